package io.jenkins.plugins.bitbucketremoveuser.client;

/** Refuses what is empty, by its name in words. */
final class Required {
    private Required() {}

    static void text(String value, String what) {
        check(value != null && !value.isBlank(), what);
    }

    static void secret(SecretText value, String what) {
        check(value != null && !value.isBlank(), what);
    }

    private static void check(boolean given, String what) {
        if (!given) {
            throw new IllegalArgumentException(what + " is empty");
        }
    }
}

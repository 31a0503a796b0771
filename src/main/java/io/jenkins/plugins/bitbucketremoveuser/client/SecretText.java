package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Objects;

/** A secret that never shows itself in a log, an exception or a debugger's default view. */
public final class SecretText {
    private final String value;

    public SecretText(String value) {
        this.value = Objects.requireNonNull(value, "secret");
    }

    /** The plain secret; call it only where it goes into a request header or body. */
    public String reveal() {
        return value;
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public String toString() {
        return "****";
    }
}

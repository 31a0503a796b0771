package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Locale;
import java.util.regex.Pattern;

/** The UUID of an account in Bitbucket, with braces and in lower case, however it was given. */
public record AccountUuid(String value) implements PersonId {
    private static final String HEX = "[0-9A-Fa-f]";
    private static final String BARE = HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}";
    private static final Pattern FORM = Pattern.compile(BARE + "|\\{" + BARE + "}");

    /** @throws InvalidInputException if it is none */
    public AccountUuid(String value) {
        if (!isOne(value)) {
            throw new InvalidInputException(
                    "account", value, "is not a UUID", "Give one, for example {6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}.");
        }
        String bare = value.startsWith("{") ? value : "{" + value + "}";
        this.value = bare.toLowerCase(Locale.ROOT);
    }

    static boolean isOne(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    @Override
    public String key() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}

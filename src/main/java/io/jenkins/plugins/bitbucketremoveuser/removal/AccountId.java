package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Locale;
import java.util.regex.Pattern;

/** An Atlassian account's id, the same in all of Atlassian's products. */
public record AccountId(String value) implements PersonId {
    private static final Pattern OLD = Pattern.compile("[0-9A-Fa-f]{24}");
    private static final Pattern NEW = Pattern.compile("[0-9A-Za-z_-]+(:[0-9A-Za-z_-]+)+");
    private static final int LONGEST = 128;

    /** @throws InvalidInputException if it cannot be one */
    public AccountId(String value) {
        if (!isOne(value)) {
            throw new InvalidInputException(
                    "account",
                    value,
                    "is not an Atlassian account id",
                    "Give one, for example 557058:6f1b4d1e-8f5c-4a1b-9a55-0123456789ab.");
        }
        this.value = OLD.matcher(value).matches() ? value.toLowerCase(Locale.ROOT) : value;
    }

    static boolean isOne(String text) {
        return text != null
                && text.length() <= LONGEST
                && (OLD.matcher(text).matches() || NEW.matcher(text).matches());
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

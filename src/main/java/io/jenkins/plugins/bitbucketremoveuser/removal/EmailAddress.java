package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.text.Normalizer;

/**
 * An e-mail address as somebody gave it, trimmed. Two addresses are the same if they differ only in the case of ASCII
 * letters: folding more (Unicode's Kelvin sign to k, say) would make strangers equal.
 */
public record EmailAddress(String value) implements PersonId {
    private static final String CURE = "Give one full address, for example jane@acme.org.";
    private static final int LONGEST = 254;
    private static final char KELVIN_SIGN = '\u212A';

    /** @throws InvalidInputException if it is empty, or cannot be an address that Bitbucket can search for */
    public EmailAddress(String value) {
        String text = value == null ? "" : composed(value.strip());
        if (text.isEmpty()) {
            throw new InvalidInputException("email", text, "is empty", CURE);
        }
        if (text.chars().anyMatch(c -> c == '"' || c == '\'' && text.startsWith("'") || c == '\\')) {
            throw new InvalidInputException("email", text, "has a quote or a backslash in it", CURE);
        }
        if (text.codePoints()
                .anyMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        // invisible, as copied from web pages: nobody would be found, and nobody would see why
                        || Character.getType(c) == Character.FORMAT
                        || c == ','
                        || c == ';'
                        || c == '<'
                        || c == '>')) {
            throw new InvalidInputException(
                    "email", text, "has a space, a comma or another character in it that addresses do not have", CURE);
        }
        int at = text.indexOf('@');
        if (at <= 0 || at != text.lastIndexOf('@') || at == text.length() - 1 || text.length() > LONGEST) {
            throw new InvalidInputException("email", text, "is not an e-mail address", CURE);
        }
        this.value = text;
    }

    public boolean isSameAs(String other) {
        return other != null && key().equals(fold(composed(other.strip())));
    }

    @Override
    public String key() {
        return fold(value);
    }

    /** The same letters in the same form, so that an address typed with loose accents is found. */
    private static String composed(String text) {
        // Unicode's own composition would make a K of the Kelvin sign
        return text.indexOf(KELVIN_SIGN) < 0 ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return folded.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}

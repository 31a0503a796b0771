package io.jenkins.plugins.bitbucketremoveuser.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a text somebody sees who may not see people. */
public final class Redaction {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>()@,;]+@[^\\s\"'<>()@,;]+");

    private final String hidden;

    /** @param hidden stands for what is not shown at all */
    public Redaction(String hidden) {
        this.hidden = hidden;
    }

    /** How somebody was named: {@code j***@acme.org} for an address, nothing of an account id or a UUID. */
    public String name(String asked) {
        return ADDRESS.matcher(asked).matches() ? masked(asked) : hidden;
    }

    public String addressesIn(String text) {
        return ADDRESS.matcher(text).replaceAll(match -> Matcher.quoteReplacement(masked(match.group())));
    }

    private static String masked(String address) {
        int at = address.indexOf('@');
        String first = address.substring(0, address.offsetByCodePoints(0, 1));
        return (first.length() == at ? "" : first) + "***" + address.substring(at);
    }
}

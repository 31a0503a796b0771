package io.jenkins.plugins.bitbucketremoveuser.configuration;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.MostPeople;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import net.sf.json.JSONObject;

/**
 * The limit of people as somebody typed it. Stapler makes nothing of what is no number, and nothing means no limit: a
 * misspelling would lift it without a word.
 */
public final class PeopleLimit {
    private static final String FIELD = "maxPeople";

    private PeopleLimit() {}

    /**
     * @return null for no limit
     * @throws InvalidInputException if it is no whole number of 1 or more
     */
    public static Integer of(String text) {
        String number = Util.fixEmptyAndTrim(text);
        if (number == null) {
            return null;
        }
        try {
            return new MostPeople(Integer.parseInt(number), SetBy.GLOBAL_CONFIGURATION).most();
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    FIELD,
                    number,
                    "is no whole number",
                    "Give a whole number of 1 or more, or leave it out for no limit.");
        }
    }

    /** @throws InvalidInputException if the form holds a limit that is none */
    public static void requireNumber(JSONObject form) {
        of(form.optString(FIELD));
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.regex.Pattern;

/** An organisation of admin.atlassian.com, as it stands in its address. */
public record OrganisationId(String value) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    /** @throws InvalidInputException if it is empty or cannot be one */
    public OrganisationId(String value) {
        String text = value == null ? "" : value.strip();
        if (!ID.matcher(text).matches()) {
            throw new InvalidInputException(
                    "organisationId",
                    text,
                    text.isEmpty() ? "is empty" : "is not an organisation's id",
                    "Give the part after admin.atlassian.com/o/ in the organisation's address, letters, digits and"
                            + " hyphens.");
        }
        this.value = text;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.credentials;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.OrganisationId;

/**
 * An organisation of admin.atlassian.com as a form, a pipeline or a configuration names it. Its API key is always secret
 * text; as the kind is fixed, no access token is taken for one, nor the other way round.
 *
 * @param where what follows the fields' names in messages; empty for nothing
 * @param organisationId null if none is chosen
 * @param credentialsId null if none is chosen
 */
public record OrganisationChoice(String where, String organisationId, String credentialsId) {
    private static final String ID = "organisationId";
    private static final String CREDENTIAL = "organisationCredentialsId";

    public OrganisationChoice {
        organisationId = Util.fixEmptyAndTrim(organisationId);
        credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public boolean isMade() {
        return organisationId != null || credentialsId != null;
    }

    /** This one if it is made, else the other; never the id of one with the key of the other. */
    public OrganisationChoice or(OrganisationChoice other) {
        return isMade() ? this : other;
    }

    /** @throws InvalidInputException if only one half is there, or the id can be none */
    public void validate() {
        if (organisationId != null) {
            new OrganisationId(organisationId);
        }
        if (isMade() && credentialsId == null) {
            throw half(CREDENTIAL, ID, "Choose the secret text that holds the organisation's API key");
        }
        if (isMade() && organisationId == null) {
            throw half(ID, CREDENTIAL, "Give the part after admin.atlassian.com/o/ in the organisation's address");
        }
    }

    private InvalidInputException half(String missing, String given, String cure) {
        return new InvalidInputException(
                missing + where, "", "is empty, but " + given + " is given", cure + ", or leave both empty.");
    }

    String credentialsField() {
        return CREDENTIAL + where;
    }
}

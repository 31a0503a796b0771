package io.jenkins.plugins.bitbucketremoveuser.credentials;

import hudson.Util;

/**
 * A credential as a form, a pipeline or a configuration names it.
 *
 * @param field the one that was filled in, for messages
 * @param id null if none is chosen
 */
public record CredentialChoice(String field, String id, CredentialKind kind) {
    public CredentialChoice {
        id = Util.fixEmptyAndTrim(id);
        kind = kind == null ? CredentialKind.AUTOMATIC : kind;
    }

    public boolean isMade() {
        return id != null;
    }

    /** This one if it is made, else the other. */
    public CredentialChoice or(CredentialChoice other) {
        return isMade() ? this : other;
    }
}

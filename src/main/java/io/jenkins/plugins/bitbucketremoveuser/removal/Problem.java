package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * Why a run or a person's removal could not go on.
 *
 * @param kind stable, for programs
 * @param message what happened
 * @param cure what to do about it
 */
public record Problem(Kind kind, String message, String cure) {

    public enum Kind {
        INVALID_CREDENTIAL("invalid-credential"),
        WRONG_CREDENTIAL_KIND("wrong-credential-kind"),
        MISSING_SCOPE("missing-scope"),
        NOT_ADMINISTRATOR("not-administrator"),
        NO_SUCH_WORKSPACE("no-such-workspace"),
        NO_ORGANISATION("no-organisation"),
        FORBIDDEN("forbidden"),
        /** Most of a roster is not in the workspace. */
        ROSTER_MISMATCH("roster-mismatch"),
        NO_SUCH_GROUP("no-such-group"),
        /** By a rule. */
        WORKSPACE_NOT_ALLOWED("workspace-not-allowed"),
        /** The list of members did not stand still. */
        MEMBERS_CHANGED("members-changed"),
        RATE_LIMITED("rate-limited"),
        UNREACHABLE("unreachable"),
        UNEXPECTED_ANSWER("unexpected-answer"),
        GONE("gone"),
        BITBUCKET_ERROR("bitbucket-error"),
        /** A defect of this software. */
        INTERNAL_ERROR("internal-error"),
        /** Told to stop in the middle. */
        STOPPED("stopped"),
        /** The run ended before this person's turn. */
        NOT_STARTED("not-started");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }
    }

    /** Of a workspace whose turn never came. */
    static Problem notBegun() {
        return new Problem(
                Kind.NOT_STARTED,
                "The run was stopped before this workspace's turn.",
                "Run it again; a repeated run is safe.");
    }

    @Override
    public String toString() {
        return message + (cure.isEmpty() ? "" : " " + cure);
    }
}

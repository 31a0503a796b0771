package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * Something that is no access but keeps a person's name.
 *
 * @param where a repository's slug or a project's key
 * @param id of the rule or the pull request; empty for a default reviewer
 * @param what of several in one place: a rule in words, a pull request's title; hostile text, and empty for a default
 *     reviewer
 * @param link where a person sees it
 */
public record Residue(Kind kind, String where, String id, String what, String link) {

    public enum Kind {
        DEFAULT_REVIEWER_PROJECT("default-reviewer-project"),
        DEFAULT_REVIEWER_REPOSITORY("default-reviewer-repository"),
        BRANCH_RESTRICTION("branch-restriction"),
        PULL_REQUEST_AUTHOR("pull-request-author"),
        PULL_REQUEST_REVIEWER("pull-request-reviewer");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("not a kind of residue: " + word);
        }
    }

    /** For example {@code branch rule "push main" of repository "billing"}. */
    public String describe() {
        return switch (kind) {
            case DEFAULT_REVIEWER_PROJECT -> "default reviewer of project \"" + where + "\"";
            case DEFAULT_REVIEWER_REPOSITORY -> "default reviewer of repository \"" + where + "\"";
            case BRANCH_RESTRICTION -> "branch rule \"" + what + "\" of repository \"" + where + "\"";
            case PULL_REQUEST_AUTHOR -> "author of open pull request #" + id + " \"" + what + "\" in \"" + where + "\"";
            case PULL_REQUEST_REVIEWER ->
                "reviewer of open pull request #" + id + " \"" + what + "\" in \"" + where + "\"";
        };
    }
}

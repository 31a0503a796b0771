package io.jenkins.plugins.bitbucketremoveuser.removal;

/** A rule that forbids touching somebody. */
public record Refusal(Rule rule, String message, String cure) {

    public enum Rule {
        SELF("self"),
        WORKSPACE_OWNER("workspace-owner"),
        LAST_ADMINISTRATOR("last-administrator"),
        PROTECTED("protected"),
        AMBIGUOUS_ADDRESS("ambiguous-address"),
        /** It is not what somebody approved. */
        NOT_IN_PLAN("not-in-plan");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }
    }
}

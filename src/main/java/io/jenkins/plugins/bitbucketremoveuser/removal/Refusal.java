package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Optional;

/**
 * A rule that forbids touching somebody, or doing anything.
 *
 * @param setBy who set the rule; empty for the rules that always hold
 */
public record Refusal(Rule rule, String message, String cure, Optional<SetBy> setBy) {

    /** Of a rule that always holds. */
    public Refusal(Rule rule, String message, String cure) {
        this(rule, message, cure, Optional.empty());
    }

    public enum Rule {
        SELF("self"),
        WORKSPACE_OWNER("workspace-owner"),
        LAST_ADMINISTRATOR("last-administrator"),
        PROTECTED("protected"),
        PROTECTED_DOMAIN("protected-domain"),
        PROTECTED_GROUP("protected-group"),
        TOO_MANY_PEOPLE("too-many-people"),
        WORKSPACE_NOT_ALLOWED("workspace-not-allowed"),
        DRY_RUN_ONLY("dry-run-only"),
        AMBIGUOUS_ADDRESS("ambiguous-address"),
        /** It is not what somebody approved. */
        NOT_IN_PLAN("not-in-plan"),
        /** Of a restore: there is nobody to give anything to. */
        ACCOUNT_GONE("account-gone"),
        /** Of a restore: it is not the account that the report tells of. */
        ANOTHER_ACCOUNT("another-account");

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

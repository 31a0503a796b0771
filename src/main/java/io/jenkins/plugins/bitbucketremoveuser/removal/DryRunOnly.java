package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Optional;

/** Nothing may be changed at all. A removal is refused rather than turned into a dry run: nobody must think it was done. */
public record DryRunOnly(SetBy setBy) implements SafetyRule {
    @Override
    public Optional<Refusal> refuse(RemovalRequest request) {
        return request.mode().dryRun()
                ? Optional.empty()
                : Optional.of(refusal(
                        Refusal.Rule.DRY_RUN_ONLY,
                        "This is no dry run, and " + named("dry run only")
                                + ", allows nothing else. Nothing was changed.",
                        "Make it a dry run. " + setBy().cure()));
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Optional;

/** Nothing may be changed at all. What would change something is refused rather than turned into a dry run: nobody must think it was done. */
public record DryRunOnly(SetBy setBy) implements SafetyRule {
    @Override
    public Optional<Refusal> refuse(WorkspaceId workspace, boolean dryRun) {
        return dryRun
                ? Optional.empty()
                : Optional.of(refusal(
                        Refusal.Rule.DRY_RUN_ONLY,
                        "This is no dry run, and " + named("dry run only")
                                + ", allows nothing else. Nothing was changed.",
                        "Make it a dry run. " + setBy().cure()));
    }
}

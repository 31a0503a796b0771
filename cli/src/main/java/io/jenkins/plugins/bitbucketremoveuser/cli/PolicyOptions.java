package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.MostPeople;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a call must not touch, and how many people it may be about. */
final class PolicyOptions {
    private static final String MAX_PEOPLE = "--max-people";

    @Mixin
    private ProtectionOptions protection;

    @Option(
            names = MAX_PEOPLE,
            paramLabel = "N",
            description = "Touch nobody if more people than this are named. Default: no limit.")
    private Integer most;

    /** @throws UsageException for what cannot be meant */
    SafetyPolicy read() {
        SafetyPolicy policy = protection.read();
        return most == null
                ? policy
                : policy.and(ProtectionOptions.rule(MAX_PEOPLE, () -> new MostPeople(most, SetBy.COMMAND_LINE)));
    }
}

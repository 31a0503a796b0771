package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedDomains;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedGroups;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyRule;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whom a call must not touch. */
final class ProtectionOptions {
    private static final String PROTECT = "--protect";
    private static final String PROTECT_GROUP = "--protect-group";

    @Option(
            names = PROTECT,
            paramLabel = "ENTRY",
            description = "Whom never to touch: an address, an account id, a UUID, or a domain (@acme.org, or"
                    + " *.acme.org for all domains below it too). Can be given several times.")
    private List<String> entries = new ArrayList<>();

    @Option(
            names = PROTECT_GROUP,
            paramLabel = "NAME",
            description = "Never touch the members of this group; its name or its slug. Can be given several times.")
    private List<String> groups = new ArrayList<>();

    /** @throws UsageException for what cannot be meant */
    SafetyPolicy read() {
        return rule(PROTECT, () -> ProtectedAccounts.of(those(entry -> !isDomain(entry)), SetBy.COMMAND_LINE))
                .and(rule(PROTECT, () -> ProtectedDomains.of(those(ProtectionOptions::isDomain), SetBy.COMMAND_LINE)))
                .and(rule(PROTECT_GROUP, () -> ProtectedGroups.of(groups, SetBy.COMMAND_LINE)));
    }

    private List<String> those(Predicate<String> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static boolean isDomain(String entry) {
        return entry.strip().startsWith("@") || entry.strip().startsWith("*");
    }

    static SafetyPolicy rule(String option, Supplier<SafetyRule> rule) {
        try {
            return SafetyPolicy.of(rule.get());
        } catch (InvalidInputException e) {
            throw new UsageException(option + ": " + e.sentence(), e);
        }
    }
}

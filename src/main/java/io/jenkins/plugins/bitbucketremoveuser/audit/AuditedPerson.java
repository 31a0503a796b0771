package io.jenkins.plugins.bitbucketremoveuser.audit;

import io.jenkins.plugins.bitbucketremoveuser.removal.Leftover;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.Person;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.Refusal;
import io.jenkins.plugins.bitbucketremoveuser.removal.ResidueResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoredPerson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run ended for one person in one workspace. All of it may be hostile text.
 *
 * @param asked how the person was named
 * @param displayName empty, like account id and UUID, if nobody was found or it is not known
 * @param outcome in the report's word
 * @param reason why it was refused or has failed; empty otherwise
 * @param left what a person must still do
 */
public record AuditedPerson(
        String workspace,
        List<String> asked,
        String displayName,
        String accountId,
        String uuid,
        String outcome,
        String reason,
        List<AuditedItem> items,
        List<String> left) {
    public AuditedPerson {
        asked = List.copyOf(asked);
        items = List.copyOf(items);
        left = List.copyOf(left);
    }

    static AuditedPerson of(String workspace, PersonReport report) {
        Optional<Person> person = report.person();
        return new AuditedPerson(
                workspace,
                report.asked().stream().map(PersonId::value).toList(),
                person.map(Person::displayName).orElse(""),
                person.map(Person::accountId).orElse(""),
                person.map(Person::uuid).orElse(""),
                report.outcome().word(),
                reason(report.outcome()),
                Stream.concat(
                                report.grants().stream().map(AuditedItem::of),
                                // what was only listed was not touched, and is not access
                                report.residues().results().stream()
                                        .filter(result -> result.state() != ResidueResult.State.LISTED)
                                        .map(AuditedItem::of))
                        .toList(),
                report.left().stream().map(Leftover::what).toList());
    }

    static AuditedPerson of(String workspace, RestoredPerson report) {
        Person person = report.person();
        return new AuditedPerson(
                workspace,
                report.asked().stream().map(PersonId::value).toList(),
                person.displayName(),
                person.accountId(),
                person.uuid(),
                report.outcome().word(),
                reason(report.outcome()),
                report.grants().stream().map(AuditedItem::of).toList(),
                report.left().stream().map(Leftover::what).toList());
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return of(refused.refusal());
        }
        return outcome instanceof Outcome.Failed failed ? of(failed.problem()) : "";
    }

    private static String reason(RestoreOutcome outcome) {
        if (outcome instanceof RestoreOutcome.Refused refused) {
            return of(refused.refusal());
        }
        return outcome instanceof RestoreOutcome.Failed failed ? of(failed.problem()) : "";
    }

    private static String of(Refusal refusal) {
        return refusal.rule().word() + ": " + refusal.message();
    }

    private static String of(Problem problem) {
        return problem.kind().word() + ": " + problem.message();
    }
}

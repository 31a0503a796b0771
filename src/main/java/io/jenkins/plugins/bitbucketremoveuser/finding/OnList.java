package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import java.util.Collection;
import java.util.List;

/** Everybody on a list, of leavers for example. */
public record OnList(Roster list) implements Criterion {
    @Override
    public String word() {
        return "on-list";
    }

    @Override
    public String description() {
        return "is on the list " + list.name() + " (" + list.size() + " entries)";
    }

    @Override
    public List<EmailAddress> addresses() {
        return list.addresses();
    }

    @Override
    public boolean usesAddresses() {
        return true;
    }

    @Override
    public List<String> examine(Collection<Candidate> everybody, Facts facts) {
        List<PersonId> unknown = list.unknown(everybody);
        return unknown.isEmpty()
                ? List.of()
                : List.of(unknown.size() + " of the " + list.size() + " entries of the list " + list.name()
                        + " mean no member of the workspace: " + Roster.some(unknown) + ".");
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts) {
        return Verdict.of(list.names(candidate), "is on the list", "is not on the list");
    }
}

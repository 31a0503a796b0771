package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;

/** Everybody who is in no group: what such a person can do was given to this person alone. */
public record GrantedOnlyDirectly() implements Criterion {
    @Override
    public String word() {
        return "granted-only-directly";
    }

    @Override
    public String description() {
        return "is in no group";
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts)
            throws ProblemException, BitbucketException, InterruptedException {
        return Verdict.of(
                facts.groupsOf(candidate).isEmpty(),
                "is in no group, so all access was granted directly",
                "is in a group");
    }
}

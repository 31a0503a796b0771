package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everybody but those who were added less than so many days ago: they have not signed in yet, or are not on the roster
 * yet. Who was added at a time that nobody tells is no newcomer; else nobody would be found in a workspace that tells none.
 */
public record NoNewcomer(int days) implements Criterion {
    private static final int MOST = 3650;

    /** @throws InvalidInputException for less than a day or more than ten years */
    public NoNewcomer {
        if (days < 1 || days > MOST) {
            throw new InvalidInputException(
                    "newcomerDays", Integer.toString(days), "is out of range", "Give 1 to " + MOST + ".");
        }
    }

    @Override
    public String word() {
        return "no-newcomer";
    }

    @Override
    public String description() {
        return "was not added within the last " + days + " days";
    }

    @Override
    public boolean suffices() {
        return false;
    }

    @Override
    public List<String> examine(Collection<Candidate> everybody, Facts facts) {
        long untold = facts.hasOrganisation()
                ? 0
                : everybody.stream().filter(one -> one.added().isEmpty()).count();
        return untold == 0
                ? List.of()
                : List.of("Of " + untold + " of the " + everybody.size() + " members, Bitbucket does not tell when they"
                        + " were added, and no organisation is asked: none of them is taken for a newcomer.");
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts) throws BitbucketException, InterruptedException {
        Instant limit = facts.now().minus(Duration.ofDays(days));
        Optional<Instant> added = facts.added(candidate);
        if (added.isEmpty()) {
            return new Verdict.Matched("was added at a time that is not told");
        }
        return Verdict.of(
                !added.get().isAfter(limit),
                "was added on " + added.get().atOffset(ZoneOffset.UTC).toLocalDate(),
                "was added within the last " + days + " days");
    }
}

package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Everybody whose last use is known, and at least so many days ago. */
public record InactiveDays(int days) implements Criterion {
    private static final int MOST = 3650;

    /** @throws InvalidInputException for less than a day or more than ten years */
    public InactiveDays {
        if (days < 1 || days > MOST) {
            throw new InvalidInputException(
                    "inactiveDays", Integer.toString(days), "is out of range", "Give 1 to " + MOST + ".");
        }
    }

    @Override
    public String word() {
        return "inactive-days";
    }

    @Override
    public String description() {
        return "has not been active for " + days + " days";
    }

    /** The later one of what Bitbucket and the organisation tell. */
    @Override
    public Verdict judge(Candidate candidate, Facts facts) throws BitbucketException, InterruptedException {
        Instant limit = facts.now().minus(Duration.ofDays(days));
        if (candidate.lastAccess().filter(limit::isBefore).isPresent()) {
            return active();
        }
        Optional<Instant> elsewhere = facts.lastActive(candidate);
        if (elsewhere.filter(limit::isBefore).isPresent()) {
            return active();
        }
        Optional<Instant> last = candidate
                .lastAccess()
                .filter(one -> elsewhere.filter(one::isBefore).isEmpty())
                .or(() -> elsewhere);
        return last.<Verdict>map(time -> new Verdict.Matched(
                        "was last active on " + time.atOffset(ZoneOffset.UTC).toLocalDate()))
                .orElseGet(() -> new Verdict.Kept("has no last use that is told"));
    }

    private Verdict active() {
        return new Verdict.Kept("was active within the last " + days + " days");
    }
}

package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Everybody whose account has one of these statuses: deactivated accounts that still are members, for example. */
public final class AccountStatus implements Criterion {
    private static final List<String> KNOWN = List.of("active", "inactive", "closed");

    private final Set<String> statuses = new TreeSet<>();

    /** @throws InvalidInputException for one that Atlassian does not know, and for none */
    public AccountStatus(Collection<String> statuses) {
        statuses.forEach(status -> this.statuses.add(known(status)));
        if (this.statuses.isEmpty()) {
            known("");
        }
    }

    private static String known(String status) {
        String folded = status.strip().toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(folded)) {
            throw new InvalidInputException(
                    "accountStatus", status, "is no status of an account", "Give active, inactive or closed.");
        }
        return folded;
    }

    @Override
    public String word() {
        return "account-status";
    }

    @Override
    public String description() {
        return "has an account that is " + String.join(" or ", statuses);
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts) throws BitbucketException, InterruptedException {
        String status = facts.accountStatus(candidate);
        if (status.isEmpty()) {
            return new Verdict.Kept("has an account whose status is not told");
        }
        return Verdict.of(
                statuses.contains(status), "has an account that is " + status, "has an account that is " + status);
    }
}

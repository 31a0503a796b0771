package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Everybody who is not on a roster under any known address or id. Bitbucket hides its members' addresses, so the roster's
 * are looked up and turned into accounts.
 *
 * @param mostUnknown the share of the roster, in percent, that may mean nobody of the workspace; beyond it, the roster is
 *     taken for another company's
 */
public record NotOnRoster(Roster roster, int mostUnknown) implements Criterion {
    public static final int USUAL_MOST_UNKNOWN = 20;
    private static final int WORTH_A_WARNING = 20;
    private static final int PERCENT = 100;

    /** @throws InvalidInputException for a share that is none */
    public NotOnRoster {
        requireShare(mostUnknown);
    }

    /** @throws InvalidInputException if it is no share in percent */
    public static void requireShare(int mostUnknown) {
        if (mostUnknown < 0 || mostUnknown > PERCENT) {
            throw new InvalidInputException(
                    "mostUnknown", Integer.toString(mostUnknown), "is no percentage", "Give one from 0 to 100.");
        }
    }

    @Override
    public String word() {
        return "not-on-roster";
    }

    @Override
    public String description() {
        return "is not on the roster " + roster.name() + " (" + roster.size() + " entries)";
    }

    @Override
    public List<EmailAddress> addresses() {
        return roster.addresses();
    }

    @Override
    public boolean usesAddresses() {
        return true;
    }

    @Override
    public List<String> examine(Collection<Candidate> everybody, Facts facts) throws ProblemException {
        List<PersonId> unknown = roster.unknown(everybody);
        if ((long) unknown.size() * PERCENT > (long) mostUnknown * roster.size()) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.ROSTER_MISMATCH,
                            unknown.size() + " of the " + roster.size() + " entries of the roster " + roster.name()
                                    + " mean no member of the workspace, more than " + mostUnknown
                                    + " %: " + Roster.some(unknown) + ". Nobody is named.",
                            "See whether it is this company's roster, and whether its column has the addresses of the"
                                    + " Atlassian accounts; or allow a larger share."),
                    null);
        }
        List<String> warnings = new ArrayList<>();
        if (!unknown.isEmpty()) {
            warnings.add(unknown.size() + " of the " + roster.size() + " entries of the roster " + roster.name()
                    + " mean no member of the workspace: " + Roster.some(unknown)
                    + ". If one of these people has an account with another address, that account counts as not on the"
                    + " roster.");
        }
        long off = everybody.stream().filter(one -> !roster.names(one)).count();
        if (off * PERCENT > (long) WORTH_A_WARNING * everybody.size()) {
            warnings.add(off + " of the " + everybody.size() + " members are not on the roster " + roster.name()
                    + ". See whether it is whole.");
        }
        return warnings;
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts) {
        return Verdict.of(!roster.names(candidate), "is not on the roster", "is on the roster");
    }
}

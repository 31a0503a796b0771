package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import java.util.Collection;
import java.util.List;

/**
 * One thing that is true of whoever is looked for. What cannot be found out about somebody keeps that person, with the
 * one exception of {@link NoNewcomer}.
 */
public sealed interface Criterion
        permits NotOnRoster,
                OnList,
                EmailDomain,
                InactiveDays,
                AccountStatus,
                NeverIn,
                GrantedOnlyDirectly,
                NoNewcomer {
    /** Stable, for programs. */
    String word();

    /** For people, for example {@code is not on the roster hr.csv}. */
    String description();

    /** Whether this says whom to look for, rather than whom to leave out of those that others find. */
    default boolean suffices() {
        return true;
    }

    /** Whose addresses these are has to be known. */
    default List<EmailAddress> addresses() {
        return List.of();
    }

    /** Whether more addresses of people, from wherever they can be had, make it better. */
    default boolean usesAddresses() {
        return false;
    }

    /**
     * Looks at everybody before anybody is judged.
     *
     * @return warnings
     * @throws ProblemException if nobody can be judged by this
     */
    default List<String> examine(Collection<Candidate> everybody, Facts facts)
            throws ProblemException, BitbucketException, InterruptedException {
        return List.of();
    }

    Verdict judge(Candidate candidate, Facts facts) throws ProblemException, BitbucketException, InterruptedException;
}

package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the engine, and the truth around it.
 *
 * @param start the truth before the first run of the case
 * @param answersGetLost see {@link Scenario.Trouble}
 * @param writes requests of this run that could have changed something
 */
record Run(
        Scenario scenario,
        boolean dryRun,
        Behaviour behaviour,
        boolean answersGetLost,
        Truth start,
        Truth before,
        Truth after,
        RemovalReport report,
        List<RequestRecord> writes) {

    private static final List<Duration> DELAYS = RemovalSettings.standard().rereadDelays();

    /** Whether something that is gone may show for longer than the engine waits, so that it must not say "removed". */
    boolean lagsLongerThanPatience() {
        Behaviour first = scenario.behaviour();
        // what an earlier run has changed goes on as it began: hours may have passed meanwhile, but hardly any read
        return lags(behaviour).anyMatch(lag -> looksInVain(lag.time()) > DELAYS.size())
                || lags(first).anyMatch(lag -> lag.reads() > DELAYS.size())
                // the list is first read when the membership shows no more
                || looksInVain(first.membershipLag()) + first.effectiveListLag().reads() > DELAYS.size();
    }

    private static Stream<Lag> lags(Behaviour behaviour) {
        return Stream.of(behaviour.effectiveListLag(), behaviour.membershipLag(), behaviour.writeReadLag());
    }

    private static int looksInVain(Lag lag) {
        return Math.max(lag.reads(), looksInVain(lag.time()));
    }

    /** How often the engine looks before so much time is over. */
    private static int looksInVain(Duration time) {
        int looks = 0;
        Duration waited = Duration.ZERO;
        while (waited.compareTo(time) < 0 && looks <= DELAYS.size()) {
            waited = looks < DELAYS.size() ? waited.plus(DELAYS.get(looks)) : waited;
            looks++;
        }
        return looks;
    }

    /** Whether a list of more than one page may change between two pages, so that a grant shows on neither. */
    boolean listsMayTear() {
        return scenario.layout().repositories() > 100
                && scenario.behaviour().effectiveListLag().reads() > 0;
    }

    /** Whether there is a reason, known from outside, for which the engine cannot do its work. */
    boolean mayFail() {
        return answersGetLost
                || behaviour.rateLimit() > 0
                || !scenario.access().suffices(behaviour)
                || !before.of(caller()).administrator();
    }

    String caller() {
        return scenario.access().caller(scenario.layout());
    }

    /** Whether Bitbucket lists pending invitations for this credential. */
    boolean seesInvitations() {
        return scenario.layout().kind() == WorkspaceKind.LEGACY
                && (!scenario.access().usesApiTokenForGroups()
                        || behaviour.groupReadByApiToken() == Behaviour.LegacyAccess.ALLOWED);
    }

    /** Whether the engine can know the person's account; an invitation has none. */
    boolean isKnown(String email) {
        return before.of(email).member() || scenario.task().protection() == Scenario.Protection.EMAIL;
    }

    /** Whether a rule forbids to touch this person. */
    boolean isUntouchable(String email) {
        return email.equals(caller())
                || scenario.protectedEmails().contains(email)
                || before.of(email).administrator() && !someAdministratorStays();
    }

    private boolean someAdministratorStays() {
        return before.people().entrySet().stream()
                .anyMatch(one ->
                        one.getValue().administrator() && !scenario.asked().contains(one.getKey()));
    }
}

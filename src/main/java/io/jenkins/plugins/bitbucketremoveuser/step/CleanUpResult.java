package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.build.BuildCleanUp;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpJson;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpText;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.Stop;
import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.step.FindResult.FoundUser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step did, for pipeline code. A copy of texts and numbers: it survives a restart and cannot do anything. */
public final class CleanUpResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean dryRun;
    private final String outcome;
    private final String summary;
    private final String stop;
    private final int requests;
    private final String json;
    private final FindResult search;
    private final ArrayList<FoundUser> due;
    private final ArrayList<WaitingUser> waiting;
    private final ArrayList<FoundUser> unchecked;
    private final RemovalResult removal;

    private CleanUpResult(BuildCleanUp.Result done) {
        CleanUpReport report = done.report();
        dryRun = report.dryRun();
        outcome = report.outcome().word();
        summary = CleanUpText.summary(report);
        stop = report.stop().map(Stop::toString).orElse("");
        requests = report.requestCount();
        json = new CleanUpJson().write(report);
        search = report.search().map(FindResult::of).orElse(null);
        due = users(report.due());
        waiting = new ArrayList<>();
        report.waiting()
                .forEach(one -> waiting.add(new WaitingUser(
                        new FoundUser(one.found()),
                        one.since().toString(),
                        one.due().toString())));
        unchecked = users(report.unchecked());
        removal = report.removal()
                .map(run -> RemovalResult.of(new BuildReport(run, done.plan())))
                .orElse(null);
    }

    private static ArrayList<FoundUser> users(List<FoundPerson> people) {
        return new ArrayList<>(people.stream().map(FoundUser::new).toList());
    }

    static CleanUpResult of(BuildCleanUp.Result done) {
        return new CleanUpResult(done);
    }

    @Whitelisted
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * {@code removed}, {@code nothing-to-do}, {@code planned} or {@code left-for-a-person}; of a failed step also
     * {@code refused} or {@code failed}.
     */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /** One line. */
    @Whitelisted
    public String getSummary() {
        return summary;
    }

    /** Why nobody was touched although people may be due; empty if nothing stopped it. */
    @Whitelisted
    public String getStop() {
        return stop;
    }

    /** How many were sent to Bitbucket. */
    @Whitelisted
    public int getRequests() {
        return requests;
    }

    /** The whole report, see {@code docs/clean-up.md}. */
    @Whitelisted
    public String getJson() {
        return json;
    }

    /** Whom it found; null if it was stopped before, or went on after a restart. */
    @Whitelisted
    public FindResult getSearch() {
        return search;
    }

    /** Whose turn it was. */
    @Whitelisted
    public List<FoundUser> getDue() {
        return new ArrayList<>(due);
    }

    /** Who is found and has a grace period. */
    @Whitelisted
    public List<WaitingUser> getWaiting() {
        return new ArrayList<>(waiting);
    }

    /** Who is found and left alone, since no address is known that a protected domain could be told by. */
    @Whitelisted
    public List<FoundUser> getUnchecked() {
        return new ArrayList<>(unchecked);
    }

    /** What became of those who were due; null if nobody was. Of a dry run, it is made for {@code bitbucketRemoveUser plan:}. */
    @Whitelisted
    public RemovalResult getRemoval() {
        return removal;
    }

    @Whitelisted
    @Override
    public String toString() {
        return summary;
    }

    /** Somebody who is found and not removed yet. */
    public static final class WaitingUser implements Serializable {
        private static final long serialVersionUID = 1L;

        private final FoundUser user;
        private final String since;
        private final String due;

        private WaitingUser(FoundUser user, String since, String due) {
            this.user = user;
            this.since = since;
            this.due = due;
        }

        @Whitelisted
        public FoundUser getUser() {
            return user;
        }

        /** When this person was found first; ISO 8601, UTC. */
        @Whitelisted
        public String getSince() {
            return since;
        }

        /** When this person is removed if still found then; ISO 8601, UTC. */
        @Whitelisted
        public String getDue() {
            return due;
        }

        @Whitelisted
        @Override
        public String toString() {
            return user + " from " + due;
        }
    }
}

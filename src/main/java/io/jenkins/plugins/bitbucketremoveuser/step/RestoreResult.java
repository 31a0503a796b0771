package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoredPerson;
import io.jenkins.plugins.bitbucketremoveuser.step.RemovalResult.RemainingThing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step put back, for pipeline code. A copy of texts and numbers: it survives a restart and cannot do anything. */
public final class RestoreResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean dryRun;
    private final String outcome;
    private final String summary;
    private final int requests;
    private final String json;
    private final ArrayList<PersonBack> people = new ArrayList<>();

    private RestoreResult(RestoreReport report) {
        dryRun = report.dryRun();
        outcome = report.outcome().word();
        summary = RestoreText.summary(report);
        requests = report.requestCount();
        json = new RestoreJson().write(report);
        report.workspaces()
                .forEach(workspace -> workspace
                        .people()
                        .forEach(person ->
                                people.add(new PersonBack(workspace.workspace().value(), person))));
    }

    static RestoreResult of(RestoreReport report) {
        return new RestoreResult(report);
    }

    @Whitelisted
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * The worst of the people's: {@code restored}, {@code nothing-to-do}, {@code planned} or {@code left-for-a-person}; of
     * a failed step also {@code refused} or {@code failed}.
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

    /** How many were sent to Bitbucket. */
    @Whitelisted
    public int getRequests() {
        return requests;
    }

    /** The whole report, see {@code docs/restore.md}. */
    @Whitelisted
    public String getJson() {
        return json;
    }

    /** Everybody, once for each removal. */
    @Whitelisted
    public List<PersonBack> getPeople() {
        return new ArrayList<>(people);
    }

    /** What a person must still do, of everybody in all workspaces. */
    @Whitelisted
    public List<RemainingThing> getRemaining() {
        List<RemainingThing> all = new ArrayList<>();
        people.forEach(person -> all.addAll(person.getRemaining()));
        return all;
    }

    @Whitelisted
    @Override
    public String toString() {
        return summary;
    }

    /** One person of the result, in one workspace. */
    public static final class PersonBack implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String workspace;
        private final ArrayList<String> asked;
        private final String uuid;
        private final String accountId;
        private final String displayName;
        private final String outcome;
        private final ArrayList<ResultGrant> grants;
        private final ArrayList<RemainingThing> remaining = new ArrayList<>();

        private PersonBack(String workspace, RestoredPerson report) {
            this.workspace = workspace;
            asked = new ArrayList<>(report.asked().stream().map(PersonId::value).toList());
            uuid = report.person().uuid();
            accountId = report.person().accountId();
            displayName = report.person().displayName();
            outcome = report.outcome().word();
            grants = new ArrayList<>(
                    report.grants().stream().map(ResultGrant::of).toList());
            report.left().forEach(left -> remaining.add(new RemainingThing(workspace, left)));
        }

        @Whitelisted
        public String getWorkspace() {
            return workspace;
        }

        /** How the removal was asked for this person. */
        @Whitelisted
        public List<String> getAsked() {
            return new ArrayList<>(asked);
        }

        /** With braces; empty if the removal found nobody. */
        @Whitelisted
        public String getUuid() {
            return uuid;
        }

        /** Atlassian's account id; empty if the removal found nobody. */
        @Whitelisted
        public String getAccountId() {
            return accountId;
        }

        @Whitelisted
        public String getDisplayName() {
            return displayName;
        }

        /**
         * {@code restored}, {@code partly-restored}, {@code planned}, {@code nothing-to-do}, {@code refused} or
         * {@code failed}.
         */
        @Whitelisted
        public String getOutcome() {
            return outcome;
        }

        @Whitelisted
        public List<ResultGrant> getGrants() {
            return new ArrayList<>(grants);
        }

        @Whitelisted
        public List<RemainingThing> getRemaining() {
            return new ArrayList<>(remaining);
        }

        @Whitelisted
        @Override
        public String toString() {
            return String.join(", ", asked) + ": " + outcome;
        }
    }
}

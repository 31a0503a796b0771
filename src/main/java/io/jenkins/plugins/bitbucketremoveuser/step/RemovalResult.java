package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.build.BuildReport;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanReference;
import io.jenkins.plugins.bitbucketremoveuser.removal.Capability;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Forecast;
import io.jenkins.plugins.bitbucketremoveuser.removal.Leftover;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanText;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step did, for pipeline code. A copy of texts and numbers: it survives a restart and cannot do anything. */
public final class RemovalResult implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Null if this is no plan. */
    private final PlanReference plan;

    private final boolean dryRun;
    private final String outcome;
    private final String summary;
    private final int requests;
    private final String json;
    private final ArrayList<WorkspaceResult> workspaces;

    private RemovalResult(BuildReport done) {
        RunReport report = done.report();
        plan = done.plan().orElse(null);
        dryRun = report.dryRun();
        outcome = report.outcome().word();
        summary = plan == null ? ReportText.summary(report) : PlanText.summary(report);
        requests = report.requestCount();
        json = new ReportJson().write(report);
        workspaces = new ArrayList<>(
                report.workspaces().stream().map(WorkspaceResult::new).toList());
    }

    static RemovalResult of(BuildReport done) {
        return new RemovalResult(done);
    }

    /** What it takes to do exactly what was planned; empty if this is no plan. */
    Optional<PlanReference> plan() {
        return Optional.ofNullable(plan);
    }

    @Whitelisted
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * The worst of the workspaces': {@code removed}, {@code nothing-to-do}, {@code planned} or
     * {@code left-for-a-person}; of a failed step also {@code refused} or {@code failed}.
     */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /** One line; of a plan, what it would do, for whoever is to approve it. */
    @Whitelisted
    public String getSummary() {
        return summary;
    }

    /** Of a plan, how many requests a removal would take about; 0 if this is no plan. */
    @Whitelisted
    public int getPredictedRequests() {
        return workspaces.stream()
                .mapToInt(WorkspaceResult::getPredictedRequests)
                .sum();
    }

    /** How many were sent to Bitbucket. */
    @Whitelisted
    public int getRequests() {
        return requests;
    }

    /** The whole report, see {@code docs/report.md}. */
    @Whitelisted
    public String getJson() {
        return json;
    }

    /** In the order asked for. */
    @Whitelisted
    public List<WorkspaceResult> getWorkspaces() {
        return new ArrayList<>(workspaces);
    }

    /** Everybody, once for each workspace. */
    @Whitelisted
    public List<RemovedPerson> getPeople() {
        List<RemovedPerson> all = new ArrayList<>();
        workspaces.forEach(workspace -> all.addAll(workspace.getPeople()));
        return all;
    }

    /** What a person must still do, of everybody in all workspaces. */
    @Whitelisted
    public List<RemainingThing> getRemaining() {
        List<RemainingThing> all = new ArrayList<>();
        workspaces.forEach(workspace -> all.addAll(workspace.getRemaining()));
        return all;
    }

    @Whitelisted
    @Override
    public String toString() {
        return summary;
    }

    /** One workspace of the result. */
    public static final class WorkspaceResult implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String workspace;
        private final String outcome;
        private final int predictedRequests;
        private final int mostRequests;
        private final String problem;
        private final ArrayList<PreflightRow> preflight;
        private final ArrayList<RemovedPerson> people;

        private WorkspaceResult(RemovalReport report) {
            workspace = report.workspace().value();
            outcome = report.outcome().word();
            problem = report.problem().map(Problem::toString).orElse("");
            preflight = new ArrayList<>(
                    report.capabilities().stream().map(PreflightRow::new).toList());
            predictedRequests = report.forecast().map(Forecast::about).orElse(0);
            mostRequests = report.forecast().map(Forecast::atMost).orElse(0);
            people = new ArrayList<>(report.people().stream()
                    .map(person -> new RemovedPerson(workspace, person))
                    .toList());
        }

        @Whitelisted
        public String getWorkspace() {
            return workspace;
        }

        /** As {@link RemovalResult#getOutcome()}, of this workspace alone. */
        @Whitelisted
        public String getOutcome() {
            return outcome;
        }

        /** What ended the work in this workspace, and the cure; empty if nothing did. */
        @Whitelisted
        public String getProblem() {
            return problem;
        }

        /** What could be taken away with which credential; empty if nobody was to leave. */
        @Whitelisted
        public List<PreflightRow> getPreflight() {
            return new ArrayList<>(preflight);
        }

        /** Of a plan, how many requests a removal would take about; 0 if this is no plan. */
        @Whitelisted
        public int getPredictedRequests() {
            return predictedRequests;
        }

        /** The same, if every repository grant that is not named turns out to be there. */
        @Whitelisted
        public int getMostRequests() {
            return mostRequests;
        }

        @Whitelisted
        public List<RemovedPerson> getPeople() {
            return new ArrayList<>(people);
        }

        @Whitelisted
        public List<RemainingThing> getRemaining() {
            List<RemainingThing> all = new ArrayList<>();
            people.forEach(person -> all.addAll(person.getRemaining()));
            return all;
        }

        @Whitelisted
        @Override
        public String toString() {
            return workspace + ": " + outcome;
        }
    }

    /** Whether one family of access can be taken away with the credential that was given for it. */
    public static final class PreflightRow implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String what;
        private final String credential;
        private final String can;
        private final String remark;

        private PreflightRow(Capability capability) {
            what = capability.area().word();
            credential = capability.credential();
            can = capability.verdict().word();
            remark = capability.remark();
        }

        /** {@code grants}, {@code groups}, {@code invitations} or {@code organisation}. */
        @Whitelisted
        public String getWhat() {
            return what;
        }

        /** The kind that was given; empty if none was. */
        @Whitelisted
        public String getCredential() {
            return credential;
        }

        /** {@code yes}, {@code no}, or {@code not-refused}: as much as can be told before it is tried. */
        @Whitelisted
        public String getCan() {
            return can;
        }

        /** What was seen, and the cure if something is missing. */
        @Whitelisted
        public String getRemark() {
            return remark;
        }

        @Whitelisted
        @Override
        public String toString() {
            return what + ": " + can + (remark.isEmpty() ? "" : ". " + remark);
        }
    }

    /** One person of the result, in one workspace. */
    public static final class RemovedPerson implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String workspace;
        private final ArrayList<String> asked;
        private final String email;
        private final String uuid;
        private final String accountId;
        private final String displayName;
        private final String outcome;
        private final ArrayList<ResultGrant> grants;
        private final ArrayList<RemainingThing> remaining;
        private final ArrayList<PersonResidue> residues;
        private final ArrayList<String> warnings;

        private RemovedPerson(String workspace, PersonReport report) {
            this.workspace = workspace;
            asked = new ArrayList<>(report.asked().stream().map(PersonId::value).toList());
            email = report.email().map(EmailAddress::value).orElse("");
            uuid = report.person().map(person -> person.uuid()).orElse("");
            accountId = report.person().map(person -> person.accountId()).orElse("");
            displayName = report.person().map(person -> person.displayName()).orElse("");
            outcome = report.outcome().word();
            grants = new ArrayList<>(
                    report.grants().stream().map(ResultGrant::of).toList());
            remaining = new ArrayList<>();
            report.left().forEach(left -> remaining.add(new RemainingThing(workspace, left)));
            warnings = new ArrayList<>(
                    report.outcome() instanceof Outcome.Planned planned ? planned.warnings() : List.of());
            residues = new ArrayList<>(
                    report.residues().results().stream().map(PersonResidue::new).toList());
        }

        @Whitelisted
        public String getWorkspace() {
            return workspace;
        }

        /** How the person was named: several if several ways lead to the same account. */
        @Whitelisted
        public List<String> getAsked() {
            return new ArrayList<>(asked);
        }

        /** Empty for somebody who was asked for by account id or UUID alone. */
        @Whitelisted
        public String getEmail() {
            return email;
        }

        /** With braces; empty if nobody was found. */
        @Whitelisted
        public String getUuid() {
            return uuid;
        }

        /** Atlassian's account id; empty if nobody was found. */
        @Whitelisted
        public String getAccountId() {
            return accountId;
        }

        @Whitelisted
        public String getDisplayName() {
            return displayName;
        }

        /** {@code removed}, {@code not-a-member}, {@code planned}, {@code still-member}, {@code refused}, {@code failed}. */
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

        /** Of a plan, what somebody should know before approving it. */
        @Whitelisted
        public List<String> getWarnings() {
            return new ArrayList<>(warnings);
        }

        /** What is no access but keeps the person's name, as far as it was looked for. */
        @Whitelisted
        public List<PersonResidue> getResidues() {
            return new ArrayList<>(residues);
        }

        @Whitelisted
        @Override
        public String toString() {
            return String.join(", ", asked) + ": " + outcome;
        }
    }

    /** Something that a person must still do. */
    public static final class RemainingThing implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String workspace;
        private final String what;
        private final String why;
        private final String cure;

        RemainingThing(String workspace, Leftover left) {
            this.workspace = workspace;
            what = left.what();
            why = left.why();
            cure = left.cure();
        }

        @Whitelisted
        public String getWorkspace() {
            return workspace;
        }

        @Whitelisted
        public String getWhat() {
            return what;
        }

        @Whitelisted
        public String getWhy() {
            return why;
        }

        /** Who can, and where. */
        @Whitelisted
        public String getCure() {
            return cure;
        }

        @Whitelisted
        @Override
        public String toString() {
            return what + ": " + why + " " + cure;
        }
    }
}

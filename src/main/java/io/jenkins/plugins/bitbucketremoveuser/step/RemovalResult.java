package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.Leftover;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step did, for pipeline code. A copy of texts and numbers: it survives a restart and cannot do anything. */
public final class RemovalResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String workspace;
    private final boolean dryRun;
    private final String outcome;
    private final String summary;
    private final int requests;
    private final String json;
    private final ArrayList<RemovedPerson> people;

    private RemovalResult(RemovalReport report) {
        workspace = report.workspace().value();
        dryRun = report.dryRun();
        outcome = report.outcome().word();
        summary = ReportText.summary(report);
        requests = report.requestCount();
        json = new ReportJson().write(report);
        people =
                new ArrayList<>(report.people().stream().map(RemovedPerson::new).toList());
    }

    static RemovalResult of(RemovalReport report) {
        return new RemovalResult(report);
    }

    @Whitelisted
    public String getWorkspace() {
        return workspace;
    }

    @Whitelisted
    public boolean isDryRun() {
        return dryRun;
    }

    /** {@code removed}, {@code nothing-to-do}, {@code planned} or {@code left-for-a-person}. */
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

    /** The whole report, see {@code docs/report.md}. */
    @Whitelisted
    public String getJson() {
        return json;
    }

    @Whitelisted
    public List<RemovedPerson> getPeople() {
        return new ArrayList<>(people);
    }

    /** What a person must still do, of everybody. */
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

    /** One person of the result. */
    public static final class RemovedPerson implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String email;
        private final String uuid;
        private final String accountId;
        private final String displayName;
        private final String outcome;
        private final ArrayList<RevokedGrant> grants;
        private final ArrayList<RemainingThing> remaining;
        private final ArrayList<PersonResidue> residues;

        private RemovedPerson(PersonReport report) {
            email = report.email().value();
            uuid = report.person().map(person -> person.uuid()).orElse("");
            accountId = report.person().map(person -> person.accountId()).orElse("");
            displayName = report.person().map(person -> person.displayName()).orElse("");
            outcome = report.outcome().word();
            grants = new ArrayList<>(
                    report.grants().stream().map(RevokedGrant::new).toList());
            remaining = new ArrayList<>();
            report.left().forEach(left -> remaining.add(new RemainingThing(left)));
            residues = new ArrayList<>(
                    report.residues().results().stream().map(PersonResidue::new).toList());
        }

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

        /** {@code removed}, {@code not-a-member}, {@code planned} or {@code still-member}. */
        @Whitelisted
        public String getOutcome() {
            return outcome;
        }

        @Whitelisted
        public List<RevokedGrant> getGrants() {
            return new ArrayList<>(grants);
        }

        @Whitelisted
        public List<RemainingThing> getRemaining() {
            return new ArrayList<>(remaining);
        }

        /** What is no access but keeps the person's name, as far as it was looked for. */
        @Whitelisted
        public List<PersonResidue> getResidues() {
            return new ArrayList<>(residues);
        }

        @Whitelisted
        @Override
        public String toString() {
            return email + ": " + outcome;
        }
    }

    /** One grant that was found. */
    public static final class RevokedGrant implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String kind;
        private final String id;
        private final String name;
        private final String level;
        private final String state;

        private RevokedGrant(GrantResult result) {
            kind = result.grant().kind().word();
            id = result.grant().id();
            name = result.grant().name();
            level = result.grant().level();
            state = result.state().word();
        }

        /** {@code group}, {@code project}, {@code repository} or {@code invitation}. */
        @Whitelisted
        public String getKind() {
            return kind;
        }

        /** A group's slug, a project's key, a repository's slug or an invitation's address. */
        @Whitelisted
        public String getId() {
            return id;
        }

        @Whitelisted
        public String getName() {
            return name;
        }

        /** What it allowed, in Bitbucket's words. */
        @Whitelisted
        public String getLevel() {
            return level;
        }

        /** {@code planned}, {@code revoked}, {@code already-gone} or {@code left}. */
        @Whitelisted
        public String getState() {
            return state;
        }

        @Whitelisted
        @Override
        public String toString() {
            return kind + " " + id + ": " + state;
        }
    }

    /** Something that a person must still do. */
    public static final class RemainingThing implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String what;
        private final String why;
        private final String cure;

        private RemainingThing(Leftover left) {
            what = left.what();
            why = left.why();
            cure = left.cure();
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

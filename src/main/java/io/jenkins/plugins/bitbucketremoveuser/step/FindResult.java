package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.finding.KeptPeople;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchJson;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Refusal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** Whom the step found, for pipeline code. A copy of texts and numbers: it survives a restart and cannot do anything. */
public final class FindResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String workspace;
    private final int members;
    private final int requests;
    private final String summary;
    private final String json;
    private final ArrayList<FoundUser> found;
    private final ArrayList<KeptUsers> kept;
    private final ArrayList<String> warnings;

    private FindResult(SearchReport report) {
        workspace = report.workspace().value();
        members = report.members();
        requests = report.totalRequests();
        summary = SearchText.summary(report);
        json = new SearchJson().write(report);
        found = new ArrayList<>(report.found().stream().map(FoundUser::new).toList());
        kept = new ArrayList<>(report.kept().stream().map(KeptUsers::new).toList());
        warnings = new ArrayList<>(report.warnings());
    }

    static FindResult of(SearchReport report) {
        return new FindResult(report);
    }

    @Whitelisted
    public String getWorkspace() {
        return workspace;
    }

    /** How many people were looked at. */
    @Whitelisted
    public int getMembers() {
        return members;
    }

    /** How many were sent to Bitbucket. */
    @Whitelisted
    public int getRequests() {
        return requests;
    }

    /** One line. */
    @Whitelisted
    public String getSummary() {
        return summary;
    }

    /** The whole report, see {@code docs/find.md}. */
    @Whitelisted
    public String getJson() {
        return json;
    }

    /** Those too whom a removal would not touch. */
    @Whitelisted
    public List<FoundUser> getFound() {
        return new ArrayList<>(found);
    }

    /** Of those whom a removal would touch; made for {@code bitbucketRemoveUser accounts: found.accounts}. */
    @Whitelisted
    public List<String> getAccounts() {
        return new ArrayList<>(found.stream()
                .filter(one -> one.untouchable.isEmpty())
                .map(one -> one.account)
                .toList());
    }

    @Whitelisted
    public List<KeptUsers> getKept() {
        return new ArrayList<>(kept);
    }

    @Whitelisted
    public List<String> getWarnings() {
        return new ArrayList<>(warnings);
    }

    @Whitelisted
    @Override
    public String toString() {
        return summary;
    }

    /** Somebody who matches. */
    public static final class FoundUser implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String account;
        private final String accountId;
        private final String uuid;
        private final String displayName;
        private final ArrayList<String> addresses;
        private final ArrayList<String> reasons;
        private final String untouchable;

        FoundUser(FoundPerson one) {
            account = one.account();
            accountId = one.person().accountId();
            uuid = one.person().uuid();
            displayName = one.person().displayName();
            addresses = new ArrayList<>(
                    one.person().emails().stream().map(EmailAddress::value).toList());
            reasons = new ArrayList<>(
                    one.reasons().stream().map(FoundPerson.Reason::text).toList());
            untouchable = one.untouchable().map(Refusal::message).orElse("");
        }

        /** Atlassian's account id; empty if Bitbucket does not tell it. */
        @Whitelisted
        public String getAccountId() {
            return accountId;
        }

        /** With braces. */
        @Whitelisted
        public String getUuid() {
            return uuid;
        }

        @Whitelisted
        public String getDisplayName() {
            return displayName;
        }

        /** Those that are known, which may be none. */
        @Whitelisted
        public List<String> getAddresses() {
            return new ArrayList<>(addresses);
        }

        /** In words, one for each criterion. */
        @Whitelisted
        public List<String> getReasons() {
            return new ArrayList<>(reasons);
        }

        /** Why a removal would not touch this person; empty if it would. */
        @Whitelisted
        public String getUntouchable() {
            return untouchable;
        }

        @Whitelisted
        @Override
        public String toString() {
            return displayName + " (" + account + ")";
        }
    }

    /** Those who were kept for one reason. */
    public static final class KeptUsers implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String criterion;
        private final String reason;
        private final int count;
        private final ArrayList<String> names;

        private KeptUsers(KeptPeople some) {
            criterion = some.criterion();
            reason = some.reason();
            count = some.count();
            names = new ArrayList<>(some.names());
        }

        /** Of the first criterion that kept them, the word in the JSON. */
        @Whitelisted
        public String getCriterion() {
            return criterion;
        }

        @Whitelisted
        public String getReason() {
            return reason;
        }

        @Whitelisted
        public int getCount() {
            return count;
        }

        /** Of the first 20 of them. */
        @Whitelisted
        public List<String> getNames() {
            return new ArrayList<>(names);
        }

        @Whitelisted
        @Override
        public String toString() {
            return count + ": " + reason;
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.MostPeople;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanDepth;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import java.util.List;

/** What a job says; everything but the people has a default on the global page. */
public interface RemovalOptions extends CredentialOptions, ProtectionOptions {
    /** Null if there are {@link #getEmails() several}. */
    String getEmail();

    /** Empty if there is {@link #getEmail() one}. */
    List<String> getEmails();

    /** Account ids and UUIDs; may be empty. */
    List<String> getAccounts();

    /** Path in the workspace of the build; null if no file names people. */
    String getPeopleFile();

    /** Of a CSV file, where the people stand. */
    String getPeopleColumn();

    /** Null for the global page's, or if there are {@link #getWorkspaces() several}. */
    String getWorkspace();

    /** Null if none are given, which is not the same as a list with nothing in it. */
    List<String> getWorkspaces();

    /** Every workspace that the global page names. */
    boolean isAllWorkspaces();

    DirectoryAction getDirectoryAction();

    /** What is to be done, and nothing else; null for everything that is found. */
    default PlanReference approvedPlan() {
        return null;
    }

    /** How closely a dry run looks. */
    PlanDepth getPlanDepth();

    /** Null for the global page's limit alone. */
    Integer getMaxPeople();

    boolean isDryRun();

    /** Whether default reviewers and branch rules are cleaned too, which outlive the access. */
    boolean isCleanResidues();

    /**
     * Everybody who is named by address.
     *
     * @throws InvalidInputException if both ways are used
     */
    default List<String> addresses() {
        if (getEmail() != null && !getEmails().isEmpty()) {
            throw new InvalidInputException(
                    "emails",
                    "",
                    "is given beside email",
                    "Give one of them: email for one person, emails for several.");
        }
        return getEmail() == null ? getEmails() : List.of(getEmail());
    }

    @Override
    default SafetyPolicy policy() {
        SafetyPolicy policy = ProtectionOptions.super.policy();
        return getMaxPeople() == null ? policy : policy.and(SafetyPolicy.of(new MostPeople(getMaxPeople(), SetBy.JOB)));
    }
}

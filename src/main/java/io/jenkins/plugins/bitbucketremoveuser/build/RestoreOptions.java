package io.jenkins.plugins.bitbucketremoveuser.build;

import java.util.List;

/** What a job says about a restore. */
public interface RestoreOptions extends CredentialOptions {
    /** The number of the build that removed; null if it is not given. */
    String getBuild();

    /** The job of that build; null for the same job. */
    String getJob();

    /** Only these of the people; none, together with {@link #getAccounts()}, for everybody. */
    List<String> getEmails();

    /** Account ids and UUIDs. */
    List<String> getAccounts();

    /** Only this workspace; null for all that the removal was about. */
    String getWorkspace();

    boolean isDryRun();
}

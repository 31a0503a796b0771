package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedDomains;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedGroups;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import java.util.List;

/** Whom a job must not touch, beside those of the global page. */
public interface ProtectionOptions {
    /** E-mail addresses, account ids and UUIDs; may be empty. */
    List<String> getProtectedAccounts();

    /** E-mail domains, of all their people; may be empty. */
    List<String> getProtectedDomains();

    /** Groups, of all their members; may be empty. */
    List<String> getProtectedGroups();

    /**
     * What this job must not do; the global page's policy holds beside it.
     *
     * @throws InvalidInputException for what cannot be meant
     */
    default SafetyPolicy policy() {
        return SafetyPolicy.of(
                ProtectedAccounts.of(getProtectedAccounts(), SetBy.JOB),
                ProtectedDomains.of(getProtectedDomains(), SetBy.JOB),
                ProtectedGroups.of(getProtectedGroups(), SetBy.JOB));
    }
}

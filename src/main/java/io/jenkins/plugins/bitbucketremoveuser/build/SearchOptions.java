package io.jenkins.plugins.bitbucketremoveuser.build;

import java.util.List;

/**
 * Whom a job looks for. Of several criteria all have to match, so what is given counts even if it is empty: a criterion
 * that fell away without a word would find more people than were meant.
 */
public interface SearchOptions extends CredentialOptions, ProtectionOptions {
    /** Null for the global page's. */
    String getWorkspace();

    /** Path in the workspace of the build; null for none. */
    String getNotOnRoster();

    /** Null for the usual one. */
    String getRosterColumn();

    /** In percent; null for the usual share. */
    Integer getMostUnknown();

    /** Path in the workspace of the build; null for none. */
    String getOnList();

    /** Null for the usual one. */
    String getListColumn();

    /** Null for any. */
    String getEmailDomain();

    /** Names or slugs of groups; null for none. */
    List<String> getNeverIn();

    boolean isGrantedOnlyDirectly();

    /** Null for any. */
    List<String> getAccountStatus();

    /** Null for any. */
    Integer getInactiveDays();

    /** Null to find newcomers too. */
    Integer getNewcomerDays();
}

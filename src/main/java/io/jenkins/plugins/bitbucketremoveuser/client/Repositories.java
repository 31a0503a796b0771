package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Repositories and the grants people hold on them. */
public interface Repositories extends UserGrants {
    /**
     * What one person can reach, by whatever way.
     *
     * @return the rows of that person only; empty {@link Optional} if Bitbucket refused or ignored the filter, so that
     *     the answer says nothing
     */
    Optional<List<EffectivePermission>> reachableBy(String workspace, String userUuid)
            throws BitbucketException, InterruptedException;

    /**
     * The same, asked for by nickname, where Bitbucket does not filter by UUID. A nickname is not unique: rows of others
     * who have it too are left out.
     */
    Optional<List<EffectivePermission>> reachableByNickname(String workspace, String nickname, String userUuid)
            throws BitbucketException, InterruptedException;

    /**
     * The same in one request, for where a part will do: at most 100, those that changed last first if Bitbucket sorts.
     */
    Optional<FirstPage<Repository>> someReachableBy(String workspace, String userUuid)
            throws BitbucketException, InterruptedException;

    List<Repository> list(String workspace) throws BitbucketException, InterruptedException;

    /**
     * One page of repositories that are in none of these projects.
     *
     * @return at most 100; empty if there is no other one
     */
    List<Repository> someOutside(String workspace, Collection<String> projectKeys)
            throws BitbucketException, InterruptedException;

    /** Whether a value can be written in Bitbucket's filter language. */
    static boolean isSearchable(String value) {
        return CloudWorkspaces.Filter.isQuotable(value);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoredGrant;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** One grant that a removal found, and what became of it, there or when it was to be put back. */
public final class ResultGrant implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;
    private final String name;
    private final String level;
    private final String state;

    private ResultGrant(Grant grant, String state) {
        kind = grant.kind().word();
        id = grant.id();
        name = grant.name();
        level = grant.level();
        this.state = state;
    }

    static ResultGrant of(GrantResult result) {
        return new ResultGrant(result.grant(), result.state().word());
    }

    static ResultGrant of(RestoredGrant result) {
        return new ResultGrant(result.grant(), result.state().word());
    }

    /** {@code group}, {@code project}, {@code repository} or another kind of {@code docs/report.md}. */
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

    /**
     * Of a removal, {@code planned}, {@code revoked}, {@code already-gone} or {@code left}; of a restore, {@code planned},
     * {@code restored}, {@code there}, {@code left}, {@code unverified} or {@code not-taken}.
     */
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

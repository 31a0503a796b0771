package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.removal.ResidueResult;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** Something that is no access but keeps a person's name. */
public final class PersonResidue implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String where;
    private final String what;
    private final String state;
    private final String link;

    PersonResidue(ResidueResult result) {
        kind = result.residue().kind().word();
        where = result.residue().where();
        what = result.residue().describe();
        state = result.state().word();
        link = result.residue().link();
    }

    /**
     * {@code default-reviewer-repository}, {@code default-reviewer-project}, {@code branch-restriction},
     * {@code pull-request-author} or {@code pull-request-reviewer}.
     */
    @Whitelisted
    public String getKind() {
        return kind;
    }

    /** A repository's slug or a project's key. */
    @Whitelisted
    public String getWhere() {
        return where;
    }

    /** In words. */
    @Whitelisted
    public String getWhat() {
        return what;
    }

    /** {@code listed}, {@code planned}, {@code cleaned}, {@code already-gone} or {@code left}. */
    @Whitelisted
    public String getState() {
        return state;
    }

    /** Where a person sees it. */
    @Whitelisted
    public String getLink() {
        return link;
    }

    @Whitelisted
    @Override
    public String toString() {
        return what + ": " + state;
    }
}

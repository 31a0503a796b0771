package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/**
 * Where a person's direct repository grants are, in a plan that does not name them.
 *
 * @param slugs of the repositories that could be reached; empty if Bitbucket did not tell, so that it may be any
 */
public record RepositoryBound(Optional<List<String>> slugs) {
    public RepositoryBound {
        slugs = slugs.map(List::copyOf);
    }

    static RepositoryBound any() {
        return new RepositoryBound(Optional.empty());
    }

    static RepositoryBound among(List<String> slugs) {
        return new RepositoryBound(Optional.of(slugs));
    }

    boolean holds(Grant grant) {
        return grant.kind() == Grant.Kind.REPOSITORY
                && slugs.map(known -> known.contains(grant.id())).orElse(true);
    }

    /** For example {@code at most 500 direct repository grants: ...}. */
    public String describe() {
        return slugs.map(known -> "at most " + known.size() + " direct repository grants: so many repositories can be"
                        + " reached, directly or by groups and projects; which are direct shows when those are gone")
                .orElse("direct repository grants are not listed: Bitbucket does not filter by person here");
    }
}

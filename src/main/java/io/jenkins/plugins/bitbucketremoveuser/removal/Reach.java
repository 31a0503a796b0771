package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.Repositories;
import java.util.List;
import java.util.Optional;

/** The repositories a person can reach by whatever way, read again only after something changed. */
final class Reach {
    private final Repositories repositories;
    private final String workspace;
    private String userUuid;
    private Optional<List<EffectivePermission>> rows = Optional.empty();

    Reach(Repositories repositories, String workspace) {
        this.repositories = repositories;
        this.workspace = workspace;
    }

    /** Empty if Bitbucket does not tell. */
    Optional<List<EffectivePermission>> of(Person person) throws BitbucketException, InterruptedException {
        if (!person.uuid().equals(userUuid)) {
            rows = repositories.reachableBy(workspace, person.uuid());
            userUuid = person.uuid();
        }
        return rows;
    }

    void changed() {
        userUuid = null;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Accounts;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.Repositories;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories a person can reach by whatever way, read again only after something changed. Asked for by UUID, and
 * where Bitbucket does not filter by that, by nickname.
 */
final class Reach {
    private final Repositories repositories;
    private final Accounts accounts;
    private final String workspace;
    private final Map<String, String> nicknames = new HashMap<>();
    private boolean filteredByUuid = true;
    private String userUuid;
    private Optional<List<EffectivePermission>> rows = Optional.empty();

    Reach(Repositories repositories, Accounts accounts, String workspace) {
        this.repositories = repositories;
        this.accounts = accounts;
        this.workspace = workspace;
    }

    /** Empty if Bitbucket does not tell. */
    Optional<List<EffectivePermission>> of(Person person) throws BitbucketException, InterruptedException {
        if (!person.uuid().equals(userUuid)) {
            rows = read(person.uuid());
            userUuid = person.uuid();
        }
        return rows;
    }

    private Optional<List<EffectivePermission>> read(String uuid) throws BitbucketException, InterruptedException {
        if (filteredByUuid) {
            Optional<List<EffectivePermission>> told = repositories.reachableBy(workspace, uuid);
            filteredByUuid = told.isPresent();
            if (filteredByUuid) {
                return told;
            }
        }
        String nickname = nickname(uuid);
        return nickname.isEmpty() ? Optional.empty() : repositories.reachableByNickname(workspace, nickname, uuid);
    }

    /** Empty if there is none that can be searched for. */
    private String nickname(String uuid) throws BitbucketException, InterruptedException {
        if (!nicknames.containsKey(uuid)) {
            nicknames.put(
                    uuid,
                    accounts.find(uuid)
                            .map(User::nickname)
                            .filter(Repositories::isSearchable)
                            .orElse(""));
        }
        return nicknames.get(uuid);
    }

    void changed() {
        userUuid = null;
    }
}

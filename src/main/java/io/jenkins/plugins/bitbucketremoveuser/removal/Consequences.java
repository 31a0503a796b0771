package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Administrators;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import io.jenkins.plugins.bitbucketremoveuser.client.UserGrants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a removal does to others, for whoever approves it: a group without members, a project or repository without an
 * administrator of its own. Everybody who is to leave in the same run counts as gone.
 */
final class Consequences {
    private static final String ADMINISTRATOR = "admin";

    /** Each takes two requests. */
    private static final int MOST_LOOKED_AT = 20;

    private final Bitbucket bitbucket;
    private final WorkspaceAccess access;
    private final String workspace;
    private final Set<String> leaving;
    private final Map<Grant.Key, Optional<Administrators>> administrators = new HashMap<>();

    /** @param leaving the UUIDs of everybody who is to be removed */
    Consequences(Bitbucket bitbucket, WorkspaceAccess access, String workspace, Set<String> leaving) {
        this.bitbucket = bitbucket;
        this.access = access;
        this.workspace = workspace;
        this.leaving = Set.copyOf(leaving);
    }

    /** @param grants that one person is to lose */
    List<String> of(List<Grant> grants) throws BitbucketException, InterruptedException {
        List<String> warnings = new ArrayList<>();
        int unknown = 0;
        for (Grant grant : grants) {
            switch (grant.kind()) {
                case GROUP -> {
                    if (isEmptied(grant)) {
                        warnings.add("nobody would be left in the " + grant.describe());
                    }
                }
                case PROJECT, REPOSITORY -> {
                    if (grant.level().equals(ADMINISTRATOR)) {
                        Optional<Administrators> all = administrators(grant);
                        unknown += all.isEmpty() ? 1 : 0;
                        if (all.isPresent() && !isAdministered(all.get())) {
                            warnings.add("the " + grant.kind().word() + " \"" + grant.name()
                                    + "\" would have no administrator but those of the workspace");
                        }
                    }
                }
                default -> {}
            }
        }
        if (unknown > 0) {
            warnings.add("who else administers " + unknown + " of the projects and repositories was not looked at");
        }
        return warnings;
    }

    private boolean isEmptied(Grant grant) throws BitbucketException, InterruptedException {
        return group(grant.id()).filter(this::isLeftByAll).isPresent();
    }

    private boolean isLeftByAll(Group group) {
        return group.members().stream().map(User::uuid).allMatch(leaving::contains);
    }

    /** A group whose members cannot be seen counts as one with somebody in it. */
    private boolean isAdministered(Administrators all) throws BitbucketException, InterruptedException {
        if (!leaving.containsAll(all.userUuids())) {
            return true;
        }
        for (String slug : all.groupSlugs()) {
            if (group(slug).filter(this::isLeftByAll).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Group> group(String slug) throws BitbucketException, InterruptedException {
        return access.groups().all().orElse(List.of()).stream()
                .filter(group -> group.slug().equals(slug))
                .findFirst();
    }

    /** Empty if Bitbucket does not tell, or if it was asked often enough. */
    private Optional<Administrators> administrators(Grant grant) throws BitbucketException, InterruptedException {
        Optional<Administrators> known = administrators.get(grant.key());
        if (known != null) {
            return known;
        }
        if (administrators.size() == MOST_LOOKED_AT) {
            return Optional.empty();
        }
        Optional<Administrators> told = ask(grant);
        administrators.put(grant.key(), told);
        return told;
    }

    private Optional<Administrators> ask(Grant grant) throws BitbucketException, InterruptedException {
        try {
            UserGrants grants = grant.kind() == Grant.Kind.PROJECT ? bitbucket.projects() : bitbucket.repositories();
            return Optional.of(grants.administrators(workspace, grant.id()));
        } catch (ApiErrorException e) {
            if (!Diagnosis.isRefusal(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}

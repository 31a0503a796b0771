package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.Groups;
import java.util.List;
import java.util.Optional;

/** Back into the workspace's groups (1.0 API). Whether they take somebody who is no member is not documented. */
final class GroupWayBack implements WayBack {
    private static final String CURE =
            "If the workspace's people are managed in admin.atlassian.com, add the person to the group there; else invite"
                    + " the person to the group in Workspace settings > User directory, or give this run a credential that may"
                    + " change groups (an OAuth consumer with account:write).";

    private final Groups groups;
    private final String workspace;
    private final Diagnosis diagnosis;
    private final LegacyList<Group> list;

    GroupWayBack(Groups groups, String workspace, Diagnosis diagnosis) {
        this.groups = groups;
        this.workspace = workspace;
        this.diagnosis = diagnosis;
        list = new LegacyList<>(() -> groups.list(workspace), diagnosis, CURE);
    }

    @Override
    public Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException {
        Optional<List<Group>> all = list.current();
        if (all.isEmpty()) {
            return Impossible.because(list.refusal());
        }
        Optional<Group> group =
                all.get().stream().filter(one -> one.slug().equals(grant.id())).findFirst();
        if (group.isEmpty()) {
            return new Impossible(
                    "The workspace has no such group any more.",
                    "Look in Workspace settings > User groups for the one that took its place.");
        }
        if (group.get().members().stream().anyMatch(member -> member.uuid().equals(person.uuid()))) {
            return new There();
        }
        if (!group.get().permission().equals(grant.level())) {
            return new Impossible(
                    "By now the group gives " + words(group.get().permission()) + ", and then it gave "
                            + words(grant.level()) + ".",
                    "Add the person in Workspace settings > User groups if that is meant.");
        }
        return new Missing();
    }

    private static String words(String level) {
        return level.isEmpty() ? "no access to all repositories" : "\"" + level + "\" on all repositories";
    }

    @Override
    public void give(Person person, Grant grant) throws BitbucketException, InterruptedException {
        groups.addMember(workspace, grant.id(), person.uuid());
    }

    @Override
    public void changed() {
        list.forget();
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) {
        return diagnosis.ofLegacy(refusal, CURE);
    }
}

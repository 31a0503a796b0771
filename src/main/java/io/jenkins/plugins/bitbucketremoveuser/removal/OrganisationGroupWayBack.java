package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.GroupRole;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Back into the organisation's groups that give access to the workspace. */
final class OrganisationGroupWayBack implements WayBack {
    private static final String CURE =
            "If the group is synced from an identity provider, add the person there; else an organisation administrator"
                    + " does it in admin.atlassian.com > Directory > Groups.";

    private final WorkspaceOrganisation organisation;
    private String accountId = "";
    private List<Grant.OrganisationGroup> current = List.of();

    OrganisationGroupWayBack(WorkspaceOrganisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException {
        if (organisation.app().isEmpty()) {
            return Impossible.because(organisation.refusal());
        }
        Grant.OrganisationGroup group = group(grant);
        try {
            if (groups(person.accountId()).stream().anyMatch(one -> one.id().equals(group.id()))) {
                return new There();
            }
        } catch (ProblemException e) {
            return Impossible.because(e.problem());
        }
        return organisation.api().user(group.directoryId(), person.accountId()).isEmpty()
                ? DirectoryWayBack.NOT_IN_DIRECTORY
                : compare(group);
    }

    /** Whoever comes back gets what the group gives now, so that has to be what it gave then. */
    private Sight compare(Grant.OrganisationGroup group) throws BitbucketException, InterruptedException {
        String resource = organisation.requireApp().resourceId();
        TreeSet<String> roles = organisation.api().rolesOfGroup(group.directoryId(), group.groupId()).stream()
                .filter(one -> one.resourceId().equals(resource))
                .map(GroupRole::role)
                .collect(Collectors.toCollection(TreeSet::new));
        if (roles.size() == 1 && roles.contains(group.level())) {
            return new Missing();
        }
        return new Impossible(
                (roles.isEmpty()
                                ? "By now the group gives nothing in the workspace"
                                : "By now the group gives \"" + String.join("\", \"", roles) + "\" in the workspace")
                        + ", and then it gave \"" + group.level() + "\".",
                "An organisation administrator adds the person in admin.atlassian.com > Directory > Groups if that is"
                        + " meant.");
    }

    private List<Grant.OrganisationGroup> groups(String account)
            throws ProblemException, BitbucketException, InterruptedException {
        if (!account.equals(accountId)) {
            current = organisation.groups(account);
            accountId = account;
        }
        return current;
    }

    private static Grant.OrganisationGroup group(Grant grant) {
        if (grant instanceof Grant.OrganisationGroup group) {
            return group;
        }
        throw new IllegalArgumentException("not an organisation group: " + grant);
    }

    @Override
    public void give(Person person, Grant grant) throws BitbucketException, InterruptedException {
        Grant.OrganisationGroup group = group(grant);
        organisation.api().addToGroup(group.directoryId(), group.groupId(), person.accountId());
    }

    @Override
    public void changed() {
        accountId = "";
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) {
        return organisation.explain(refusal, CURE);
    }

    @Override
    public List<String> notes(Grant grant) {
        return List.of("the " + grant.describe() + " may give other apps than Bitbucket too, which come back with it");
    }
}

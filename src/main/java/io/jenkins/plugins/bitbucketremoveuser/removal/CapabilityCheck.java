package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationApp;
import io.jenkins.plugins.bitbucketremoveuser.removal.Capability.Area;
import io.jenkins.plugins.bitbucketremoveuser.removal.Capability.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what can be taken away with what was given, before anything is. */
final class CapabilityCheck {
    /** Belongs to nobody: taking this account out of a group tells whether we may, and takes nobody out. */
    static final String NOBODY = "{00000000-0000-0000-0000-000000000000}";

    private final Bitbucket bitbucket;
    private final String workspace;
    private final WorkspaceAccess access;

    CapabilityCheck(Bitbucket bitbucket, String workspace, WorkspaceAccess access) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
        this.access = access;
    }

    /** Of everything but the grants, without which a run does not begin. */
    List<Capability> beyondGrants() throws BitbucketException, InterruptedException {
        List<Capability> rows = new ArrayList<>();
        Capability groups = groups();
        rows.add(groups);
        rows.add(invitations());
        Optional<WorkspaceOrganisation> organisation = access.organisation();
        if (organisation.isPresent()) {
            rows.add(organisation(organisation.get()));
        } else if (groups.verdict() == Verdict.NO) {
            rows.add(noOrganisation());
        }
        return rows;
    }

    Capability grants() {
        return new Capability(Area.GRANTS, bitbucket.permissionsCredential().kindName(), Verdict.YES, "");
    }

    Capability grants(Problem why) {
        return new Capability(Area.GRANTS, bitbucket.permissionsCredential().kindName(), Verdict.NO, why.toString());
    }

    private Capability groups() throws BitbucketException, InterruptedException {
        Optional<List<Group>> all = access.groups().all();
        if (all.isEmpty()) {
            return ofGroups(Area.GROUPS, Verdict.NO, access.groups().refusal().toString());
        }
        String seen = all.get().size() + " groups can be seen";
        if (all.get().isEmpty()) {
            return ofGroups(Area.GROUPS, Verdict.YES, seen + ".");
        }
        try {
            boolean taken =
                    bitbucket.groups().removeMember(workspace, all.get().get(0).slug(), NOBODY);
            return taken
                    ? ofGroups(Area.GROUPS, Verdict.YES, seen + ", and people can be taken out of them.")
                    : ofGroups(
                            Area.GROUPS,
                            Verdict.NOT_REFUSED,
                            seen
                                    + "; Bitbucket answers 404 about a person who is not in a group, and may do so too where"
                                    + " groups are managed in admin.atlassian.com.");
        } catch (ApiErrorException e) {
            if (e.kind() == ApiErrorException.Kind.BAD_REQUEST) {
                return ofGroups(Area.GROUPS, Verdict.NOT_REFUSED, seen + ".");
            }
            if (!Diagnosis.isRefusal(e)) {
                throw e;
            }
            return ofGroups(Area.GROUPS, Verdict.NO, access.groups().explain(e).toString());
        }
    }

    private Capability invitations() throws BitbucketException, InterruptedException {
        Optional<Integer> pending = access.invitations().count();
        return pending.isEmpty()
                ? ofGroups(
                        Area.INVITATIONS,
                        Verdict.NO,
                        access.invitations().refusal().toString())
                : ofGroups(Area.INVITATIONS, Verdict.YES, pending.get() + " can be seen.");
    }

    private Capability ofGroups(Area area, Verdict verdict, String remark) {
        return new Capability(area, bitbucket.groupsCredential().kindName(), verdict, remark);
    }

    private static Capability organisation(WorkspaceOrganisation organisation)
            throws BitbucketException, InterruptedException {
        String key = organisation.api().credential().kindName();
        Optional<OrganisationApp> app = organisation.app();
        return app.isEmpty()
                ? new Capability(
                        Area.ORGANISATION,
                        key,
                        Verdict.NO,
                        organisation.refusal().toString())
                : new Capability(
                        Area.ORGANISATION,
                        key,
                        Verdict.YES,
                        "The organisation has the workspace as " + app.get().resourceId() + ".");
    }

    /** Where the workspace's own groups cannot be changed, the organisation's may be the ones. */
    private static Capability noOrganisation() {
        return new Capability(
                Area.ORGANISATION,
                "",
                Verdict.NO,
                "No organisation is given. If the workspace's people are managed in admin.atlassian.com, give the"
                        + " organisation's id and API key.");
    }
}

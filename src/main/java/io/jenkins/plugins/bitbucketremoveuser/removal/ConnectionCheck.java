package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import java.util.ArrayList;
import java.util.List;

/** The preflight by itself: what can be done with these credentials in this workspace, and what is missing. */
public final class ConnectionCheck {
    private final Bitbucket bitbucket;
    private final Diagnosis diagnosis;

    public ConnectionCheck(Bitbucket bitbucket) {
        this.bitbucket = bitbucket;
        diagnosis = new Diagnosis(bitbucket.permissionsCredential());
    }

    /**
     * @param usable whether a removal would start
     * @param found what works, in sentences
     * @param missing what does not, with the cure, in sentences
     */
    public record Result(boolean usable, List<String> found, List<String> missing) {
        public Result {
            found = found.stream().map(PlainLine::of).toList();
            missing = missing.stream().map(PlainLine::of).toList();
        }
    }

    /** Changes nothing: the only deletions it asks for are of an account that does not exist. */
    public Result run(WorkspaceId workspace) throws InterruptedException {
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean usable = false;
        try {
            Preflight preflight = new Preflight(bitbucket, diagnosis);
            WorkspaceView view = preflight.look(workspace);
            found.add(view.caller().displayName() + " administers the workspace " + workspace + ".");
            preflight.requireDeletingKind();
            ProjectCatalogue catalogue = new ProjectCatalogue(bitbucket, view.workspace());
            preflight.requireDeletingRights(view.workspace(), catalogue.all(), catalogue.someRepositories());
            found.add("Project and repository grants can be taken away.");
            usable = true;
            groups(preflight, view.workspace(), found, missing);
        } catch (ProblemException e) {
            missing.add(e.problem().toString());
        } catch (BitbucketException e) {
            missing.add(diagnosis.of(e).toString());
        }
        return new Result(usable, found, missing);
    }

    private void groups(Preflight preflight, String workspace, List<String> found, List<String> missing)
            throws BitbucketException, InterruptedException {
        try {
            List<Group> groups = bitbucket.groups().list(workspace);
            preflight.requireGroupRights(workspace, groups);
            found.add(groups.size() + " groups can be seen, and people can be taken out of them.");
        } catch (ApiErrorException e) {
            if (!Diagnosis.isRefusal(e)) {
                throw e;
            }
            missing.add("Groups: " + diagnosis.ofLegacy(e, GroupAccess.CURE));
        }
    }
}

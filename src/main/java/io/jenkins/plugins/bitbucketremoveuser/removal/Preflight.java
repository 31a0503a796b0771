package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Project;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import io.jenkins.plugins.bitbucketremoveuser.client.Workspace;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceRole;
import java.util.List;

/** Finds out, before anything changes, whether a run can do its job with this credential in this workspace. */
public final class Preflight {
    private final Bitbucket bitbucket;
    private final Diagnosis diagnosis;

    public Preflight(Bitbucket bitbucket, Diagnosis diagnosis) {
        this.bitbucket = bitbucket;
        this.diagnosis = diagnosis;
    }

    /** Reads only. */
    public WorkspaceView look(WorkspaceId workspace) throws ProblemException, BitbucketException, InterruptedException {
        User caller = bitbucket.accounts().caller();
        requireAdministrator(workspace, caller);
        String slug = slug(workspace);
        return new WorkspaceView(slug, caller, bitbucket.workspaces().administrators(slug));
    }

    /** The 1.0 API takes no UUID for a workspace. */
    private String slug(WorkspaceId workspace) throws BitbucketException, InterruptedException {
        if (!workspace.isUuid()) {
            return workspace.value();
        }
        return bitbucket
                .workspaces()
                .find(workspace.value())
                .map(Workspace::slug)
                .orElse(workspace.value());
    }

    /** The directory is the organisation's: nothing can be done about it without the organisation. */
    void requireOrganisationFor(DirectoryAction action) throws ProblemException {
        if (action != DirectoryAction.NONE && bitbucket.organisation().isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.NO_ORGANISATION,
                            "The person is to be suspended in, or removed from, the organisation's directory, and no"
                                    + " organisation is given. Nothing was changed.",
                            "Give the organisation's id and API key, or do not ask for it."),
                    null);
        }
    }

    /** Says no to a credential of a kind that Bitbucket does not let delete grants. No request is needed for it. */
    void requireDeletingKind() throws ProblemException {
        if (!bitbucket.permissionsCredential().mayDeleteGrants()) {
            throw new ProblemException(diagnosis.wrongKind("Nothing was changed."), null);
        }
    }

    /**
     * Asks Bitbucket to delete a grant of nobody in the first project and the first repository: a missing scope shows
     * now, and not after half of somebody's access is gone. Any answer that does not blame the credential passes: how
     * Bitbucket answers about an account that does not exist is not documented.
     */
    void requireDeletingRights(String workspace, List<Project> projects, List<Repository> repositories)
            throws BitbucketException, InterruptedException {
        if (!projects.isEmpty()) {
            probe(() -> bitbucket
                    .projects()
                    .removeUserGrant(workspace, projects.get(0).key(), CapabilityCheck.NOBODY));
        }
        if (!repositories.isEmpty()) {
            probe(() -> bitbucket
                    .repositories()
                    .removeUserGrant(workspace, repositories.get(0).slug(), CapabilityCheck.NOBODY));
        }
    }

    private static void probe(Deletion deletion) throws BitbucketException, InterruptedException {
        try {
            deletion.attempt();
        } catch (ApiErrorException e) {
            switch (e.kind()) {
                case BAD_REQUEST, FORBIDDEN, METHOD_NOT_ALLOWED, GONE, OTHER -> {}
                default -> throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Deletion {
        boolean attempt() throws BitbucketException, InterruptedException;
    }

    void requireAdministrator(WorkspaceId workspace, User caller)
            throws ProblemException, BitbucketException, InterruptedException {
        WorkspaceRole role;
        try {
            role = bitbucket.accounts().callerRole(workspace.value());
        } catch (ApiErrorException e) {
            if (e.kind() == ApiErrorException.Kind.NOT_FOUND || e.kind() == ApiErrorException.Kind.FORBIDDEN) {
                throw notInside(workspace, caller, e);
            }
            throw e;
        }
        if (!role.isAdministrator()) {
            throw notAdministrator(
                    workspace,
                    caller,
                    "is in the workspace as \"" + role.permission() + "\", not as an administrator",
                    null);
        }
    }

    private ProblemException notInside(WorkspaceId workspace, User caller, ApiErrorException cause)
            throws BitbucketException, InterruptedException {
        if (bitbucket.workspaces().find(workspace.value()).isPresent()) {
            return notAdministrator(workspace, caller, "is not in the workspace", cause);
        }
        return new ProblemException(
                new Problem(
                        Problem.Kind.NO_SUCH_WORKSPACE,
                        "There is no workspace \"" + workspace + "\", or " + name(caller) + " cannot see it.",
                        "Check the workspace's slug, the part after bitbucket.org/ in its address, and that the account"
                                + " of the " + bitbucket.permissionsCredential().kindName()
                                + " is in that workspace."),
                cause);
    }

    private ProblemException notAdministrator(WorkspaceId workspace, User caller, String how, Throwable cause) {
        return new ProblemException(
                new Problem(
                        Problem.Kind.NOT_ADMINISTRATOR,
                        name(caller) + ", the account of the "
                                + bitbucket.permissionsCredential().kindName() + ", " + how + " (" + workspace + ").",
                        "Use the credential of an account that administers the workspace, or give this account"
                                + " administration there."),
                cause);
    }

    private static String name(User caller) {
        return caller.displayName().isEmpty() ? caller.uuid() : caller.displayName();
    }
}

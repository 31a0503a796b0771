package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The preflight by itself: what can be done with these credentials in this workspace, and what is missing. */
public final class ConnectionCheck {
    private final Bitbucket bitbucket;
    private final Diagnosis diagnosis;

    public ConnectionCheck(Bitbucket bitbucket) {
        this.bitbucket = bitbucket;
        diagnosis = new Diagnosis(bitbucket);
    }

    /**
     * @param problem why a removal would not start; empty if it would
     * @param caller who the credential stands for, and where; empty if that was not found out
     * @param capabilities a row for each family of access; none if it did not come to that
     */
    public record Result(Optional<Problem> problem, String caller, List<Capability> capabilities) {
        public Result {
            capabilities = List.copyOf(capabilities);
        }

        /** All of it in sentences. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (!caller.isEmpty()) {
                lines.add(PlainLine.of(caller));
            }
            capabilities.forEach(one -> lines.add(one.toString()));
            // a problem of the grants stands in their row
            if (capabilities.isEmpty()) {
                problem.ifPresent(one -> lines.add(PlainLine.of(one.toString())));
            }
            return lines;
        }

        /** Whether a removal would start. */
        public boolean usable() {
            return problem.isEmpty();
        }

        /** What a removal would leave for a person, by what could be found out. */
        public List<Capability> missing() {
            return Capability.missing(capabilities);
        }
    }

    /** Changes nothing: the only deletions it asks for are of an account that does not exist. */
    public Result run(WorkspaceId workspace) throws InterruptedException {
        String caller = "";
        List<Capability> capabilities = new ArrayList<>();
        Optional<Problem> problem = Optional.empty();
        try {
            Preflight preflight = new Preflight(bitbucket, diagnosis);
            WorkspaceView view = preflight.look(workspace);
            caller = view.caller().displayName() + " administers the workspace " + workspace + ".";
            WorkspaceAccess access = new WorkspaceAccess(
                    bitbucket,
                    view.workspace(),
                    diagnosis,
                    RemovalSettings.standard(),
                    DirectoryAction.NONE,
                    List.of());
            CapabilityCheck check = new CapabilityCheck(bitbucket, view.workspace(), access);
            problem = deleting(preflight, view.workspace(), access);
            capabilities.add(problem.map(check::grants).orElseGet(check::grants));
            capabilities.addAll(check.beyondGrants());
        } catch (ProblemException e) {
            problem = Optional.of(e.problem());
        } catch (BitbucketException e) {
            problem = Optional.of(diagnosis.of(e));
        }
        return new Result(problem, caller, capabilities);
    }

    private Optional<Problem> deleting(Preflight preflight, String workspace, WorkspaceAccess access)
            throws BitbucketException, InterruptedException {
        try {
            preflight.requireDeletingKind();
            preflight.requireDeletingRights(
                    workspace, access.catalogue().all(), access.catalogue().someRepositories());
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        } catch (ApiErrorException e) {
            if (!Diagnosis.isRefusal(e)) {
                throw e;
            }
            return Optional.of(diagnosis.of(e));
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.Plan;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a build asks for: what its job says, or what an earlier dry run of the same build has planned. */
final class BuildRequests {
    private final Run<?, ?> run;
    private final BuildFiles files;
    private final BitbucketRemoveUserConfiguration configuration;
    private final Clock clock;

    BuildRequests(Run<?, ?> run, BuildFiles files, BitbucketRemoveUserConfiguration configuration, Clock clock) {
        this.run = run;
        this.files = files;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param expand replaces variables in the texts
     * @param where where a file that names people is
     * @return one for each workspace
     * @throws InvalidInputException for what cannot be meant
     */
    List<RemovalRequest> of(RemovalOptions options, UnaryOperator<String> expand, Workspace where)
            throws IOException, InterruptedException {
        SafetyPolicy policy = configuration.policy().and(options.policy());
        return options.approvedPlan() == null
                ? asked(options, expand, where, policy)
                : planned(options.approvedPlan(), options, expand).requests(policy);
    }

    private List<RemovalRequest> asked(
            RemovalOptions options, UnaryOperator<String> expand, Workspace where, SafetyPolicy policy)
            throws IOException, InterruptedException {
        NamedPeople people = new NamedPeople(options, expand);
        List<WorkspaceId> workspaces = workspaces(options, expand);
        RemovalMode mode = RemovalMode.removal()
                .withDryRun(options.isDryRun())
                .with(options.getPlanDepth())
                .with(options.getDirectoryAction())
                .withCleanResidues(options.isCleanResidues());
        List<PersonId> everybody = everybody(people, where);
        return workspaces.stream()
                .map(workspace -> new RemovalRequest(workspace, everybody, mode, policy))
                .toList();
    }

    /** A run that goes on does so where it began, whatever the global page names by now. */
    private List<WorkspaceId> workspaces(RemovalOptions options, UnaryOperator<String> expand) throws IOException {
        List<WorkspaceId> before = files.workspaces();
        return before.isEmpty() ? new BuildWorkspaces(configuration).of(options, expand) : before;
    }

    /** A run that goes on is about the same people as before, whatever the file says by now. */
    private List<PersonId> everybody(NamedPeople people, Workspace workspace) throws IOException, InterruptedException {
        List<PersonId> everybody = new ArrayList<>(people.named());
        if (people.areInAFile()) {
            Optional<List<PersonId>> earlier = files.people();
            List<PersonId> inFile = earlier.isPresent() ? earlier.get() : people.inFile(workspace);
            files.keepPeople(inFile);
            everybody.addAll(inFile);
        }
        return everybody;
    }

    /** @param options what the job says beside the plan */
    Plan planned(PlanReference reference, RemovalOptions options, UnaryOperator<String> expand) throws IOException {
        Plan plan = new KeptPlans(run).read(reference);
        // what was begun in time goes on after a restart, however long that took
        if (!files.isBegun()) {
            plan.requireNotOlderThan(configuration.longestPlanAge(), clock.instant());
        }
        if (options.isDryRun()) {
            throw beside("dryRun", "true", "To look once more, make a new plan.");
        }
        if (options.getPeopleFile() != null) {
            throw beside("peopleFile", options.getPeopleFile(), "A plan says itself whom it is about.");
        }
        if (NamedPeople.areNamed(options)) {
            plan.requireSamePeople("emails", new NamedPeople(options, expand).named());
        }
        if (BuildWorkspaces.areNamed(options)) {
            plan.requireSameWorkspaces("workspace", new BuildWorkspaces(configuration).of(options, expand));
        }
        RemovalMode mode = plan.mode();
        if (options.getDirectoryAction() != DirectoryAction.NONE && options.getDirectoryAction() != mode.directory()) {
            throw beside("directoryAction", options.getDirectoryAction().name(), "Plan it, and have it approved.");
        }
        if (options.isCleanResidues() && !mode.cleanResidues()) {
            throw beside("cleanResidues", "true", "Plan it, and have it approved.");
        }
        return plan;
    }

    private static InvalidInputException beside(String field, String value, String cure) {
        return new InvalidInputException(field, value, "is given beside a plan that does not say so", cure);
    }
}

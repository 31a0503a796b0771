package io.jenkins.plugins.bitbucketremoveuser.approval;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Failure;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanRemoval;
import io.jenkins.plugins.bitbucketremoveuser.build.PlansAction;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.BuildPage;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The plans of a build, and a button for each that has it applied. */
public final class ApprovalAction extends BuildPage {
    ApprovalAction(Run<?, ?> run) {
        super(run, "symbol-check");
    }

    @Override
    public String getDisplayName() {
        return Messages.Approval_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "bitbucket-removal-approval";
    }

    /** For the page: in the order in which they were made. */
    public List<PlanView> plans() {
        return PlansAction.removals(owner()).stream()
                .map(removal -> PlanView.of(owner(), removal))
                .toList();
    }

    /** Begins to do what the plan says. */
    @POST
    public HttpResponse doApply(@QueryParameter String plan) throws IOException {
        checkPermissions();
        PlanRemoval removal = removal(plan);
        try {
            ApprovedRemovals.get().start(owner(), removal);
        } catch (InvalidInputException e) {
            throw new Failure(e.getMessage());
        }
        return HttpResponses.redirectToDot();
    }

    /** Has a removal that was begun here come to its end, if it runs. */
    @POST
    public HttpResponse doAbort(@QueryParameter String plan) {
        checkPermissions();
        ApprovedRemovals.get().abort(owner(), removal(plan));
        return HttpResponses.redirectToDot();
    }

    private PlanRemoval removal(String plan) {
        return PlansAction.removals(owner()).stream()
                .filter(removal -> removal.planId().equals(plan))
                .findFirst()
                .orElseThrow(() -> HttpResponses.error(404, Messages.Approval_NoSuchPlan()));
    }

    /** On each build that has a plan. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return ApprovalAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            return PlansAction.removals(run).isEmpty() ? Set.of() : Set.of(new ApprovalAction(run));
        }
    }
}

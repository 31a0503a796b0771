package io.jenkins.plugins.bitbucketremoveuser.restore;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Failure;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.BuildPage;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the removals of a build took away, and buttons that look what can be put back, and put it back. */
public final class RestoreAction extends BuildPage {
    RestoreAction(Run<?, ?> run) {
        super(run, "symbol-undo");
    }

    @Override
    public String getDisplayName() {
        return Messages.Restore_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "bitbucket-restore";
    }

    /** For the page. */
    public RestorePage page() {
        return RestorePage.of(owner());
    }

    /** Begins to look what would be put back. */
    @POST
    public HttpResponse doPreview(@NonNull StaplerRequest2 request) throws IOException {
        checkPermissions();
        return begun(() -> Restores.get().start(owner(), true, people(request)));
    }

    /** Begins to put it back. */
    @POST
    public HttpResponse doRestore(@NonNull StaplerRequest2 request) throws IOException {
        checkPermissions();
        return begun(() -> Restores.get().start(owner(), false, people(request)));
    }

    /** Goes on with the last restore, which was cut off. */
    @POST
    public HttpResponse doGoOn() throws IOException {
        checkPermissions();
        return begun(() -> Restores.get().goOn(owner()));
    }

    /** Has what was begun here come to its end, if it runs. */
    @POST
    public HttpResponse doAbort() {
        checkPermissions();
        Restores.get().abort(owner());
        return HttpResponses.redirectToDot();
    }

    private static Set<String> people(StaplerRequest2 request) {
        String[] chosen = request.getParameterValues("person");
        return chosen == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(chosen));
    }

    private static HttpResponse begun(Begin begin) throws IOException {
        try {
            begin.run();
        } catch (InvalidInputException e) {
            throw new Failure(e.getMessage());
        }
        return HttpResponses.redirectToDot();
    }

    private interface Begin {
        void run() throws IOException;
    }

    /** On each build that has the report of a removal. */
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
            return RestoreAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            ReportAction reports = run.getAction(ReportAction.class);
            return reports != null && reports.hasRemoval() ? Set.of(new RestoreAction(run)) : Set.of();
        }
    }
}

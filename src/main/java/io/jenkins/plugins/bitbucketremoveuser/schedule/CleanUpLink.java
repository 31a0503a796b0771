package io.jenkins.plugins.bitbucketremoveuser.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Failure;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The page of the scheduled clean-ups, for whoever may see how Jenkins is set up. Whom they were about is for fewer, and so
 * is to start one.
 */
@Extension
@Symbol("bitbucketCleanUpPage")
@Restricted(NoExternalUse.class)
public final class CleanUpLink extends ManagementLink implements StaplerProxy {
    static final String URL = "bitbucket-clean-ups";

    @Override
    public String getIconFileName() {
        return "symbol-calendar";
    }

    @Override
    public String getDisplayName() {
        return Messages.CleanUpSchedule_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.CleanUpSchedule_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(getRequiredPermission());
        return this;
    }

    /** For the page. */
    public List<CleanUpRow> rows() {
        return CleanUpSchedule.get().getCleanUps().stream().map(CleanUpRow::of).toList();
    }

    /** For the page: whether the reader may start and abort. */
    public boolean isStartable() {
        return Jenkins.get().hasPermission(RemoveUserPermissions.REMOVE);
    }

    /** For the page: whether the reader sees whom it is about. */
    public boolean isWhole() {
        return Jenkins.get().hasPermission(RemoveUserPermissions.VIEW_PEOPLE);
    }

    /** Starts one now, whatever its schedule says. */
    @POST
    public HttpResponse doRun(@QueryParameter String name) throws IOException {
        Jenkins.get().checkPermission(RemoveUserPermissions.REMOVE);
        try {
            ScheduledRuns.get()
                    .start(cleanUp(name), "user " + Jenkins.getAuthentication2().getName());
        } catch (InvalidInputException e) {
            throw new Failure(e.getMessage());
        }
        return HttpResponses.redirectToDot();
    }

    /** Has one come to its end, if it runs. */
    @POST
    public HttpResponse doAbort(@QueryParameter String name) {
        Jenkins.get().checkPermission(RemoveUserPermissions.REMOVE);
        ScheduledRuns.get().abort(cleanUp(name));
        return HttpResponses.redirectToDot();
    }

    /** The report of the last run that came to one. */
    @GET
    public void doReport(@QueryParameter String name, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(RemoveUserPermissions.VIEW_PEOPLE);
        Path report = new CleanUpFolder(cleanUp(name)).report();
        if (!Files.isRegularFile(report)) {
            throw HttpResponses.notFound();
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename=\"bitbucket-clean-up.json\"");
        Files.copy(report, response.getOutputStream());
    }

    private static ScheduledCleanUp cleanUp(String name) {
        return CleanUpSchedule.get()
                .named(name)
                .orElseThrow(() -> HttpResponses.error(404, Messages.CleanUpSchedule_NoSuch()));
    }
}

package io.jenkins.plugins.bitbucketremoveuser.management;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditCsv;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditJson;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditQuery;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRuns;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The page that lists all runs, for whoever may see how Jenkins is set up. Whom they are about is for fewer. */
@Extension
@Symbol("bitbucketRemoveUserAuditLog")
@Restricted(NoExternalUse.class)
public final class AuditLink extends ManagementLink implements StaplerProxy {
    @Override
    public String getIconFileName() {
        return "symbol-journal";
    }

    @Override
    public String getDisplayName() {
        return Messages.Audit_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.Audit_Description();
    }

    @Override
    public String getUrlName() {
        return "bitbucket-remove-user-audit";
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

    /** For the page: whether the reader sees whom it is about. */
    public boolean isWhole() {
        return Jenkins.get().hasPermission(RemoveUserPermissions.VIEW_PEOPLE);
    }

    /** For the page. */
    public AuditView view(StaplerRequest2 request) {
        return AuditView.of(JenkinsAudit.get(), visible(), AuditFields.of(request), request.getParameter("page"));
    }

    private UnaryOperator<JoinedRun> visible() {
        if (isWhole()) {
            return UnaryOperator.identity();
        }
        AuditRedaction redaction = new AuditRedaction(Messages.Report_Hidden());
        return joined -> joined.map(redaction);
    }

    /** The runs that the filter finds, as a table. */
    @GET
    public void doCsv(@NonNull StaplerRequest2 request, @NonNull StaplerResponse2 response) throws IOException {
        download(request, response, "csv", "text/csv", out -> new AuditCsv(out)::write);
    }

    /** The records of the runs that the filter finds, one a line. */
    @GET
    public void doJsonl(@NonNull StaplerRequest2 request, @NonNull StaplerResponse2 response) throws IOException {
        AuditJson json = new AuditJson();
        download(request, response, "jsonl", "application/jsonl", out -> joined -> {
            for (AuditRecord record : joined.records().toList()) {
                out.write(json.write(record) + "\n");
            }
        });
    }

    private interface Table {
        void write(JoinedRun joined) throws IOException;
    }

    private interface Format {
        Table begin(Writer out) throws IOException;
    }

    /** One run after the other, so that a long log does not have to fit into memory. */
    private void download(StaplerRequest2 request, StaplerResponse2 response, String suffix, String type, Format format)
            throws IOException {
        AuditQuery query;
        try {
            query = AuditFields.of(request).query();
        } catch (InvalidInputException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        UnaryOperator<JoinedRun> visible = visible();
        try (AuditRuns runs = new AuditRuns(JenkinsAudit.get().log(), line -> {})) {
            response.setContentType(type);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"bitbucket-remove-user-audit." + suffix + "\"");
            Table table = format.begin(response.getWriter());
            for (Optional<JoinedRun> next = runs.next(); next.isPresent(); next = runs.next()) {
                JoinedRun joined = visible.apply(next.get());
                if (query.test(joined)) {
                    table.write(joined);
                }
            }
        }
    }
}

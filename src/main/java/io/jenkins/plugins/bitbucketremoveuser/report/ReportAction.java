package io.jenkins.plugins.bitbucketremoveuser.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/**
 * The reports of a build's removals, on the build. It knows which they are, and reads them when somebody looks. Addresses,
 * names and the reports themselves are for whoever may see the people; anybody else sees what became of how many.
 */
public final class ReportAction implements RunAction2, StaplerProxy {
    /** Replaced as a whole, as the build may be saved meanwhile. */
    private volatile List<String> ids = new ArrayList<>();

    private transient volatile Run<?, ?> run;

    private ReportAction() {}

    /** Shows a removal's report on its build; once, however often it is told. */
    public static void show(Run<?, ?> run, String id) throws IOException {
        synchronized (run) {
            ReportAction action = run.getAction(ReportAction.class);
            if (action == null) {
                action = new ReportAction();
                action.add(id);
                run.addAction(action);
            } else {
                action.add(id);
            }
        }
        run.save();
    }

    private void add(String id) {
        if (!ids.contains(id)) {
            List<String> more = new ArrayList<>(ids);
            more.add(id);
            ids = more;
        }
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public String getIconFileName() {
        return "symbol-people";
    }

    @Override
    public String getDisplayName() {
        return Messages.Report_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "bitbucket-remove-user";
    }

    @Override
    public Object getTarget() {
        run.checkPermission(Item.READ);
        return this;
    }

    /** For the page. */
    public Run<?, ?> owner() {
        return run;
    }

    /** For the page: whether the reader sees whom it is about. */
    public boolean isWhole() {
        return run.hasPermission(RemoveUserPermissions.VIEW_PEOPLE);
    }

    /** For the page. */
    public ReportPage page(String query, String number) {
        return new ReportPage(visible(), query, number);
    }

    /** For the build's own page. */
    public List<KeptReport> reports() {
        return visible();
    }

    /**
     * One of them, as the reader may see it.
     *
     * @return null if there is none with this id
     */
    public KeptReport report(String id) {
        int index = ids.indexOf(id);
        return index < 0 ? null : visible().get(index);
    }

    /** For the page: where the reader may go on from here. */
    public List<ReportLink> links() {
        return run.getActions(ReportLink.class).stream()
                .filter(link -> link.getIconFileName() != null)
                .toList();
    }

    private List<KeptReport> visible() {
        List<KeptReport> all = read(PlainLine::of);
        if (isWhole()) {
            return all;
        }
        Redaction redaction = new Redaction(Messages.Report_Hidden());
        return all.stream().map(kept -> kept.redacted(redaction)).toList();
    }

    private List<KeptReport> read(UnaryOperator<String> texts) {
        return KeptReport.all(files().values(), texts);
    }

    /** Where they are kept, by the removals' ids, in the order in which these ended. */
    public Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        ids.forEach(id -> files.put(id, file(id)));
        return files;
    }

    /** Whether one of them is that of a removal, as far as they can be read; the others are those of dry runs. */
    public boolean hasRemoval() {
        return files().values().stream().anyMatch(ReportReader::isOfRemoval);
    }

    private Path file(String id) {
        return ReportFolder.report(run, id);
    }

    /** A report as it was kept. */
    @GET
    public void doJson(@NonNull StaplerResponse2 response, @QueryParameter String report) throws IOException {
        run.checkPermission(RemoveUserPermissions.VIEW_PEOPLE);
        String id = asked(report);
        Path file = id == null ? null : file(id);
        if (file == null || !Files.isRegularFile(file)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, Messages.Report_Gone());
            return;
        }
        download(response, "application/json", report + ".json");
        Files.copy(file, response.getOutputStream());
    }

    /** A report as a table. */
    @GET
    public void doCsv(@NonNull StaplerResponse2 response, @QueryParameter String report) throws IOException {
        run.checkPermission(RemoveUserPermissions.VIEW_PEOPLE);
        String id = asked(report);
        if (id == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, Messages.Report_Gone());
            return;
        }
        KeptReport kept =
                KeptReport.all(List.of(file(id)), UnaryOperator.identity()).get(0);
        if (kept.report() == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, kept.trouble());
            return;
        }
        download(response, "text/csv", report + ".csv");
        new ReportCsv().write(kept.report(), response.getWriter());
    }

    /** @return null if there is no such report */
    private String asked(String number) {
        List<String> current = ids;
        for (int i = 0; i < current.size(); i++) {
            if (Integer.toString(i + 1).equals(number)) {
                return current.get(i);
            }
        }
        return null;
    }

    private void download(StaplerResponse2 response, String type, String name) {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"bitbucket-remove-user-" + run.getNumber() + "-" + name + "\"");
    }
}

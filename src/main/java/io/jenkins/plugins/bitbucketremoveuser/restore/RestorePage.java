package io.jenkins.plugins.bitbucketremoveuser.restore;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.build.PageRestore;
import io.jenkins.plugins.bitbucketremoveuser.build.PageRestores;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.report.KeptReport;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the page shows. Each text is hostile.
 *
 * @param people who lost something
 * @param trouble why nothing can be put back; empty if it can
 * @param restores that were started here, the last one first
 * @param reports shows how a report looks
 */
public record RestorePage(List<LosingPerson> people, String trouble, List<RestoreView> restores, ReportAction reports) {
    static RestorePage of(Run<?, ?> run) {
        PageRestores source = new PageRestores(run);
        List<PageRestore> all = source.all();
        List<LosingPerson> people = List.of();
        String trouble = "";
        try {
            people = LosingPerson.all(source.lost(), chosenLast(all));
        } catch (InvalidInputException | IOException e) {
            trouble = e.getMessage();
        }
        return new RestorePage(people, trouble, views(run, all), run.getAction(ReportAction.class));
    }

    /** Whom the reader has left out must not be there again when the page comes back; empty for everybody. */
    private static Set<String> chosenLast(List<PageRestore> all) {
        return all.isEmpty() ? Set.of() : new HashSet<>(all.get(all.size() - 1).people());
    }

    private static List<RestoreView> views(Run<?, ?> run, List<PageRestore> all) {
        List<KeptReport> reports =
                KeptReport.allOfRestores(all.stream().map(PageRestore::report).toList());
        List<RestoreView> views = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean last = i == all.size() - 1;
            views.add(RestoreView.of(all.get(i), last, last && Restores.get().isRunning(run), reports.get(i)));
        }
        Collections.reverse(views);
        return views;
    }

    /** Whether there are buttons. */
    public boolean isOpen() {
        return !people.isEmpty() && !isRunning();
    }

    /** Whether the removals took nothing away. */
    public boolean isNothing() {
        return people.isEmpty() && trouble.isEmpty();
    }

    public boolean isRunning() {
        return restores.stream().anyMatch(RestoreView::isRunning);
    }
}

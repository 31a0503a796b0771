package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * The reports that a build of this Jenkins keeps of its removals. A restore reads nothing else: a text that a job could
 * write would let it give access to anybody.
 */
final class RemovalReports {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** A hundred times what is usual. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Run<?, ?> asking;

    /** @param asking the build that is to restore */
    RemovalReports(Run<?, ?> asking) {
        this.asking = asking;
    }

    /**
     * @param job null or empty for the same job
     * @return each as it was kept, by the removal's id, in the order in which the removals ended; at least one
     * @throws InvalidInputException if there is no such build for this one to see, or it keeps no report
     */
    Map<String, String> of(String job, String build) throws IOException {
        String number = Util.fixNull(build).strip();
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidInputException(
                    "build",
                    number,
                    number.isEmpty() ? "is empty" : "is not the number of a build",
                    "Give the number of the build that removed, for example '12'.");
        }
        Job<?, ?> from = job(Util.fixEmptyAndTrim(job));
        Run<?, ?> removal = from.getBuildByNumber(Integer.parseInt(number));
        if (removal == null) {
            throw new InvalidInputException(
                    "build",
                    number,
                    "does not exist in the job " + from.getFullName(),
                    "Give the number of the build that removed; if Jenkins has deleted it, its report can be restored from"
                            + " a copy with the command line.");
        }
        return of(removal);
    }

    /** The same of the asking build itself. */
    Map<String, String> own() throws IOException {
        return of(asking);
    }

    private static Map<String, String> of(Run<?, ?> removal) throws IOException {
        String number = Integer.toString(removal.getNumber());
        ReportAction kept = removal.getAction(ReportAction.class);
        if (kept == null) {
            throw new InvalidInputException(
                    "build",
                    number,
                    "of the job " + removal.getParent().getFullName() + " keeps no report of a removal",
                    "Give the number of the build that removed.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : kept.files().entrySet()) {
            texts.put(file.getKey(), text(file.getValue(), number));
        }
        return texts;
    }

    private static String text(Path file, String number) throws IOException {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Files.readString(file);
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "build",
                    number,
                    "has lost the report of its removal",
                    "If there is a copy of the report, restore from it with the command line.");
        }
        throw new InvalidInputException(
                "build", number, "has a report that is too large", "Restore from it with the command line.");
    }

    private Job<?, ?> job(String name) {
        if (name == null) {
            return asking.getParent();
        }
        try (ACLContext ignored = ACL.as2(authentication())) {
            Job<?, ?> job = Jenkins.get().getItem(name, asking.getParent().getParent(), Job.class);
            // as for the report itself: names and addresses are for whoever may see the job's configuration
            if (job != null && (job == asking.getParent() || job.hasPermission(Item.EXTENDED_READ))) {
                return job;
            }
        } catch (AccessDeniedException e) {
            // it is the same as if there were none
        }
        throw new InvalidInputException(
                "job",
                name,
                "is not a job whose reports this build may read",
                "Check the full name of the job, for example folder/leavers, and that the build runs as somebody who may"
                        + " see that job's configuration.");
    }

    private Authentication authentication() {
        return asking.getParent() instanceof Queue.Task task
                ? Tasks.getAuthenticationOf2(task)
                : Jenkins.getAuthentication2();
    }
}

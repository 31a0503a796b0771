package io.jenkins.plugins.bitbucketremoveuser.report;

import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One report of a build.
 *
 * @param number within the build, from 1
 * @param report null if it cannot be shown
 * @param trouble why it cannot be shown; empty if it can
 */
public record KeptReport(int number, Report report, String trouble) {
    /** What one page reads at most, of all reports of the build together: a hundred times what is usual. */
    private static final long LIMIT = 32L * 1024 * 1024;

    /** All of them, in order, as far as a page can hold them. */
    static List<KeptReport> all(Collection<Path> files, UnaryOperator<String> texts) {
        return all(files, ReportReader.ofRemovals(texts));
    }

    /** The same of the reports of restores. */
    public static List<KeptReport> allOfRestores(Collection<Path> files) {
        return all(files, ReportReader.ofRestores(PlainLine::of));
    }

    private static List<KeptReport> all(Collection<Path> files, ReportReader reader) {
        List<KeptReport> all = new ArrayList<>();
        long room = LIMIT;
        for (Path file : files) {
            int number = all.size() + 1;
            try {
                long size = Files.size(file);
                if (size > room) {
                    all.add(new KeptReport(number, null, Messages.Report_TooLarge()));
                } else {
                    room -= size;
                    all.add(new KeptReport(number, reader.read(Files.readAllBytes(file)), ""));
                }
            } catch (NoSuchFileException e) {
                all.add(new KeptReport(number, null, Messages.Report_Gone()));
            } catch (IOException | RuntimeException e) {
                // the reader's own words may quote the file
                all.add(new KeptReport(number, null, Messages.Report_Unreadable()));
            }
        }
        return all;
    }

    KeptReport redacted(Redaction redaction) {
        return with(report == null ? null : report.redacted(redaction));
    }

    KeptReport with(Report another) {
        return new KeptReport(number, another, trouble);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.JournalJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one removal, or restore, keeps in its build's folder: a journal for each workspace while it runs, when it began, and whom it is
 * about if a file said so, so that it can go on after a restart; and the report for good. Each write is whole or not there at all.
 */
public final class BuildFiles implements Journals {
    private static final String JOURNAL = ".journal";

    private final JournalJson journals = new JournalJson();
    private final Path folder;
    private final Path report;
    private final String id;

    /** @param id of this removal within the build */
    BuildFiles(Run<?, ?> run, String id) {
        this(ReportFolder.of(run), id);
    }

    /** @param folder of whatever is no build's */
    public BuildFiles(Path folder, String id) {
        this.folder = folder;
        report = folder.resolve(id + ".json");
        this.id = id;
    }

    @Override
    public Journal of(WorkspaceId workspace) {
        Path file = journalFile(workspace);
        try {
            return Files.exists(file) ? journals.read(Files.readString(file)) : Journal.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws rather than going on without: then a restart would lose what was done. */
    @Override
    public void keep(WorkspaceId workspace, Journal journal) {
        try {
            write(journalFile(workspace), journals.write(journal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whom the file in the workspace named when this removal began; empty if it has not been read. */
    public Optional<List<PersonId>> people() throws IOException {
        Path file = peopleFile();
        return Files.exists(file)
                ? Optional.of(
                        Files.readAllLines(file).stream().map(PersonId::of).toList())
                : Optional.empty();
    }

    void keepPeople(List<PersonId> people) throws IOException {
        write(peopleFile(), people.stream().map(PersonId::value).collect(Collectors.joining("\n")));
    }

    /** Where this removal began; empty if it did not. */
    public List<WorkspaceId> workspaces() throws IOException {
        Path file = workspacesFile();
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(WorkspaceId::new).toList()
                : List.of();
    }

    /** Before the people: those who are kept without a workspace would be looked for in any. */
    void keepWorkspaces(List<WorkspaceId> workspaces) throws IOException {
        write(workspacesFile(), workspaces.stream().map(WorkspaceId::value).collect(Collectors.joining("\n")));
    }

    /** @return when this removal began, and each time that it went on; this time is the last */
    List<Instant> keepBegin(Instant now) throws IOException {
        Path file = beginFile();
        List<Instant> begun = new ArrayList<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().map(Instant::parse).forEach(begun::add);
        }
        begun.add(now);
        write(file, begun.stream().map(Instant::toString).collect(Collectors.joining("\n")));
        return begun;
    }

    /** Whether this removal goes on after an interruption. */
    boolean isBegun() {
        return Files.exists(beginFile());
    }

    /** When this removal began; empty if it does not go on after an interruption. */
    public Optional<Instant> begunAt() throws IOException {
        return Files.exists(beginFile())
                ? Files.readAllLines(beginFile()).stream().map(Instant::parse).findFirst()
                : Optional.empty();
    }

    void keepReport(String json) throws IOException {
        write(report, json);
    }

    /** The removal has come to its end: there is nothing to go on with. */
    public void forget() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.deleteIfExists(peopleFile());
        Files.deleteIfExists(workspacesFile());
        Files.deleteIfExists(beginFile());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, id + ".*" + JOURNAL)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private Path peopleFile() {
        return folder.resolve(id + ".people");
    }

    private Path workspacesFile() {
        return folder.resolve(id + ".workspaces");
    }

    private Path beginFile() {
        return folder.resolve(id + ".begun");
    }

    /** Neither a slug nor a UUID has a character that means something to a file system. */
    private Path journalFile(WorkspaceId workspace) {
        return folder.resolve(id + "." + workspace.key() + JOURNAL);
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        new KeptFile(file).write(text);
    }
}

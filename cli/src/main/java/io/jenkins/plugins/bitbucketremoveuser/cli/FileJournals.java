package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.JournalJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.Person;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The journals of all calls that share a folder: a file for each person in each workspace. So calls about other people
 * never meet, and whoever is named again is gone on with, whoever else is named beside. Each write is whole or not there
 * at all, and is the owner's alone to read.
 */
final class FileJournals implements Journals {
    private static final String BEGIN = "bitbucket-remove-user.";
    private static final String END = ".journal";
    private static final String UNFINISHED = ".tmp";

    private final JournalJson journals = new JournalJson();
    private final Path folder;
    private final String api;
    private final List<PersonId> people;
    private final List<Kept> earlier;

    /** What another run, or an earlier half of this one, has left in a file: a line each for the API, workspace, entry. */
    private record Kept(Path file, FileTime at, String api, WorkspaceId workspace, Journal.Entry entry) {}

    private FileJournals(Path folder, String api, List<PersonId> people) {
        this.folder = folder;
        this.api = api;
        this.people = people;
        earlier = readAll();
    }

    /**
     * Reads what is there, so that nothing is begun that could not be gone on with.
     *
     * @param folder made if it is not there
     * @param api the root of Bitbucket: the same workspace elsewhere is another one
     * @param people whom the call names
     * @throws UsageException if the folder cannot be used, or a file in it is no journal
     */
    static FileJournals open(Path folder, String api, List<PersonId> people) {
        try {
            make(folder);
        } catch (IOException e) {
            throw unusable(folder, "cannot be made (" + e + ")");
        }
        if (!Files.isWritable(folder)) {
            throw unusable(folder, "cannot be written");
        }
        return new FileJournals(folder, api, people);
    }

    private static UsageException unusable(Path folder, String why) {
        return new UsageException(
                "--journal: " + folder + " " + why + ". Name a folder that can be written; nothing was done.");
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    @Override
    public Journal of(WorkspaceId workspace) {
        Journal journal = Journal.empty();
        for (Kept kept : earlier) {
            if (isMeant(kept, workspace)) {
                journal = journal.with(kept.entry());
            }
        }
        return journal;
    }

    /** Throws rather than going on without: then a repeated run would not know what was done. */
    @Override
    public void keep(WorkspaceId workspace, Journal journal) {
        Journal.Entry entry = journal.latest();
        String text = String.join(
                "\n", api, workspace.value(), journals.write(Journal.empty().with(entry)));
        try {
            write(file(workspace, entry.person()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whoever is done with needs no journal any more. Whoever failed is not: a repeated run goes on, and tells of it again.
     * And of a run that was stopped nobody is, since only the one that goes on will tell of all.
     *
     * @return a line for each journal that was there before, and whose person this call does not name
     */
    List<String> forget(RunReport report) throws IOException {
        if (report.interrupted()) {
            return List.of();
        }
        for (RemovalReport workspace : report.workspaces()) {
            for (PersonReport person : workspace.people()) {
                if (!(person.outcome() instanceof Outcome.Failed)
                        && person.person().isPresent()) {
                    delete(file(workspace.workspace(), person.person().get()));
                }
            }
        }
        List<Path> open = report.workspaces().stream()
                .flatMap(workspace -> workspace.people().stream()
                        .flatMap(person -> person.person().stream())
                        .map(person -> file(workspace.workspace(), person)))
                .toList();
        return earlier.stream()
                .filter(kept -> !open.contains(kept.file()) && Files.exists(kept.file()))
                .map(FileJournals::reminder)
                .toList();
    }

    private static String reminder(Kept kept) {
        return PlainLine.of("A run that was interrupted, or is still at work, has begun with "
                + kept.entry().person() + " in workspace " + kept.workspace() + " at " + kept.api()
                + ", whom this call does not name. Name that person again, so that it is ended and reported, or delete "
                + kept.file() + ".");
    }

    private boolean isMeant(Kept kept, WorkspaceId workspace) {
        return kept.api().equals(api)
                && kept.workspace().key().equals(workspace.key())
                && people.stream().anyMatch(kept.entry().person()::isMeantBy);
    }

    /** In the order in which they were written. */
    private List<Kept> readAll() {
        List<Kept> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
            for (Path file : files) {
                read(file).ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new UsageException("--journal: " + folder + " cannot be read (" + e + "). Nothing was done.", e);
        }
        all.sort(Comparator.comparing(Kept::at));
        return List.copyOf(all);
    }

    /** Empty if another call has ended, and taken it away, just now. */
    private Optional<Kept> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 3) {
                throw new IllegalArgumentException(lines.size() + " lines in place of 3");
            }
            return Optional.of(new Kept(
                    file,
                    Files.getLastModifiedTime(file),
                    lines.get(0),
                    new WorkspaceId(lines.get(1)),
                    journals.read(lines.get(2)).latest()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException | RuntimeException e) {
            throw new UsageException(
                    "--journal: " + file + " is damaged (" + e.getMessage() + "), so what an interrupted run has done"
                            + " cannot be told. Nothing was done. Put the file back as it was; or delete it, and the run"
                            + " takes away whatever is left, but does not report what was taken away before.",
                    e);
        }
    }

    /** What stands in a file name is ours: neither a person's key nor an address of a server may lead elsewhere. */
    private Path file(WorkspaceId workspace, Person person) {
        String whole = String.join("\n", api, workspace.key(), person.key());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(BEGIN + HexFormat.of().formatHex(digest, 0, 8) + END);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Path file, String text) throws IOException {
        Path unfinished = Files.createTempFile(folder, file.getFileName() + ".", UNFINISHED);
        // not a channel, which an interrupt would close in the middle of it
        try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows knows no such thing
        }
    }

    /** After what a kill in the middle of a write has left of it. */
    private void delete(Path file) throws IOException {
        try (DirectoryStream<Path> pieces = Files.newDirectoryStream(folder, file.getFileName() + ".*" + UNFINISHED)) {
            for (Path piece : pieces) {
                Files.deleteIfExists(piece);
            }
        }
        Files.deleteIfExists(file);
    }
}

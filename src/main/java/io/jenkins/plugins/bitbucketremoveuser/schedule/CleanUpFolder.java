package io.jenkins.plugins.bitbucketremoveuser.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildFiles;
import io.jenkins.plugins.bitbucketremoveuser.build.KeptFile;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpMemory;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.MemoryFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.model.Jenkins;

/** What a scheduled clean-up keeps in Jenkins's home: what the next run has to know, and how the last one ended. */
final class CleanUpFolder {
    private static final String NAME = "bitbucket-remove-user";

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    CleanUpFolder(ScheduledCleanUp cleanUp) {
        folder = home().resolve("clean-ups").resolve(cleanUp.key());
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath().resolve(NAME);
    }

    /** Where the rosters and lists of scheduled clean-ups have to be. */
    static Path rosters() {
        return home().resolve("rosters");
    }

    CleanUpMemory memory(WorkspaceId workspace) {
        return new MemoryFile(folder.resolve("memory." + workspace.key() + ".json"));
    }

    BuildFiles files(String run) {
        return new BuildFiles(folder, run);
    }

    Path log() {
        return folder.resolve("log.txt");
    }

    void clearLog() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(log());
    }

    /** The whole report of the last run that came to one. */
    Path report() {
        return folder.resolve("last-report.json");
    }

    /** The run that has begun and not ended: in progress, or cut off by a kill. */
    Optional<String> current() throws IOException {
        return Files.exists(currentFile()) ? Optional.of(Files.readString(currentFile())) : Optional.empty();
    }

    void begin(String run) throws IOException {
        write(currentFile(), run);
    }

    void end() throws IOException {
        Files.deleteIfExists(currentFile());
    }

    private Path currentFile() {
        return folder.resolve("current.txt");
    }

    void keepReport(String text) throws IOException {
        write(report(), text);
    }

    void keep(LastRun run) throws IOException {
        write(
                lastFile(),
                json.writeValueAsString(json.createObjectNode()
                        .put("startedBy", run.startedBy())
                        .put("startedAt", run.startedAt())
                        .put("finishedAt", run.finishedAt())
                        .put("outcome", run.outcome())
                        .put("summary", run.summary())));
    }

    /** What cannot be read is trouble, too. */
    Optional<LastRun> last() {
        if (!Files.exists(lastFile())) {
            return Optional.empty();
        }
        try {
            JsonNode run = json.readTree(Files.readString(lastFile()));
            return Optional.of(new LastRun(
                    run.path("startedBy").asText(),
                    run.path("startedAt").asText(),
                    run.path("finishedAt").asText(),
                    run.path("outcome").asText(),
                    run.path("summary").asText()));
        } catch (IOException e) {
            return Optional.of(new LastRun("", "", "", "failed", lastFile() + " cannot be read: " + e.getMessage()));
        }
    }

    private Path lastFile() {
        return folder.resolve("last-run.json");
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        new KeptFile(file).write(text);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The journals of one call, from when it is known whom it is about until all of it is told. */
final class KeptJournals {
    private final Supplier<Path> folder;
    private final ClientSettings settings;
    private final Consumer<String> log;
    private Optional<FileJournals> journals = Optional.empty();

    /** @param folder asked for only when there is something to keep */
    KeptJournals(Supplier<Path> folder, ClientSettings settings, Consumer<String> log) {
        this.folder = folder;
        this.settings = settings;
        this.log = log;
    }

    /**
     * Reads what is there, so that nothing is begun that could not be gone on with.
     *
     * @param requests all of them about the same people
     * @throws UsageException if the folder cannot be used, or a file in it is no journal
     */
    FileJournals of(List<RemovalRequest> requests) {
        FileJournals opened = FileJournals.open(
                folder.get(),
                settings.endpoints().root().toString(),
                requests.get(0).people());
        journals = Optional.of(opened);
        return opened;
    }

    /** Only when all of it is told: whoever kills the run before that is told by the next one. */
    void forget(RunReport result) {
        journals.ifPresent(kept -> {
            try {
                kept.forget(result).forEach(log);
            } catch (IOException e) {
                log.accept("What was kept for a repeated run could not be deleted (" + e + "). Delete it.");
            }
        });
    }
}

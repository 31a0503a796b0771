package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The memory of a clean-up in a file. */
public final class MemoryFile implements CleanUpMemory {
    private final RememberedJson json = new RememberedJson();
    private final Path folder;
    private final String name;

    /** @param file whose folder is made if it is not there */
    public MemoryFile(Path file) {
        Path absolute = file.toAbsolutePath();
        folder = Objects.requireNonNull(absolute.getParent(), "a folder");
        name = Objects.requireNonNull(absolute.getFileName(), "a name").toString();
    }

    @Override
    public Remembered read() throws IOException {
        try {
            return json.read(Files.readString(file()));
        } catch (NoSuchFileException e) {
            return Remembered.nothing();
        } catch (IllegalArgumentException e) {
            throw new IOException(file() + " is damaged (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new IOException(file() + " cannot be read (" + e + ")", e);
        }
    }

    @Override
    public void keep(Remembered remembered) throws IOException {
        try {
            Files.createDirectories(folder);
            // for its owner alone, as temporary files are
            Path unfinished = Files.createTempFile(folder, name + ".", ".tmp");
            try {
                // not a channel, which an interrupt would close in the middle of it
                try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
                    out.write(json.write(remembered).getBytes(StandardCharsets.UTF_8));
                    out.getFD().sync();
                }
                Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new IOException(file() + " cannot be written (" + e + ")", e);
        }
    }

    private Path file() {
        return folder.resolve(name);
    }
}

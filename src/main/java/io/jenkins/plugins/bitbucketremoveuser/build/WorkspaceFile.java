package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import jenkins.MasterToSlaveFileCallable;

/**
 * A file of a build's workspace, by its path in there. A job may read nothing else of the machine with it: what is wrong
 * with a file is told line by line, so it would show the file to whoever may see the build.
 */
final class WorkspaceFile {
    private static final String CURE = "Give the path of a file in there, for example hr/leavers.csv.";
    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private final String field;
    private final String path;

    /**
     * @param field where it was named, for messages
     * @throws InvalidInputException if it is no path within a workspace
     */
    WorkspaceFile(String field, String path) {
        this.field = field;
        this.path = path;
        if (path.isBlank()) {
            throw new InvalidInputException(
                    field, path, "is empty", "Give the path of a file, for example hr/leavers.csv.");
        }
        if (ABSOLUTE.matcher(path).matches()
                || Arrays.asList(SEPARATOR.split(path, -1)).contains("..")) {
            throw wrong("leads out of the workspace");
        }
    }

    /**
     * @param where the file is to be
     * @param most one byte more is read of a file that is larger
     */
    byte[] read(Workspace where, int most) throws IOException, InterruptedException {
        FilePath workspace = where.find();
        if (workspace == null) {
            throw new InvalidInputException(
                    field,
                    path,
                    "cannot be read: there is no workspace here",
                    "Use the step inside of a node, on an agent that is connected.");
        }
        Content content = workspace.act(new Read(path, most));
        return switch (content.state()) {
            case READ -> content.bytes();
            case MISSING -> throw wrong("is not in " + where.noun() + " " + workspace.getRemote());
            case OUTSIDE -> throw wrong("leads out of the workspace by a symbolic link");
            case NO_FILE -> throw wrong("is not a file");
            case UNREADABLE -> throw wrong("cannot be read by the agent");
        };
    }

    String path() {
        return path;
    }

    private InvalidInputException wrong(String what) {
        return new InvalidInputException(field, path, what, CURE);
    }

    private enum State {
        READ,
        MISSING,
        OUTSIDE,
        NO_FILE,
        UNREADABLE
    }

    private record Content(State state, byte[] bytes) implements Serializable {
        Content(State state) {
            this(state, new byte[0]);
        }
    }

    /** Looks and reads in one go, where the workspace is. */
    private static final class Read extends MasterToSlaveFileCallable<Content> {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final int most;

        Read(String path, int most) {
            this.path = path;
            this.most = most;
        }

        @Override
        public Content invoke(File workspace, VirtualChannel channel) throws IOException {
            Path root;
            Path file;
            try {
                root = workspace.toPath().toRealPath();
                file = root.resolve(path).toRealPath();
            } catch (NoSuchFileException | InvalidPathException e) {
                return new Content(State.MISSING);
            } catch (FileSystemException e) {
                return new Content(State.UNREADABLE);
            }
            if (!file.startsWith(root)) {
                return new Content(State.OUTSIDE);
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return new Content(State.NO_FILE);
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return new Content(State.READ, in.readNBytes(most + 1));
            } catch (FileSystemException e) {
                return new Content(State.UNREADABLE);
            }
        }
    }
}

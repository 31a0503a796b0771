package io.jenkins.plugins.bitbucketremoveuser.management;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditLimits;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditLog;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The log of all runs of this Jenkins, in its home folder, for its user alone. It remembers that it could not be written,
 * also over a restart, until it can again.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class JenkinsAudit {
    private static final Logger LOGGER = Logger.getLogger(JenkinsAudit.class.getName());
    private static final String PROPERTY = "io.jenkins.plugins.bitbucketremoveuser.audit.";

    private final Path folder;
    private final Path home;
    private final Path troubleFile;
    private final AuditLog log;
    private volatile String trouble;

    public JenkinsAudit() {
        home = Jenkins.get().getRootDir().toPath().resolve("bitbucket-remove-user");
        folder = home.resolve("audit");
        troubleFile = home.resolve("audit-trouble.txt");
        log = new AuditLog(folder.resolve("audit.jsonl"), limits(), LOGGER::warning);
        trouble = earlierTrouble();
    }

    public static JenkinsAudit get() {
        return ExtensionList.lookupSingleton(JenkinsAudit.class);
    }

    private static AuditLimits limits() {
        long fileBytes = SystemProperties.getLong(PROPERTY + "fileBytes", AuditLimits.STANDARD.fileBytes());
        int files = SystemProperties.getInteger(PROPERTY + "files", AuditLimits.STANDARD.files());
        try {
            return new AuditLimits(fileBytes, files);
        } catch (IllegalArgumentException e) {
            LOGGER.log(
                    Level.WARNING,
                    "{0}fileBytes and {0}files must be at least 1; the usual limits are used instead",
                    PROPERTY);
            return AuditLimits.STANDARD;
        }
    }

    public AuditLog log() {
        return log;
    }

    /** @throws IOException if it is not kept; the message says where, why, and the cure */
    public void append(AuditRecord record) throws IOException {
        try {
            create(folder);
            log.append(record);
        } catch (IOException e) {
            enter(e);
            throw e;
        }
        leave();
    }

    private static void create(Path folder) throws IOException {
        FileAttribute<?>[] ownerOnly =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createDirectories(folder, ownerOnly);
        } catch (IOException e) {
            throw new IOException(
                    "The folder of the audit log, " + folder + ", cannot be made: " + e
                            + ". See that nothing else has its name, that there is room, and that Jenkins may write there.",
                    e);
        }
    }

    /** Why the last record could not be written; empty if it could. */
    String trouble() {
        return trouble;
    }

    private void enter(IOException why) {
        LOGGER.log(Level.SEVERE, "a run is not, or not wholly, in the audit log", why);
        trouble = why.getMessage();
        try {
            Files.createDirectories(home);
            Files.writeString(troubleFile, trouble);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "that will be forgotten at the next restart", e);
        }
    }

    private void leave() {
        if (trouble.isEmpty()) {
            return;
        }
        trouble = "";
        try {
            Files.deleteIfExists(troubleFile);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "a trouble that is over will be told again after the next restart", e);
        }
    }

    private String earlierTrouble() {
        try {
            return Files.exists(troubleFile) ? Files.readString(troubleFile) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.audit;

/**
 * A line that is no record: the machine failed while it was written, or somebody else wrote it.
 *
 * @param file its name, without the folder
 * @param position of its first byte in the file
 * @param length in bytes
 */
public record UnreadableLine(String file, long position, int length) {
    @Override
    public String toString() {
        return file + ", " + length + " bytes from byte " + position;
    }
}

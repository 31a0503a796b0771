package io.jenkins.plugins.bitbucketremoveuser.audit;

/**
 * How much a log may hold.
 *
 * @param fileBytes a file that would grow beyond it is put aside, and another one begun; a longer record has one to itself
 * @param files the oldest is dropped when there are more
 */
public record AuditLimits(long fileBytes, int files) {
    /** Some 50,000 runs about one person each. */
    public static final AuditLimits STANDARD = new AuditLimits(5L * 1024 * 1024, 10);

    public AuditLimits {
        if (fileBytes < 1 || files < 1) {
            throw new IllegalArgumentException("at least one byte and one file: " + fileBytes + ", " + files);
        }
    }
}

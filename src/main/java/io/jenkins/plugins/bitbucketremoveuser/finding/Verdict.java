package io.jenkins.plugins.bitbucketremoveuser.finding;

/** What a criterion says about one person. */
public sealed interface Verdict {
    /** In words, for example {@code is not on the roster}; of those who are kept, the same for all of one kind. */
    String reason();

    record Matched(String reason) implements Verdict {}

    record Kept(String reason) implements Verdict {}

    static Verdict of(boolean matches, String ifSo, String ifNot) {
        return matches ? new Matched(ifSo) : new Kept(ifNot);
    }
}

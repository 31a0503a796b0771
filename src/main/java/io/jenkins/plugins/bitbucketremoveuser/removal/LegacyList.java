package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.UnexpectedAnswerException;
import java.util.List;
import java.util.Optional;

/**
 * A list of the 1.0 API, which Bitbucket refuses to some credentials and some workspaces. Read once for everybody in a
 * run, until something changes; a refusal is remembered, since it would not be another one the next time.
 */
final class LegacyList<T> {
    private final Source<T> source;
    private final Diagnosis diagnosis;
    private final String cure;
    private List<T> snapshot;
    private Problem refusal;

    @FunctionalInterface
    interface Source<T> {
        List<T> read() throws BitbucketException, InterruptedException;
    }

    /** @param cure of a refusal */
    LegacyList(Source<T> source, Diagnosis diagnosis, String cure) {
        this.source = source;
        this.diagnosis = diagnosis;
        this.cure = cure;
    }

    /** Empty if Bitbucket does not let this credential see it; then {@link #refusal()} tells why. */
    Optional<List<T>> current() throws BitbucketException, InterruptedException {
        if (snapshot == null && refusal == null) {
            try {
                snapshot = List.copyOf(source.read());
            } catch (ApiErrorException e) {
                if (!Diagnosis.isRefusal(e)) {
                    throw e;
                }
                refusal = diagnosis.ofLegacy(e, cure);
            } catch (UnexpectedAnswerException e) {
                // the 1.0 API is hardly described: what cannot be understood must not stop what can be done
                refusal = diagnosis.ofLegacy(e, cure);
            }
        }
        return Optional.ofNullable(snapshot);
    }

    /** Read anew; a refusal is an error here, since it was seen before. */
    List<T> reread() throws BitbucketException, InterruptedException {
        snapshot = List.copyOf(source.read());
        return snapshot;
    }

    /** The next look reads anew. */
    void forget() {
        snapshot = null;
    }

    Problem refusal() {
        return refusal;
    }
}

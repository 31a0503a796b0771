package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;

/**
 * What became of one grant that a removal took away.
 *
 * @param at when it was read or changed last
 * @param message why it is not put back; empty otherwise
 */
public record RestoredGrant(Grant grant, State state, Instant at, String message) {

    /** Whether this run gave it, or may have: the request was sent, and nobody has looked since. */
    boolean mayBeGiven() {
        return state == State.RESTORED || state == State.UNVERIFIED;
    }

    public enum State {
        /** Would be put back; nothing was changed. */
        PLANNED("planned"),
        /** It was given, or may have been, but no re-read has shown it yet. */
        UNVERIFIED("unverified"),
        /** Given, and a re-read shows it. */
        RESTORED("restored"),
        /** The person has it without this run. */
        THERE("there"),
        /** Not put back, or not as it was. */
        LEFT("left"),
        /** The removal did not take it away, so this run did not touch it. */
        NOT_TAKEN("not-taken");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }
    }
}

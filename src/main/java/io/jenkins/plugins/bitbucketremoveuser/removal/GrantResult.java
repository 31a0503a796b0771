package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;

/**
 * What became of one grant.
 *
 * @param at when it was read or changed last
 * @param message why it is left; empty otherwise
 */
public record GrantResult(Grant grant, State state, Instant at, String message) {

    /** Whether the removal took it away, or may have: its deletion was sent, and nobody has looked since. */
    boolean wasTaken() {
        return state == State.REVOKED || state == State.UNVERIFIED;
    }

    GrantResult in(State newState, Instant when, String why) {
        return new GrantResult(grant, newState, when, why);
    }

    public enum State {
        /** Would be revoked; nothing was changed. */
        PLANNED("planned"),
        /** The deletion was accepted, but no re-read has shown it yet. */
        UNVERIFIED("unverified"),
        /** Deleted, and a re-read shows it gone. */
        REVOKED("revoked"),
        /** Somebody else took it away meanwhile, and a re-read shows it gone. */
        ALREADY_GONE("already-gone"),
        /** Still there. */
        LEFT("left");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("not a state of a grant: " + word);
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;

/**
 * What became of one residue.
 *
 * @param at when it was read or changed last
 * @param message why it is left; empty otherwise
 */
public record ResidueResult(Residue residue, State state, Instant at, String message) {

    ResidueResult in(State newState, Instant when, String why) {
        return new ResidueResult(residue, newState, when, why);
    }

    public enum State {
        /** Seen, and not to be changed by this run. */
        LISTED("listed"),
        /** Would be cleaned; nothing was changed. */
        PLANNED("planned"),
        /** To be cleaned, or the change was accepted, but no re-read has shown it yet. */
        UNVERIFIED("unverified"),
        /** Changed, and a re-read shows the person gone from it. */
        CLEANED("cleaned"),
        /** Somebody else did it meanwhile, and a re-read shows it. */
        ALREADY_GONE("already-gone"),
        /** To be cleaned, and still there or not in order. */
        LEFT("left");

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

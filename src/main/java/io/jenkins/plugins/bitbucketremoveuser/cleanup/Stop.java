package io.jenkins.plugins.bitbucketremoveuser.cleanup;

/**
 * Why a clean-up ended before it touched anybody.
 *
 * @param message what was found
 * @param cure what to do about it
 */
public record Stop(Guard guard, String message, String cure) {
    public enum Guard {
        ROSTER_SHRUNK("roster-shrunk"),
        TOO_MANY_PEOPLE("too-many-people"),
        TOO_LARGE_SHARE("too-large-share"),
        /** What an earlier run has kept cannot be read, or what the next one needs cannot be kept. */
        NO_MEMORY("no-memory");

        private final String word;

        Guard(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        return message + " " + cure;
    }
}

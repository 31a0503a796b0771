package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/** How it ended for one person. */
public sealed interface Outcome {
    /** As it stands in reports. */
    String word();

    /** Nothing is left, shown by reading again: no grant that was found, and no membership. */
    record Removed() implements Outcome {
        @Override
        public String word() {
            return "removed";
        }
    }

    /** Something is left, or cannot be excluded. */
    record StillMember(List<Leftover> left) implements Outcome {
        public StillMember {
            left = List.copyOf(left);
        }

        @Override
        public String word() {
            return "still-member";
        }
    }

    /**
     * Nobody in the workspace has this address, and nobody with it is invited.
     *
     * @param unseen what could not be looked at, so that it cannot be excluded
     */
    record NotAMember(List<Leftover> unseen) implements Outcome {
        public NotAMember {
            unseen = List.copyOf(unseen);
        }

        @Override
        public String word() {
            return "not-a-member";
        }
    }

    /** A rule forbids it; nothing was touched. What an interrupted run had done before is in the person's grants. */
    record Refused(Refusal refusal) implements Outcome {
        @Override
        public String word() {
            return "refused";
        }
    }

    /** It could not be finished; what was done until then is in the person's grants. */
    record Failed(Problem problem) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }
    }

    /**
     * A dry run: this is what would be done.
     *
     * @param warnings what somebody should know before approving it
     * @param left what a removal would leave for a person, as far as can be told before it
     * @param bound where direct repository grants are that are not named
     */
    record Planned(List<String> warnings, List<Leftover> left, Optional<RepositoryBound> bound) implements Outcome {
        public Planned {
            warnings = List.copyOf(warnings);
            left = List.copyOf(left);
        }

        @Override
        public String word() {
            return "planned";
        }
    }
}

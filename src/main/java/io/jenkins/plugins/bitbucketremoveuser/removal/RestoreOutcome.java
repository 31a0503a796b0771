package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/** How it ended for one person. */
public sealed interface RestoreOutcome {
    /** As it stands in reports. */
    String word();

    /** Everything that the removal took away is there again, shown by reading again. */
    record Restored() implements RestoreOutcome {
        @Override
        public String word() {
            return "restored";
        }
    }

    /** Something could not be put back, or not as it was. */
    record PartlyRestored(List<Leftover> left) implements RestoreOutcome {
        public PartlyRestored {
            left = List.copyOf(left);
        }

        @Override
        public String word() {
            return "partly-restored";
        }
    }

    /**
     * A dry run: this is what would be done.
     *
     * @param left what could not be put back, as far as can be told before it is tried
     */
    record Planned(List<Leftover> left, List<String> notes) implements RestoreOutcome {
        public Planned {
            left = List.copyOf(left);
            notes = List.copyOf(notes);
        }

        @Override
        public String word() {
            return "planned";
        }
    }

    /** The removal took nothing away, or all of it is there already. */
    record NothingToDo() implements RestoreOutcome {
        @Override
        public String word() {
            return "nothing-to-do";
        }
    }

    /** A rule forbids it, or there is no such account to give anything to; nothing was touched. */
    record Refused(Refusal refusal) implements RestoreOutcome {
        @Override
        public String word() {
            return "refused";
        }
    }

    /** It could not be finished; what was done until then is in the person's grants. */
    record Failed(Problem problem) implements RestoreOutcome {
        @Override
        public String word() {
            return "failed";
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

/** One thing that gives a person access. Its level is as it was when found. */
public sealed interface Grant {
    Kind kind();

    /** What identifies it in its workspace: a group's slug, a project's key, a repository's slug. */
    String id();

    /** For people; hostile text. */
    String name();

    /** What it allows, in Bitbucket's words; empty if the kind has none. */
    String level();

    enum Kind {
        GROUP("group"),
        PROJECT("project"),
        REPOSITORY("repository");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("not a kind of grant: " + word);
        }
    }

    record GroupMembership(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.GROUP;
        }
    }

    record ProjectGrant(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.PROJECT;
        }
    }

    record RepositoryGrant(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.REPOSITORY;
        }
    }

    static Grant of(Kind kind, String id, String name, String level) {
        return switch (kind) {
            case GROUP -> new GroupMembership(id, name, level);
            case PROJECT -> new ProjectGrant(id, name, level);
            case REPOSITORY -> new RepositoryGrant(id, name, level);
        };
    }

    /** For example {@code group "Developers" (read)}. */
    default String describe() {
        return kind().word() + " \"" + name() + "\"" + (level().isEmpty() ? "" : " (" + level() + ")");
    }
}

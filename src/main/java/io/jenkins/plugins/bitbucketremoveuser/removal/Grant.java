package io.jenkins.plugins.bitbucketremoveuser.removal;

/** One thing that gives a person access. Its level is as it was when found. */
public sealed interface Grant {
    Kind kind();

    /** What identifies it in its workspace: a group's slug, a project's key, a repository's slug, an invitation's
     * address. */
    String id();

    /** For people; hostile text. */
    String name();

    /** What it allows, in Bitbucket's words; empty if the kind has none. */
    String level();

    enum Kind {
        GROUP("group", "group"),
        PROJECT("project", "project grant"),
        REPOSITORY("repository", "repository grant"),
        INVITATION("invitation", "pending invitation");

        private final String word;
        private final String noun;

        Kind(String word, String noun) {
            this.word = word;
            this.noun = noun;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        /** For people, in the singular or plural. */
        String noun(int count) {
            return count == 1 ? noun : noun + "s";
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

    /** @param name the groups it leads to */
    record PendingInvitation(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.INVITATION;
        }
    }

    static Grant of(Kind kind, String id, String name, String level) {
        return switch (kind) {
            case GROUP -> new GroupMembership(id, name, level);
            case PROJECT -> new ProjectGrant(id, name, level);
            case REPOSITORY -> new RepositoryGrant(id, name, level);
            case INVITATION -> new PendingInvitation(id, name, level);
        };
    }

    /** What makes it the same grant, whatever its level. */
    default Key key() {
        return new Key(kind(), id());
    }

    record Key(Kind kind, String id) {}

    /** For example {@code group "Developers" (read)}. */
    default String describe() {
        return kind().word() + " \"" + name() + "\"" + (level().isEmpty() ? "" : " (" + level() + ")");
    }
}

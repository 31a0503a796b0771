package io.jenkins.plugins.bitbucketremoveuser.removal;

/** One thing that gives a person access. Its level is as it was when found. */
public sealed interface Grant {
    Kind kind();

    /**
     * What identifies it in its workspace: a group's slug, a project's key, a repository's slug, an invitation's address;
     * an organisation group's directory and id with a slash between them, an organisation role's name, a directory's id.
     */
    String id();

    /** For people; hostile text. */
    String name();

    /** What it allows, in Bitbucket's words; empty if the kind has none. */
    String level();

    enum Kind {
        /** A group of the organisation that gives access to the workspace. */
        ORGANISATION_GROUP("organisation-group", "organisation group", "organisation groups"),
        /** A role in the workspace, given to the person directly in admin.atlassian.com. */
        ORGANISATION_ROLE("organisation-role", "organisation role", "organisation roles"),
        GROUP("group", "group", "groups"),
        PROJECT("project", "project grant", "project grants"),
        REPOSITORY("repository", "repository grant", "repository grants"),
        INVITATION("invitation", "pending invitation", "pending invitations"),
        /** All apps of a directory of the organisation; revoked by suspending the person there. */
        DIRECTORY_ACCESS("directory-access", "access to a directory", "accesses to directories"),
        /** The person's place in a directory of the organisation. */
        DIRECTORY_MEMBERSHIP("directory-membership", "directory membership", "directory memberships");

        private final String word;
        private final String noun;
        private final String nouns;

        Kind(String word, String noun, String nouns) {
            this.word = word;
            this.noun = noun;
            this.nouns = nouns;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        /** For people, in the singular or plural. */
        String noun(int count) {
            return count == 1 ? noun : nouns;
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

    /** @param level the role that the group gives in the workspace */
    record OrganisationGroup(String id, String name, String level) implements Grant {
        private static final String SEPARATOR = "/";

        OrganisationGroup(String directoryId, String groupId, String name, String level) {
            this(directoryId + SEPARATOR + groupId, name, level);
        }

        String directoryId() {
            return id.substring(0, id.indexOf(SEPARATOR));
        }

        String groupId() {
            return id.substring(id.indexOf(SEPARATOR) + 1);
        }

        @Override
        public Kind kind() {
            return Kind.ORGANISATION_GROUP;
        }
    }

    /** @param name the app's */
    record OrganisationRole(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.ORGANISATION_ROLE;
        }
    }

    /** @param name the directory's */
    record DirectoryAccess(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.DIRECTORY_ACCESS;
        }
    }

    /** @param name the directory's */
    record DirectoryMembership(String id, String name, String level) implements Grant {
        @Override
        public Kind kind() {
            return Kind.DIRECTORY_MEMBERSHIP;
        }
    }

    static Grant of(Kind kind, String id, String name, String level) {
        return switch (kind) {
            case ORGANISATION_GROUP -> new OrganisationGroup(id, name, level);
            case ORGANISATION_ROLE -> new OrganisationRole(id, name, level);
            case GROUP -> new GroupMembership(id, name, level);
            case PROJECT -> new ProjectGrant(id, name, level);
            case REPOSITORY -> new RepositoryGrant(id, name, level);
            case INVITATION -> new PendingInvitation(id, name, level);
            case DIRECTORY_ACCESS -> new DirectoryAccess(id, name, level);
            case DIRECTORY_MEMBERSHIP -> new DirectoryMembership(id, name, level);
        };
    }

    /** What makes it the same grant, whatever its level. */
    default Key key() {
        return new Key(kind(), id());
    }

    record Key(Kind kind, String id) {}

    /** For example {@code group "Developers" (read)}. */
    default String describe() {
        return kind().word().replace('-', ' ') + " \"" + name() + "\""
                + (level().isEmpty() ? "" : " (" + level() + ")");
    }
}

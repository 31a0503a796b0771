package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Optional;

/** What somebody may do with a project or a repository, weakest first. {@code CREATE_REPO} exists on projects only. */
public enum Permission {
    READ("read"),
    WRITE("write"),
    CREATE_REPO("create-repo"),
    ADMIN("admin");

    private final String text;

    Permission(String text) {
        this.text = text;
    }

    /** As Bitbucket spells it. */
    public String text() {
        return text;
    }

    public boolean atLeast(Permission other) {
        return compareTo(other) >= 0;
    }

    /** What a project's permission means on its repositories: being allowed to create some includes writing to all. */
    Permission onRepository() {
        return this == CREATE_REPO ? WRITE : this;
    }

    /** Empty for every other word, {@code none} among them. */
    static Optional<Permission> of(String text) {
        for (Permission permission : values()) {
            if (permission.text.equals(text)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }

    static Permission stronger(Permission one, Permission other) {
        return one.atLeast(other) ? one : other;
    }
}

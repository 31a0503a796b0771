package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/**
 * Whether one family of access can be taken away with the credential that was given for it.
 *
 * @param credential the kind that was given; empty if none was
 * @param remark what was seen, and the cure if something is missing
 */
public record Capability(Area area, String credential, Verdict verdict, String remark) {
    public Capability {
        remark = PlainLine.of(remark);
    }

    /** Those that say no, and are missed: where the organisation can be changed, the workspace's own groups are not. */
    static List<Capability> missing(List<Capability> all) {
        boolean organisation =
                all.stream().anyMatch(one -> one.area() == Area.ORGANISATION && one.verdict() == Verdict.YES);
        return all.stream()
                .filter(one -> one.verdict() == Verdict.NO)
                .filter(one -> !organisation || one.area() == Area.GRANTS)
                .toList();
    }

    /** What one credential is for, and what it must be allowed to do, by Bitbucket's names. */
    public enum Area {
        GRANTS(
                "grants",
                "project and repository grants",
                "an API token of a user with " + Scopes.API_TOKEN_LIST + "; no OAuth consumer and no access token can"
                        + " delete grants, whatever its scopes"),
        GROUPS(
                "groups",
                "groups of the workspace",
                "an OAuth consumer with account to see them and account:write to take people out of them; for an API token"
                        + " the scopes are not documented, and it is reported to be refused by some workspaces"),
        INVITATIONS(
                "invitations",
                "pending invitations",
                "an OAuth consumer with account to see them and account:write to take them back; for an API token the"
                        + " scopes are not documented"),
        ORGANISATION(
                "organisation",
                "organisation groups and roles",
                "the organisation's API key, made without scopes by an organisation administrator");

        private final String word;
        private final String what;
        private final String needs;

        /** By which one kind of access is taken away. */
        static Area of(Grant.Kind kind) {
            return switch (kind) {
                case PROJECT, REPOSITORY -> GRANTS;
                case GROUP -> GROUPS;
                case INVITATION -> INVITATIONS;
                case ORGANISATION_GROUP, ORGANISATION_ROLE, DIRECTORY_ACCESS, DIRECTORY_MEMBERSHIP -> ORGANISATION;
            };
        }

        Area(String word, String what, String needs) {
            this.word = word;
            this.what = what;
            this.needs = needs;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        /** For people. */
        public String what() {
            return what;
        }

        /** The credential and its scopes: granular ones of an API token, classic ones of an OAuth consumer. */
        public String needs() {
            return needs;
        }
    }

    public enum Verdict {
        YES("yes"),
        NO("no"),
        /** As much as can be told before it is tried on somebody. */
        NOT_REFUSED("not-refused");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }
    }

    /** For example {@code groups of the workspace, with the user API token: no. Bitbucket refused ...}. */
    @Override
    public String toString() {
        return area.what() + (credential.isEmpty() ? "" : ", with the " + credential) + ": "
                + verdict.word().replace('-', ' ') + (remark.isEmpty() ? "" : ". " + remark);
    }
}

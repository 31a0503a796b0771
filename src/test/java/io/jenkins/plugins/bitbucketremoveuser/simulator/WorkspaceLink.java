package io.jenkins.plugins.bitbucketremoveuser.simulator;

/** What an organisation decides about the people of a workspace that is managed in it. */
interface WorkspaceLink {

    /** Of a workspace that is in no organisation. */
    WorkspaceLink NONE = new WorkspaceLink() {
        @Override
        public boolean givesMembership(Person person) {
            return false;
        }

        @Override
        public boolean isSuspended(Person person) {
            return false;
        }

        @Override
        public void joined(Person person) {
            // there is no directory to be in
        }
    };

    /** Whether this person was given a role on the workspace, beside the groups. */
    boolean givesMembership(Person person);

    boolean isSuspended(Person person);

    /** Whoever is in a group is in its directory. */
    void joined(Person person);
}

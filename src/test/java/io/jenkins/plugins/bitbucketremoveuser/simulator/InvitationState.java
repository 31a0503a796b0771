package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.List;

/** An invitation that was sent and not accepted. */
record InvitationState(String email, List<String> groups) {

    InvitationState {
        groups = List.copyOf(groups);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.List;

/** What a run knows of the workspace before it changes anything. */
record WorkspaceView(String workspace, User caller, List<User> administrators) {
    WorkspaceView {
        administrators = List.copyOf(administrators);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.List;

/** What a run knows of the workspace before it changes anything. */
public record WorkspaceView(String workspace, User caller, List<User> administrators) {
    public WorkspaceView {
        administrators = List.copyOf(administrators);
    }
}

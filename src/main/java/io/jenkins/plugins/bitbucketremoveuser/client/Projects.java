package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/** Projects and the grants people hold on them directly. */
public interface Projects extends UserGrants {
    List<Project> list(String workspace) throws BitbucketException, InterruptedException;
}

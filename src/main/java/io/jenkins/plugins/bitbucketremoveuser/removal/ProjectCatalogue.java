package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Project;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The workspace's projects, read once for a run, and which of them have no repository a grant could show in. */
final class ProjectCatalogue {
    private final Bitbucket bitbucket;
    private final String workspace;
    private List<Project> all;
    private List<Repository> someRepositories;
    private Set<String> withoutRepositories;

    ProjectCatalogue(Bitbucket bitbucket, String workspace) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
    }

    List<Project> all() throws BitbucketException, InterruptedException {
        if (all == null) {
            all = List.copyOf(bitbucket.projects().list(workspace));
        }
        return all;
    }

    String nameOf(String key) throws BitbucketException, InterruptedException {
        return all().stream()
                .filter(project -> project.key().equals(key))
                .map(Project::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(key);
    }

    /** The repositories that changed last; empty if the workspace has none. */
    List<Repository> someRepositories() throws BitbucketException, InterruptedException {
        if (someRepositories == null) {
            someRepositories = List.copyOf(bitbucket.repositories().someOutside(workspace, Set.of()));
        }
        return someRepositories;
    }

    /**
     * Found by asking for repositories outside the projects known to have some, until there are none: each question
     * finds up to a hundred more projects. Every project, if Bitbucket does not play along.
     */
    Set<String> withoutRepositories() throws BitbucketException, InterruptedException {
        if (withoutRepositories == null) {
            Set<String> keys = all().stream().map(Project::key).collect(Collectors.toCollection(TreeSet::new));
            if (!keys.isEmpty()) {
                removeThoseWithRepositories(keys);
            }
            withoutRepositories = keys;
        }
        return withoutRepositories;
    }

    private void removeThoseWithRepositories(Set<String> keys) throws BitbucketException, InterruptedException {
        Set<String> known = new HashSet<>();
        List<Repository> page = someRepositories();
        // asking costs one request each time, and looking at a project does too: ask only while it saves
        int worthwhile = keys.size();
        while (!page.isEmpty() && worthwhile-- > 0) {
            Set<String> found = page.stream().map(Repository::projectKey).collect(Collectors.toSet());
            if (found.contains("") || found.stream().anyMatch(known::contains)) {
                return; // no projects told, or the filter ignored: what was removed so far does have repositories
            }
            known.addAll(found);
            keys.removeAll(found);
            if (keys.isEmpty()) {
                return;
            }
            try {
                page = bitbucket.repositories().someOutside(workspace, known);
            } catch (ApiErrorException e) {
                if (e.status() == 400) {
                    return; // the filter is refused
                }
                throw e;
            }
        }
    }
}

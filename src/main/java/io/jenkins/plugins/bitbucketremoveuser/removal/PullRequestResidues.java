package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.PullRequest;
import io.jenkins.plugins.bitbucketremoveuser.client.PullRequests;
import java.util.Optional;

/** Open pull requests. They are listed, never changed: others go on with them. */
final class PullRequestResidues implements ResidueKind {
    private final PullRequests pullRequests;
    private final String workspace;
    private final WebLinks links;

    PullRequestResidues(PullRequests pullRequests, String workspace, WebLinks links) {
        this.pullRequests = pullRequests;
        this.workspace = workspace;
        this.links = links;
    }

    @Override
    public Residue.Kind kind() {
        return Residue.Kind.PULL_REQUEST_REVIEWER;
    }

    @Override
    public String noun() {
        return "reviewers of open pull requests";
    }

    @Override
    public boolean isOnProjects() {
        return false;
    }

    @Override
    public boolean isCleanable() {
        return false;
    }

    /** In one repository, as a reviewer. */
    @Override
    public Optional<FirstPage<Residue>> find(Person person, String place)
            throws BitbucketException, InterruptedException {
        return pullRequests
                .openByReviewer(workspace, place, person.uuid())
                .map(page -> page.map(one -> residue(Residue.Kind.PULL_REQUEST_REVIEWER, place, one)));
    }

    /** In the whole workspace, as the author. */
    Optional<FirstPage<Residue>> writtenBy(Person person) throws BitbucketException, InterruptedException {
        return pullRequests
                .openByAuthor(workspace, person.uuid())
                .map(page -> page.map(one -> residue(Residue.Kind.PULL_REQUEST_AUTHOR, one.repositorySlug(), one)));
    }

    private Residue residue(Residue.Kind kind, String repository, PullRequest pullRequest) {
        return new Residue(
                kind,
                repository,
                pullRequest.id(),
                pullRequest.title(),
                links.pullRequest(repository, pullRequest.id()));
    }

    @Override
    public String cure(Residue residue) {
        return "Somebody else takes the pull request over: " + residue.link();
    }
}

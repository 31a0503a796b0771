package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.Reviewers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Default reviewers, of repositories or of projects. They outlive the access. */
final class ReviewerResidues implements ResidueKind {
    private final Residue.Kind kind;
    private final Call isReviewer;
    private final Call remove;
    private final Function<String, String> link;

    @FunctionalInterface
    private interface Call {
        boolean of(String place, String userUuid) throws BitbucketException, InterruptedException;
    }

    private ReviewerResidues(Residue.Kind kind, Call isReviewer, Call remove, Function<String, String> link) {
        this.kind = kind;
        this.isReviewer = isReviewer;
        this.remove = remove;
        this.link = link;
    }

    static ReviewerResidues ofRepositories(Reviewers reviewers, String workspace, WebLinks links) {
        return new ReviewerResidues(
                Residue.Kind.DEFAULT_REVIEWER_REPOSITORY,
                (slug, user) -> reviewers.isOnRepository(workspace, slug, user),
                (slug, user) -> reviewers.removeFromRepository(workspace, slug, user),
                links::repositorySettings);
    }

    static ReviewerResidues ofProjects(Reviewers reviewers, String workspace, WebLinks links) {
        return new ReviewerResidues(
                Residue.Kind.DEFAULT_REVIEWER_PROJECT,
                (key, user) -> reviewers.isOnProject(workspace, key, user),
                (key, user) -> reviewers.removeFromProject(workspace, key, user),
                links::project);
    }

    @Override
    public Residue.Kind kind() {
        return kind;
    }

    @Override
    public String noun() {
        return "default reviewers of " + (isOnProjects() ? "projects" : "repositories");
    }

    @Override
    public boolean isOnProjects() {
        return kind == Residue.Kind.DEFAULT_REVIEWER_PROJECT;
    }

    @Override
    public Optional<FirstPage<Residue>> find(Person person, String place)
            throws BitbucketException, InterruptedException {
        return Optional.of(FirstPage.whole(
                isReviewer.of(place, person.uuid())
                        ? List.of(new Residue(kind, place, "", "", link.apply(place)))
                        : List.of()));
    }

    @Override
    public Cleaning clean(Person person, Residue residue) throws BitbucketException, InterruptedException {
        return remove.of(residue.where(), person.uuid()) ? new Cleaning.Asked() : new Cleaning.GoneBefore();
    }

    @Override
    public Sight look(Person person, Residue residue) throws BitbucketException, InterruptedException {
        return isReviewer.of(residue.where(), person.uuid()) ? new Sight.StillThere() : new Sight.Gone();
    }

    @Override
    public String cure(Residue residue) {
        String what = isOnProjects() ? "project" : "repository";
        return "An administrator of the " + what + " takes the person off in "
                + (isOnProjects() ? "Project" : "Repository") + " settings > Default reviewers: " + residue.link();
    }
}

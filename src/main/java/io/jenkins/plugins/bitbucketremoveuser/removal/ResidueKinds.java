package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of residues in one workspace, for everybody in a run, and what Bitbucket does not show to this credential:
 * asking once more for that would only cost requests.
 */
final class ResidueKinds {
    private final PullRequestResidues pullRequests;
    private final List<ResidueKind> all;
    private final Map<String, Problem> hidden = new HashMap<>();

    ResidueKinds(Bitbucket bitbucket, String workspace, RemovalSettings settings, Pause pause) {
        WebLinks links = new WebLinks(workspace);
        pullRequests = new PullRequestResidues(bitbucket.pullRequests(), workspace, links);
        all = List.of(
                ReviewerResidues.ofProjects(bitbucket.reviewers(), workspace, links),
                ReviewerResidues.ofRepositories(bitbucket.reviewers(), workspace, links),
                new BranchRuleResidues(bitbucket.branchRestrictions(), workspace, links, settings, pause),
                pullRequests);
    }

    List<ResidueKind> all() {
        return all;
    }

    PullRequestResidues pullRequests() {
        return pullRequests;
    }

    ResidueKind of(Residue residue) {
        return all.stream()
                .filter(kind -> kind.kind() == residue.kind())
                .findFirst()
                .orElseThrow();
    }

    void hide(String noun, Problem why) {
        hidden.put(noun, why);
    }

    Optional<Problem> whyHidden(String noun) {
        return Optional.ofNullable(hidden.get(noun));
    }
}

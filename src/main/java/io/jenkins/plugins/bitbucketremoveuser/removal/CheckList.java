package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/** What may outlive a person and no call can tell, so that somebody has to look once. */
final class CheckList {
    static final List<String> LINES = List.of(
            "Access keys of repositories and projects: they do not end with a membership. Look in Repository settings >"
                    + " Access keys and Project settings > Access keys.",
            "Access tokens of repositories, projects and the workspace: they are nobody's, and whoever made one may have"
                    + " kept it. Revoke those in Repository, Project and Workspace settings > Access tokens.",
            "OAuth consumers: whoever made one may have kept its secret. Look in Workspace settings > OAuth consumers.",
            "Webhooks: they name nobody. See where they send to in Repository settings and Workspace settings >"
                    + " Webhooks.",
            "Pipelines: change the secrets that the person knew in Repository settings and Workspace settings >"
                    + " Pipelines > variables, and see Schedules and Runners there.",
            "Branch rules of projects: no call shows them. Look in Project settings > Branch restrictions.");

    private CheckList() {}

    /** Empty if nobody's access was taken away. */
    static List<String> of(List<PersonReport> people) {
        boolean somebodyLeft = people.stream()
                .anyMatch(report -> report.person().filter(Person::isMember).isPresent()
                        && (report.outcome() instanceof Outcome.Removed
                                || report.outcome() instanceof Outcome.StillMember));
        return somebodyLeft ? LINES : List.of();
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.UserGrants;
import java.util.List;
import java.util.Optional;

/**
 * Direct grants on projects, or on repositories. Bitbucket gives them to members of the workspace only, so whatever makes
 * the person one has to be given before.
 */
final class DirectGrantWayBack implements WayBack {
    private static final String SCOPE = "write:permission:bitbucket";

    private final Bitbucket bitbucket;
    private final UserGrants grants;
    private final String thing;
    private final String workspace;
    private final Diagnosis diagnosis;

    private DirectGrantWayBack(
            Bitbucket bitbucket, UserGrants grants, String thing, String workspace, Diagnosis diagnosis) {
        this.bitbucket = bitbucket;
        this.grants = grants;
        this.thing = thing;
        this.workspace = workspace;
        this.diagnosis = diagnosis;
    }

    static DirectGrantWayBack onProjects(Bitbucket bitbucket, String workspace, Diagnosis diagnosis) {
        return new DirectGrantWayBack(bitbucket, bitbucket.projects(), "project", workspace, diagnosis);
    }

    static DirectGrantWayBack onRepositories(Bitbucket bitbucket, String workspace, Diagnosis diagnosis) {
        return new DirectGrantWayBack(bitbucket, bitbucket.repositories(), "repository", workspace, diagnosis);
    }

    @Override
    public Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException {
        Optional<String> level = grants.userGrant(workspace, grant.id(), person.uuid());
        if (level.isPresent()) {
            return level.get().equals(grant.level())
                    ? new There()
                    : new Impossible(
                            "The person has been granted \"" + level.get() + "\" here by now, which is left as it is.",
                            "Change it in the " + settings() + " if \"" + grant.level() + "\" is meant.");
        }
        if (!bitbucket.permissionsCredential().mayDeleteGrants()) {
            return new Impossible(
                    "Bitbucket lets nobody but the API token of a user give project and repository grants.",
                    Scopes.API_TOKEN_CURE + " " + scopeCure());
        }
        return new Missing();
    }

    /** Only here, since where it is given, Bitbucket itself says so. */
    @Override
    public Sight preview(Person person, Grant grant) throws BitbucketException, InterruptedException {
        Sight sight = look(person, grant);
        return sight instanceof Missing && !grants.exists(workspace, grant.id()) ? gone() : sight;
    }

    private Impossible gone() {
        return new Impossible(
                "There is no such " + thing + " any more, or the account of the credential cannot see it.",
                "Look whether it was renamed or moved, and grant the access there.");
    }

    private String settings() {
        return thing + "'s settings, User and group access";
    }

    private static String scopeCure() {
        return "Restoring takes the scope " + SCOPE + " as well.";
    }

    @Override
    public void give(Person person, Grant grant) throws BitbucketException, InterruptedException {
        grants.setUserGrant(workspace, grant.id(), person.uuid(), grant.level());
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) throws BitbucketException, InterruptedException {
        Problem problem = diagnosis.of(refusal);
        if (refusal.kind() == ApiErrorException.Kind.MISSING_SCOPE) {
            return new Problem(problem.kind(), problem.message(), problem.cure() + " " + scopeCure());
        }
        boolean aboutThePerson = refusal.kind() == ApiErrorException.Kind.BAD_REQUEST
                || refusal.kind() == ApiErrorException.Kind.NOT_FOUND
                || refusal.kind() == ApiErrorException.Kind.FORBIDDEN;
        if (aboutThePerson && !bitbucket.workspaces().isMember(workspace, person.uuid())) {
            return new Problem(
                    problem.kind(),
                    "The person is no member of the workspace, and Bitbucket gives direct grants to members only. "
                            + Diagnosis.sentence(refusal),
                    "Invite the person to the workspace (Workspace settings > User directory, or admin.atlassian.com),"
                            + " and when the invitation is accepted, restore once more: what is there by then stays.");
        }
        if (refusal.kind() == ApiErrorException.Kind.NOT_FOUND) {
            return new Problem(problem.kind(), gone().why() + " " + Diagnosis.sentence(refusal), gone().cure());
        }
        return new Problem(
                problem.kind(),
                problem.message(),
                "An administrator of the " + thing + " grants it in the " + settings() + ". " + problem.cure());
    }

    @Override
    public List<String> notes(Grant grant) {
        return List.of("giving project and repository grants takes an API token with the scope " + SCOPE
                + " beside those of a removal; a dry run does not find out whether the token has it");
    }
}

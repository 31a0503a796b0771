package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Default reviewers of repositories and projects. People stay in these lists when their access is gone. */
final class ReviewerEndpoints {
    private static final String PULL_REQUESTS = "read:pullrequest:bitbucket";

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    ReviewerEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        String ofRepository = "/2.0/repositories/{workspace}/{repo_slug}/default-reviewers";
        String ofProject = "/2.0/workspaces/{workspace}/projects/{project_key}/default-reviewers";
        Scopes readRepository = Scopes.of("pullrequest", PULL_REQUESTS);
        Scopes changeRepository = Scopes.of("repository:admin", "admin:repository:bitbucket");
        Scopes readProject = Scopes.of("project:admin", PULL_REQUESTS);
        Scopes changeProject = Scopes.of("project:admin", "admin:project:bitbucket");
        return List.of(
                new Route("GET", ofRepository, Kinds.PEOPLE, readRepository, this::ofRepository),
                new Route("GET", ofRepository + "/{user}", Kinds.PEOPLE, readRepository, this::oneOfRepository),
                new Route("DELETE", ofRepository + "/{user}", Kinds.PEOPLE, changeRepository, this::leaveRepository),
                new Route("GET", ofProject, Kinds.PEOPLE, readProject, this::ofProject),
                new Route("GET", ofProject + "/{user}", Kinds.PEOPLE, readProject, this::oneOfProject),
                new Route("DELETE", ofProject + "/{user}", Kinds.PEOPLE, changeProject, this::leaveProject));
    }

    private Reply ofRepository(Call call) {
        List<Person> all =
                List.copyOf(access.visibleRepository(call).defaultReviewers.values());
        return pages.reply(call, all, (person, complete) -> json.user(person));
    }

    private Reply oneOfRepository(Call call) {
        return one(call, access.visibleRepository(call).defaultReviewers)
                .map(person -> Pages.single(call, json.user(person)))
                .orElseThrow(() -> Problem.notFound("The user is not a default reviewer."));
    }

    private Reply leaveRepository(Call call) {
        if (!leave(call, access.administeredRepository(call).defaultReviewers)) {
            throw Problem.notFound("The user is not a default reviewer.");
        }
        return Reply.noContent();
    }

    private Reply ofProject(Call call) {
        List<Person> all =
                List.copyOf(access.administeredProject(call).defaultReviewers.values());
        return pages.reply(call, all, (person, complete) -> {
            ObjectNode row = Json.object("default_reviewer_and_type").put("reviewer_type", "project");
            row.set("user", json.user(person));
            return row;
        });
    }

    private Reply oneOfProject(Call call) {
        return one(call, access.administeredProject(call).defaultReviewers)
                .map(person -> Pages.single(call, json.user(person)))
                .orElseThrow(() -> Problem.badRequest("The user is not a default reviewer."));
    }

    private Reply leaveProject(Call call) {
        if (!leave(call, access.administeredProject(call).defaultReviewers)) {
            throw Problem.badRequest("The user is not a default reviewer.");
        }
        return Reply.noContent();
    }

    private Optional<Person> one(Call call, Map<String, Person> reviewers) {
        return Optional.ofNullable(reviewers.get(person(call).uuid()));
    }

    private boolean leave(Call call, Map<String, Person> reviewers) {
        return reviewers.remove(person(call).uuid()) != null;
    }

    /** By UUID alone: an account id is not documented here. */
    private Person person(Call call) {
        String id = call.variable("user");
        return world.account(id)
                .filter(person -> person.uuid().equals(id))
                .orElseThrow(() -> Problem.notFound(id + " is not a valid user"));
    }
}

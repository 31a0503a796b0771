package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Open pull requests: those of one author, and those of one repository. */
final class PullRequestEndpoints {
    private static final String REVIEWER = "reviewers.uuid";
    private static final int MAX_LENGTH = 50;
    private static final Scopes READ = Scopes.of("pullrequest", "read:pullrequest:bitbucket");

    private record Found(WorkspaceState workspace, RepositoryState repository, PullRequestState pullRequest) {}

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    PullRequestEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/2.0/workspaces/{workspace}/pullrequests/{selected_user}",
                        Kinds.PEOPLE,
                        READ,
                        this::ofAuthor),
                new Route(
                        "GET",
                        "/2.0/repositories/{workspace}/{repo_slug}/pullrequests",
                        Kinds.PEOPLE,
                        READ,
                        this::ofRepository));
    }

    private Reply ofAuthor(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        Person author = access.account(call, "selected_user");
        List<Found> found = new ArrayList<>();
        for (RepositoryState repository : workspace.repositories.values()) {
            for (PullRequestState pullRequest : repository.pullRequests) {
                if (pullRequest.author().equals(author)) {
                    found.add(new Found(workspace, repository, pullRequest));
                }
            }
        }
        return reply(call, found);
    }

    private Reply ofRepository(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        RepositoryState repository = access.visibleRepository(call);
        Filter filter = filter(call);
        List<Found> found = new ArrayList<>();
        for (PullRequestState pullRequest : repository.pullRequests) {
            // a condition on a list is true if it is true of any of it
            boolean matches = pullRequest.reviewers().isEmpty()
                    ? filter.matches(field -> value(field, null))
                    : pullRequest.reviewers().stream()
                            .anyMatch(reviewer -> filter.matches(field -> value(field, reviewer)));
            if (matches) {
                found.add(new Found(workspace, repository, pullRequest));
            }
        }
        return reply(call, found);
    }

    private Filter filter(Call call) {
        Filter filter = Access.filter(call, Set.of(REVIEWER, "state"));
        if (!filter.fields().contains(REVIEWER)) {
            return filter;
        }
        return switch (world.behaviour().pullRequestFilterByReviewer()) {
            case ACCEPTED -> filter;
            case REFUSED_400 -> throw Problem.badRequest("Invalid field name: " + REVIEWER);
            case IGNORED -> Filter.ignoring(filter, REVIEWER);
        };
    }

    private static String value(String field, Person reviewer) {
        return field.equals(REVIEWER) ? reviewer == null ? "" : reviewer.uuid() : "OPEN";
    }

    private Reply reply(Call call, List<Found> found) {
        if (call.query().get("pagelen").map(Pages::number).orElse(1) > MAX_LENGTH) {
            throw Problem.badRequest("Invalid pagelen");
        }
        return pages.reply(call, found, this::written);
    }

    private ObjectNode written(Found found, boolean complete) {
        PullRequestState pullRequest = found.pullRequest();
        ObjectNode written = Json.object("pullrequest")
                .put("id", pullRequest.id())
                .put("title", pullRequest.title())
                .put("state", "OPEN");
        written.set("author", json.user(pullRequest.author()));
        ObjectNode destination = written.putObject("destination");
        destination.set("repository", json.repository(found.workspace(), found.repository()));
        destination.putObject("branch").put("name", "main");
        if (complete) {
            // a list has them only where they are asked for
            ArrayNode reviewers = written.putArray("reviewers");
            pullRequest.reviewers().forEach(reviewer -> reviewers.add(json.user(reviewer)));
        }
        json.link(
                written.putObject("links"),
                "html",
                "/" + found.workspace().slug + "/" + found.repository().slug + "/pull-requests/" + pullRequest.id());
        return written;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a repository about its branches, for its administrators alone. */
final class BranchRuleEndpoints {
    private static final Scopes ADMIN = Scopes.of("repository:admin", "admin:repository:bitbucket");

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    BranchRuleEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        String all = "/2.0/repositories/{workspace}/{repo_slug}/branch-restrictions";
        return List.of(
                new Route("GET", all, Kinds.PEOPLE, ADMIN, this::list),
                new Route("GET", all + "/{id}", Kinds.PEOPLE, ADMIN, this::one),
                new Route("PUT", all + "/{id}", Kinds.PEOPLE, ADMIN, this::change));
    }

    private Reply list(Call call) {
        RepositoryState repository = access.administeredRepository(call);
        return pages.reply(
                call,
                List.copyOf(repository.branchRules.values()),
                (rule, complete) -> written(access.workspace(call), repository, rule));
    }

    private Reply one(Call call) {
        RepositoryState repository = access.administeredRepository(call);
        return Pages.single(call, written(access.workspace(call), repository, rule(call, repository)));
    }

    private static BranchRuleState rule(Call call, RepositoryState repository) {
        BranchRuleState rule = repository.branchRules.get(call.variable("id"));
        if (rule == null) {
            throw Problem.notFound("No branch restriction with id " + call.variable("id") + ".");
        }
        return rule;
    }

    private Reply change(Call call) {
        RepositoryState repository = access.administeredRepository(call);
        WorkspaceState workspace = access.workspace(call);
        BranchRuleState rule = rule(call, repository);
        JsonNode body = call.body();
        if (body == null) {
            throw Problem.badRequest("A JSON body is required.");
        }
        boolean keeps = world.behaviour().branchRuleKeepsWhatIsLeftOut();
        Map<String, Person> users = body.has("users") || !keeps ? users(body.path("users")) : rule.users;
        Set<String> groups = body.has("groups") || !keeps ? groups(workspace, body.path("groups")) : rule.groups;
        if (!world.behaviour().branchRuleOfFormerMemberEditable()
                && !rule.users.values().stream().allMatch(workspace::isMember)) {
            throw Problem.badRequest("users: a user does not have access to this repository");
        }
        rule.kind = body.path("kind").asText(rule.kind);
        rule.pattern = body.path("pattern").asText(rule.pattern);
        replace(rule, new LinkedHashMap<>(users), List.copyOf(groups));
        return Pages.single(call, written(workspace, repository, rule));
    }

    private static void replace(BranchRuleState rule, Map<String, Person> users, List<String> groups) {
        rule.users.clear();
        rule.users.putAll(users);
        rule.groups.clear();
        rule.groups.addAll(groups);
    }

    private Map<String, Person> users(JsonNode list) {
        Map<String, Person> users = new LinkedHashMap<>();
        for (JsonNode user : list) {
            Residues.add(
                    users,
                    world.account(user.path("uuid").asText()).orElseThrow(() -> Problem.badRequest("malformed users")));
        }
        return users;
    }

    private static Set<String> groups(WorkspaceState workspace, JsonNode list) {
        Set<String> groups = new LinkedHashSet<>();
        for (JsonNode group : list) {
            String slug = group.path("slug").asText();
            if (!workspace.groups.containsKey(slug)) {
                throw Problem.badRequest("malformed groups");
            }
            groups.add(slug);
        }
        return groups;
    }

    private ObjectNode written(WorkspaceState workspace, RepositoryState repository, BranchRuleState rule) {
        ObjectNode written = Json.object("branchrestriction")
                .put("id", Integer.parseInt(rule.id))
                .put("kind", rule.kind)
                .put("branch_match_kind", "glob")
                .put("pattern", rule.pattern);
        ArrayNode users = written.putArray("users");
        rule.users.values().forEach(person -> users.add(json.user(person)));
        ArrayNode groups = written.putArray("groups");
        rule.groups.forEach(slug -> groups.add(json.group(workspace, workspace.groups.get(slug))));
        json.link(
                written.putObject("links"),
                "self",
                "/2.0/repositories/" + workspace.slug + "/" + repository.slug + "/branch-restrictions/" + rule.id);
        return written;
    }
}

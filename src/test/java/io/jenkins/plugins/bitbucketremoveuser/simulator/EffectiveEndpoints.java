package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Lists of effective repository permissions: who can do what, whatever it comes from. */
final class EffectiveEndpoints {

    private static final String USER_UUID = "user.uuid";
    private static final String USER_NICKNAME = "user.nickname";
    private static final String LAST_CHANGE = "repository.updated_on";
    private static final Set<String> FIELDS = Set.of(
            "permission",
            USER_UUID,
            "user.account_id",
            USER_NICKNAME,
            "user.display_name",
            "repository.uuid",
            "repository.name",
            "repository.full_name",
            LAST_CHANGE);
    private static final Scopes WORKSPACE = Scopes.of("account", "read:repository:bitbucket");
    private static final Scopes REPOSITORY = Scopes.of("repository", "read:repository:bitbucket");

    private record Row(Person person, RepositoryState repository, Permission permission) {}

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    EffectiveEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        String path = "/2.0/workspaces/{workspace}/permissions/repositories";
        return List.of(
                new Route("GET", path, Kinds.PEOPLE, WORKSPACE, this::ofWorkspace),
                new Route("GET", path + "/{repo_slug}", Kinds.PEOPLE, REPOSITORY, this::ofRepository));
    }

    private Reply ofWorkspace(Call call) {
        WorkspaceState workspace = access.administered(call);
        Filter filter = filter(call);
        Set<String> repositories = filter.only("repository.uuid");
        if (repositories != null) {
            List<Row> rows = new ArrayList<>();
            for (String uuid : repositories) {
                workspace.repository(uuid).ifPresent(repository -> rows.addAll(rows(workspace, repository)));
            }
            return reply(call, workspace, matching(rows, workspace, filter));
        }
        List<Person> people = candidates(workspace, filter);
        if (call.query().get("sort").isPresent()) {
            List<Row> rows = new ArrayList<>();
            people.forEach(person -> rows.addAll(matching(rows(workspace, person), workspace, filter)));
            return reply(call, workspace, rows);
        }
        return pages.reply(
                call,
                (cursor, length) -> slice(workspace, people, filter, cursor, length),
                (row, complete) -> write(workspace, row, complete));
    }

    private Reply ofRepository(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        RepositoryState repository = access.repository(call, workspace);
        if (!access.administers(call, workspace, repository)) {
            throw Problem.forbidden("You must be an administrator of this repository to access this resource.");
        }
        return reply(call, workspace, matching(rows(workspace, repository), workspace, filter(call)));
    }

    private Filter filter(Call call) {
        Filter filter = Access.filter(call, FIELDS);
        filter = by(USER_UUID, world.behaviour().permissionFilterByUserUuid(), filter);
        return by(USER_NICKNAME, world.behaviour().permissionFilterByNickname(), filter);
    }

    private static Filter by(String field, Behaviour.UserFilter rule, Filter filter) {
        if (!filter.fields().contains(field)) {
            return filter;
        }
        return switch (rule) {
            case ACCEPTED -> filter;
            case REFUSED_400 -> throw Problem.badRequest("Invalid field name: " + field);
            case IGNORED -> Filter.ignoring(filter, field);
        };
    }

    /** The people whose rows can match at all: with a filter by user nobody else is looked at. */
    private List<Person> candidates(WorkspaceState workspace, Filter filter) {
        Set<String> uuids = filter.only(USER_UUID);
        Set<String> ids = uuids == null ? filter.only("user.account_id") : uuids;
        if (ids != null) {
            return ids.stream().flatMap(id -> world.account(id).stream()).toList();
        }
        return workspace.holdings.values().stream()
                .map(holding -> holding.person)
                .toList();
    }

    /** The cursor names a person by number, and the row within the rows of that person that match. */
    private Pages.Slice<Row> slice(
            WorkspaceState workspace, List<Person> people, Filter filter, String cursor, int length) {
        String[] place = (cursor.isEmpty() ? "0:0" : cursor).split(":");
        int from = Pages.number(place[1]);
        List<Row> found = new ArrayList<>();
        for (int i = Pages.number(place[0]); i < people.size(); i++) {
            List<Row> rows = matching(rows(workspace, people.get(i)), workspace, filter);
            for (int j = from; j < rows.size(); j++) {
                if (found.size() == length) {
                    return new Pages.Slice<>(found, i + ":" + j, null);
                }
                found.add(rows.get(j));
            }
            from = 0;
        }
        return new Pages.Slice<>(found, null, null);
    }

    private List<Row> rows(WorkspaceState workspace, Person person) {
        List<Row> rows = new ArrayList<>();
        workspace
                .visibleEffective(person)
                .forEach((repository, permission) -> rows.add(new Row(person, repository, permission)));
        return rows;
    }

    private List<Row> rows(WorkspaceState workspace, RepositoryState repository) {
        Map<Person, Permission> visible = new LinkedHashMap<>(workspace.effective.on(repository));
        workspace.staleEffective.readAll(any -> true, (uuid, stale) -> {
            Permission before = stale.get(repository);
            if (before != null) {
                visible.put(workspace.holdings.get(uuid).person, before);
            }
        });
        List<Row> rows = new ArrayList<>();
        visible.forEach((person, permission) -> rows.add(new Row(person, repository, permission)));
        return rows;
    }

    private static List<Row> matching(List<Row> rows, WorkspaceState workspace, Filter filter) {
        return rows.stream()
                .filter(row -> filter.matches(field -> value(workspace, row, field)))
                .toList();
    }

    private Reply reply(Call call, WorkspaceState workspace, List<Row> rows) {
        List<Row> sorted = call.query()
                .get("sort")
                .map(sort -> sorted(workspace, rows, sort))
                .orElse(rows);
        return pages.reply(call, sorted, (row, complete) -> write(workspace, row, complete));
    }

    private List<Row> sorted(WorkspaceState workspace, List<Row> rows, String sort) {
        String field = sort.startsWith("-") ? sort.substring(1) : sort;
        boolean known =
                field.equals(LAST_CHANGE) ? world.behaviour().effectiveListSortsByUpdate() : FIELDS.contains(field);
        if (!known) {
            throw Problem.badRequest("Invalid sort field: " + sort);
        }
        Function<Row, String> key = row -> value(workspace, row, field);
        Comparator<Row> order = Comparator.comparing(key);
        return rows.stream()
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .toList();
    }

    private static String value(WorkspaceState workspace, Row row, String field) {
        return switch (field) {
            case "permission" -> row.permission().text();
            case USER_UUID -> row.person().uuid();
            case "user.account_id" -> row.person().accountId();
            case USER_NICKNAME -> row.person().nickname();
            case "user.display_name" -> row.person().displayName();
            case "repository.uuid" -> row.repository().uuid;
            case "repository.name" -> row.repository().slug;
            case LAST_CHANGE -> Json.createdOn(row.repository());
            case "repository.full_name" -> workspace.slug + "/" + row.repository().slug;
            default -> throw new IllegalArgumentException(field);
        };
    }

    private ObjectNode write(WorkspaceState workspace, Row row, boolean complete) {
        ObjectNode written = Json.object("repository_permission")
                .put("permission", row.permission().text());
        written.set("user", json.user(row.person()));
        ObjectNode repository = json.repository(workspace, row.repository());
        if (complete && world.behaviour().repositoryRowsCarryProject()) {
            repository.set("project", json.project(workspace, row.repository().project));
        }
        written.set("repository", repository);
        return written;
    }
}

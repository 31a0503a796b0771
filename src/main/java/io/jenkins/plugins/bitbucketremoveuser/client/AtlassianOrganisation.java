package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The organisation API. Its searches are asked for pages of its own size, as the largest one is documented for the apps
 * only.
 *
 * <p>A 404 says what is missing only by its code, and only some of what may be missing is what was to be taken away: an
 * unknown organisation, an unknown call or a gateway without a code have told nothing about a person.
 */
final class AtlassianOrganisation implements Organisation {
    private static final String APPS = "/v2/orgs/{orgId}/workspaces";
    private static final String DIRECTORIES = "/v2/orgs/{orgId}/directories";
    private static final String EVERY_DIRECTORY = DIRECTORIES + "/-";
    private static final String DIRECTORY = DIRECTORIES + "/{directoryId}";
    private static final String USER = DIRECTORY + "/users/{accountId}";
    private static final String GROUP = DIRECTORY + "/groups/{groupId}";

    private static final String LAST_ACTIVE = "/v1/orgs/{orgId}/directory/users/{accountId}/last-active-dates";

    private static final int MOST_APPS = 1000;
    private static final String NO_USER = "ADMIN-404-8";
    /** Unknown call or resource, unknown organisation; in both of the families of codes there are. */
    private static final Set<String> ABOUT_SOMETHING_ELSE =
            Set.of("ADMIN-404-1", "ADMIN-404-2", "ADMIN-UAM-404-1", "ADMIN-UAM-404-2");

    private final BitbucketCloud.Endpoint api;
    private final String id;
    private final Credential credential;

    AtlassianOrganisation(BitbucketCloud.Endpoint api, String id, Credential credential) {
        this.api = api;
        this.id = id;
        this.credential = credential;
    }

    @Override
    public Credential credential() {
        return credential;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<OrganisationApp> apps() throws BitbucketException, InterruptedException {
        // beside a cursor, this call allows nothing else in its body
        Function<Optional<String>, ApiRequest> pageAt = cursor -> call(APPS, id)
                .post(cursor.map(at -> object().put("cursor", at)).orElseGet(() -> object().put("limit", MOST_APPS)));
        return api.cursorPages()
                .all(
                        pageAt,
                        row -> new OrganisationApp(
                                row.required("id"), row.child("attributes").optional("name")));
    }

    @Override
    public List<DirectoryUser> findUsers(Collection<String> emails) throws BitbucketException, InterruptedException {
        List<String> all = List.copyOf(emails);
        List<DirectoryUser> users = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ADDRESSES) {
            List<String> batch = all.subList(from, Math.min(all.size(), from + MOST_ADDRESSES));
            users.addAll(search(
                    call(EVERY_DIRECTORY + "/users/search", id), filter("emails", batch), AtlassianOrganisation::user));
        }
        return users;
    }

    @Override
    public List<DirectoryUser> users() throws BitbucketException, InterruptedException {
        return search(call(EVERY_DIRECTORY + "/users/search", id), object(), AtlassianOrganisation::user);
    }

    @Override
    public AccountDates datesOf(String accountId) throws BitbucketException, InterruptedException {
        Optional<Row> row = api.find(call(LAST_ACTIVE, id, accountId).get());
        if (row.isEmpty()) {
            return AccountDates.UNKNOWN;
        }
        Row data = row.get().child("data");
        boolean whole = row.get().child("links").optional("next").isEmpty();
        return new AccountDates(
                whole ? latest(array(data, "product_access")) : Optional.empty(),
                Times.read(data.optional("added_to_org")));
    }

    private static Optional<Instant> latest(JsonNode products) {
        Instant latest = null;
        for (JsonNode product : products) {
            String text = product.path("last_active").asText("");
            Optional<Instant> time = Times.read(text);
            if (time.isEmpty() && !text.isEmpty()) {
                return Optional.empty();
            }
            if (time.isPresent() && (latest == null || time.get().isAfter(latest))) {
                latest = time.get();
            }
        }
        return Optional.ofNullable(latest);
    }

    @Override
    public List<Directory> directoriesOf(String accountId) throws BitbucketException, InterruptedException {
        return unlessNobody(
                () -> list(
                        () -> call(DIRECTORIES, id).query("accountId", accountId),
                        row -> new Directory(row.required("directoryId"), row.optional("name"))),
                List.of());
    }

    @Override
    public Optional<DirectoryUser> user(String directoryId, String accountId)
            throws BitbucketException, InterruptedException {
        List<DirectoryUser> found = unlessNobody(
                () -> search(
                        call(DIRECTORY + "/users/search", id, directoryId),
                        filter("accountIds", List.of(accountId)),
                        AtlassianOrganisation::user),
                List.of());
        // looked at again: a filter that was ignored must not turn others into this person
        return found.stream()
                .filter(user -> user.accountId().equals(accountId))
                .filter(user -> !user.membershipStatus().equals("no_membership"))
                .findFirst();
    }

    private static DirectoryUser user(Row row) throws UnexpectedAnswerException {
        return new DirectoryUser(
                row.required("accountId"),
                row.optional("email"),
                row.optional("name"),
                row.optional("accountStatus"),
                row.optional("membershipStatus"),
                row.optional("managementSource").equals("synced"));
    }

    @Override
    public List<DirectoryGroup> groupsOf(String accountId) throws BitbucketException, InterruptedException {
        return search(
                call(EVERY_DIRECTORY + "/groups/search", id),
                filter("accountIds", List.of(accountId)),
                row -> new DirectoryGroup(
                        row.required("id"),
                        row.optional("name"),
                        row.required("directoryId"),
                        row.node().path("externalSynced").asBoolean()
                                || row.optional("managedBy").equals("external")));
    }

    @Override
    public List<GroupRole> rolesOfGroup(String directoryId, String groupId)
            throws BitbucketException, InterruptedException {
        List<List<GroupRole>> rows = list(
                () -> call(GROUP + "/role-assignments", id, directoryId, groupId), AtlassianOrganisation::rolesOfGroup);
        return rows.stream().flatMap(List::stream).toList();
    }

    private static List<GroupRole> rolesOfGroup(Row row) throws UnexpectedAnswerException {
        List<GroupRole> roles = new ArrayList<>();
        for (JsonNode role : array(row, "roles")) {
            roles.add(new GroupRole(row.required("resourceId"), role.asText()));
        }
        return roles;
    }

    @Override
    public List<UserRole> rolesOf(String directoryId, String accountId, String resourceId)
            throws BitbucketException, InterruptedException {
        List<List<UserRole>> rows = unlessNobody(
                () -> list(
                        () -> call(USER + "/role-assignments", id, directoryId, accountId)
                                .query("resourceIds", resourceId),
                        AtlassianOrganisation::rolesOfUser),
                List.of());
        return rows.stream()
                .flatMap(List::stream)
                .filter(role -> role.resourceId().equalsIgnoreCase(resourceId))
                .toList();
    }

    private static List<UserRole> rolesOfUser(Row row) throws UnexpectedAnswerException {
        List<UserRole> roles = new ArrayList<>();
        JsonNode assignments = row.node().path("roleAssignments");
        for (JsonNode node : assignments) {
            String role = new Row(row.endpoint(), node).required("role");
            roles.add(role(row, role, node.path("roleAssignmentMethods")));
        }
        // the older field, which does not say how; a role that stands only there is not to be overlooked
        for (JsonNode role : assignments.isArray() ? row.node().path("roles") : array(row, "roles")) {
            if (roles.stream().noneMatch(known -> known.role().equals(role.asText()))) {
                roles.add(role(row, role.asText(), MissingNode.getInstance()));
            }
        }
        return roles;
    }

    /** What does not say how it was given may have been given directly, and then has to be taken away directly. */
    private static UserRole role(Row row, String role, JsonNode methods) throws UnexpectedAnswerException {
        boolean direct = methods.isEmpty();
        for (JsonNode method : methods) {
            direct |= method.asText().equals("direct");
        }
        return new UserRole(row.required("resourceId"), role, direct, row.optional("directoryId"));
    }

    @Override
    public boolean removeFromGroup(String directoryId, String groupId, String accountId)
            throws BitbucketException, InterruptedException {
        return takeAway(call(GROUP + "/memberships/{accountId}", id, directoryId, groupId, accountId)
                .delete());
    }

    @Override
    public void addToGroup(String directoryId, String groupId, String accountId)
            throws BitbucketException, InterruptedException {
        api.send(call(GROUP + "/memberships", id, directoryId, groupId).post(object().put("accountId", accountId)));
    }

    @Override
    public void assignRole(String accountId, String role, String resourceId)
            throws BitbucketException, InterruptedException {
        ObjectNode body = object().put("role", role).put("resource", resourceId);
        api.send(call("/v1/orgs/{orgId}/users/{accountId}/roles/assign", id, accountId)
                .post(body));
    }

    @Override
    public boolean revokeRole(String accountId, String role, String resourceId)
            throws BitbucketException, InterruptedException {
        ObjectNode body = object().put("role", role).put("resource", resourceId);
        return takeAway(call("/v1/orgs/{orgId}/users/{accountId}/roles/revoke", id, accountId)
                .post(body));
    }

    /** Without a body, this call is refused with 415. */
    @Override
    public void suspend(String directoryId, String accountId) throws BitbucketException, InterruptedException {
        api.send(call(USER + "/suspend", id, directoryId, accountId).post(object()));
    }

    @Override
    public void restore(String directoryId, String accountId) throws BitbucketException, InterruptedException {
        api.send(call(USER + "/restore", id, directoryId, accountId).post(object()));
    }

    @Override
    public boolean removeFromDirectory(String directoryId, String accountId)
            throws BitbucketException, InterruptedException {
        return takeAway(call(USER, id, directoryId, accountId).delete());
    }

    private ApiUris.Call call(String template, String... values) {
        return api.uris().call(template, values);
    }

    /** A list that is asked for with a body: filters and cursor stand in it side by side. */
    private <T> List<T> search(ApiUris.Call call, ObjectNode filters, Pages.RowReader<T> reader)
            throws BitbucketException, InterruptedException {
        return api.cursorPages()
                .all(
                        cursor -> {
                            ObjectNode body = filters.deepCopy();
                            cursor.ifPresent(at -> body.put("cursor", at));
                            return call.post(body);
                        },
                        reader);
    }

    private <T> List<T> list(Supplier<ApiUris.Call> call, Pages.RowReader<T> reader)
            throws BitbucketException, InterruptedException {
        return api.cursorPages()
                .all(
                        cursor -> {
                            ApiUris.Call page = call.get();
                            cursor.ifPresent(at -> page.query("cursor", at));
                            return page.get();
                        },
                        reader);
    }

    /** @return false if the person, the group or the directory is not there, as far as this can be told */
    private boolean takeAway(ApiRequest request) throws BitbucketException, InterruptedException {
        try {
            api.send(request);
            return true;
        } catch (ApiErrorException e) {
            boolean nothingThere = e.status() == 404
                    && !e.codes().isEmpty()
                    && e.codes().stream().noneMatch(ABOUT_SOMETHING_ELSE::contains);
            if (nothingThere) {
                return false;
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws BitbucketException, InterruptedException;
    }

    /** Other than {@link #takeAway}, nobody reads again after this: only the one code that says so means nobody. */
    private static <T> T unlessNobody(Reading<T> reading, T nobody) throws BitbucketException, InterruptedException {
        try {
            return reading.read();
        } catch (ApiErrorException e) {
            if (e.status() == 404 && e.codes().equals(List.of(NO_USER))) {
                return nobody;
            }
            throw e;
        }
    }

    private static ObjectNode filter(String field, Collection<String> values) {
        ObjectNode filter = object();
        ArrayNode array = filter.putArray(field);
        values.forEach(array::add);
        return filter;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode array(Row row, String field) throws UnexpectedAnswerException {
        JsonNode array = row.node().path(field);
        if (!array.isArray()) {
            throw new UnexpectedAnswerException(
                    row.endpoint(), row.endpoint() + " gave an object without a list of \"" + field + "\"");
        }
        return array;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** Builds a world; ids are derived from names, so that the same script makes the same world every time. */
public final class WorldBuilder {

    private final SimulatorWorld world = new SimulatorWorld();

    WorldBuilder() {}

    public WorldBuilder person(String email, String displayName) {
        return person(email, displayName, "active");
    }

    public WorldBuilder person(String email, String displayName, String accountStatus) {
        return person(newPerson(email, displayName, accountStatus));
    }

    public WorldBuilder person(Person person) {
        world.add(person);
        return this;
    }

    /** People must be there before the workspace that mentions them. */
    public WorldBuilder workspace(String slug, Consumer<WorkspaceBuilder> content) {
        WorkspaceBuilder builder = new WorkspaceBuilder(world, slug);
        content.accept(builder);
        builder.state();
        return this;
    }

    /** Workspaces must be there before the organisation that manages their people. */
    public WorldBuilder organisation(String id, Consumer<OrganisationBuilder> content) {
        OrganisationState state = new OrganisationState(id);
        world.add(state);
        content.accept(new OrganisationBuilder(world, state));
        return this;
    }

    /** With {@link Credentials#ALL_SCOPES} for everything; granular scopes such as {@code read:user:bitbucket}. */
    public WorldBuilder apiToken(String email, String token, String... granularScopes) {
        world.credentials().addApiToken(world.person(email), token, granularScopes);
        return this;
    }

    public WorldBuilder oauthConsumer(String ownerEmail, String key, String secret, String... classicScopes) {
        world.credentials().addOAuthConsumer(world.person(ownerEmail), key, secret, classicScopes);
        return this;
    }

    public WorldBuilder accessToken(String workspace, String token, String... classicScopes) {
        world.credentials().addAccessToken(workspace, token, classicScopes);
        return this;
    }

    public WorldBuilder appPassword(String email, String userName, String password, String... classicScopes) {
        world.credentials().addAppPassword(world.person(email), userName, password, classicScopes);
        return this;
    }

    public SimulatorWorld build() {
        return world;
    }

    static Person newPerson(String email, String displayName, String accountStatus) {
        String seed = "person/" + email;
        String nickname = displayName.split(" ")[0].toLowerCase(Locale.ROOT);
        return new Person(uuid(seed), accountId(seed), displayName, nickname, email, accountStatus);
    }

    /** As the organisation API writes them. */
    static String bareUuid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static String uuid(String seed) {
        return "{" + bareUuid(seed) + "}";
    }

    /** Both forms are in use: the older with a colon, and 24 hexadecimal digits. */
    private static String accountId(String seed) {
        UUID id = UUID.nameUUIDFromBytes(("account/" + seed).getBytes(StandardCharsets.UTF_8));
        return (id.getLeastSignificantBits() & 1) == 0
                ? "557058:" + id
                : id.toString().replace("-", "").substring(0, 24);
    }
}

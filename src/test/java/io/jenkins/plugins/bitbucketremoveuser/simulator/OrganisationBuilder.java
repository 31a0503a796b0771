package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.function.Consumer;

/** Content of one organisation. */
public final class OrganisationBuilder {

    private final SimulatorWorld world;
    private final OrganisationState state;

    OrganisationBuilder(SimulatorWorld world, OrganisationState state) {
        this.world = world;
        this.state = state;
    }

    public OrganisationBuilder directory(String name, Consumer<DirectoryBuilder> content) {
        String id = WorldBuilder.bareUuid("directory/" + state.id + "/" + name);
        DirectoryState directory = new DirectoryState(id, name, world.clock(), world::behaviour);
        state.directories.put(id, directory);
        content.accept(new DirectoryBuilder(world, directory));
        return this;
    }

    /** A key without scopes, which may do everything in this organisation and nothing elsewhere. */
    public OrganisationBuilder key(String key) {
        world.credentials().addOrganisationKey(state.id, key);
        return this;
    }
}

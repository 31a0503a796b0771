package io.jenkins.plugins.bitbucketremoveuser.simulator;

/**
 * A world of two workspaces, each with an administrator of its own who is not in the other one. Jane is in both. The
 * secrets in here are open in no place but the simulator.
 */
public final class TwoWorkspaces {
    /** With {@link Worlds#ADMIN} and {@link Worlds#SCOPED_TOKEN}. */
    public static final String FIRST = Worlds.WORKSPACE;

    public static final String SECOND = "umbrella";
    public static final String SECOND_ADMIN = "uma@umbrella.example";
    public static final String SECOND_TOKEN = "demo-umbrella-token";
    /** A member of the second workspace alone. */
    public static final String OTTO = "otto@umbrella.example";

    private TwoWorkspaces() {}

    public static SimulatorWorld world() {
        return SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person(Worlds.SECOND_ADMIN, "Olga Petrenko")
                .person(Worlds.JANE, "Jane Doe")
                .person(Worlds.MEMBER, "Bob Keller")
                .person(SECOND_ADMIN, "Uma Thorsen")
                .person(OTTO, "Otto Brandt")
                .workspace(
                        FIRST,
                        acme -> acme.admins("Administrators", Worlds.ADMIN, Worlds.SECOND_ADMIN)
                                .group("Developers", Worlds.JANE, Worlds.MEMBER)
                                .project("CORE", "Core platform")
                                .repository("billing", "CORE")
                                .groupOnProject("developers", "CORE", Permission.WRITE)
                                .grantRepository(Worlds.JANE, "billing", Permission.ADMIN))
                .workspace(
                        SECOND,
                        umbrella -> umbrella.admins("Administrators", SECOND_ADMIN)
                                .group("Contractors", Worlds.JANE, OTTO)
                                .project("RAIN", "Rain")
                                .repository("gutter", "RAIN")
                                .grantProject(Worlds.JANE, "RAIN", Permission.WRITE)
                                .grantRepository(OTTO, "gutter", Permission.READ))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .apiToken(SECOND_ADMIN, SECOND_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    /** The truth, not what the service shows. */
    public static boolean isGone(SimulatorWorld world, String workspace, String email) {
        return world.grantsOf(workspace, email).isEmpty() && !world.isMember(workspace, email);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A workspace of thirteen in which nobody is invited, so that somebody who is named by id can be removed without a rest. */
public final class Office {
    public static final String LEO = "leo@acme.org";
    public static final String LENA = "lena@acme.org";

    private Office() {}

    /** Leo and Lena have a group, a grant on a project and two on repositories each; the others a group. */
    public static SimulatorWorld world() {
        List<String> developers = new ArrayList<>(workers());
        developers.addAll(List.of(LEO, LENA));
        WorldBuilder world = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person(LEO, "Leo Leaver")
                .person(LENA, "Lena Leaver");
        workers().forEach(worker -> world.person(worker, worker.substring(0, worker.indexOf('@'))));
        return world.workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("Developers", developers.toArray(String[]::new))
                                .project("CORE", "Core platform")
                                .repository("ledger", "CORE")
                                .repository("billing", "CORE")
                                .grantProject(LEO, "CORE", Permission.WRITE)
                                .grantRepository(LEO, "ledger", Permission.ADMIN)
                                .grantRepository(LEO, "billing", Permission.READ)
                                .grantProject(LENA, "CORE", Permission.WRITE)
                                .grantRepository(LENA, "ledger", Permission.ADMIN)
                                .grantRepository(LENA, "billing", Permission.READ)
                                .reviewsRepository(LEO, "ledger"))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private static List<String> workers() {
        return IntStream.range(0, 10).mapToObj(i -> "worker" + i + "@acme.org").toList();
    }

    /** The addresses of all members but these, a line each. */
    public static String rosterWithout(String... gone) {
        List<String> everybody = new ArrayList<>(List.of(Worlds.ADMIN, LEO, LENA));
        everybody.addAll(workers());
        everybody.removeAll(Arrays.asList(gone));
        return everybody.stream().map(address -> address + "\n").collect(Collectors.joining());
    }

    public static boolean isGone(SimulatorWorld world, String email) {
        return world.grantsOf(email).isEmpty() && !world.isMember(email);
    }
}

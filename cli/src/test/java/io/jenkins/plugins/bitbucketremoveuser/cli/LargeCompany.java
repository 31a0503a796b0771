package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** 5,000 members, 400 groups and 8,000 repositories; fifty of the members have left. */
final class LargeCompany {
    private static final int MEMBERS = 5_000;

    private LargeCompany() {}

    private static boolean hasLeft(int number) {
        return number % 100 == 7;
    }

    private static String email(int number) {
        return number == 0 ? Worlds.ADMIN : "p" + number + "@acme.org";
    }

    static Stream<String> leavers() {
        return IntStream.range(0, MEMBERS).filter(LargeCompany::hasLeft).mapToObj(LargeCompany::email);
    }

    /** CSV, as an office program writes it. */
    static String roster() {
        return IntStream.range(0, MEMBERS)
                .filter(i -> !hasLeft(i))
                .mapToObj(i -> "\"Doe, " + i + "\"," + email(i).toUpperCase(Locale.ROOT) + "\r\n")
                .collect(Collectors.joining("", "\uFEFFname,Email\r\n", ""));
    }

    static SimulatorWorld world() {
        var world = SimulatorWorld.builder();
        IntStream.range(0, MEMBERS).forEach(i -> world.person(email(i), "Person " + i));
        return world.workspace(Worlds.WORKSPACE, acme -> {
                    acme.admins("Administrators", Worlds.ADMIN);
                    IntStream.range(1, 400).forEach(i -> acme.group("Team " + i));
                    IntStream.range(0, 40).forEach(i -> acme.project("P" + i, "Project " + i));
                    IntStream.range(0, 8_000).forEach(i -> acme.repository("repo-" + i, "P" + i % 40));
                    IntStream.range(1, 400)
                            .forEach(i -> acme.groupOnProject("team-" + i, "P" + i % 40, Permission.WRITE));
                    IntStream.range(1, MEMBERS).forEach(i -> acme.join("team-" + (1 + i % 399), email(i)));
                })
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }
}

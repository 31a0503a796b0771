package io.jenkins.plugins.bitbucketremoveuser.schedule;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A small company, its roster, and clean-ups that are set up for it. */
final class ScheduleBench {
    static final String LEAVER = "leaver@acme.org";
    static final String NAME = "nightly";

    private ScheduleBench() {}

    /** An administrator, ten who work here, and one who has left. */
    static SimulatorWorld office() {
        var world =
                SimulatorWorld.builder().person(Worlds.ADMIN, "Ada Lindqvist").person(LEAVER, "Leo <b>Leaver</b>");
        List<String> members = new ArrayList<>(List.of(LEAVER));
        for (String worker : workers()) {
            world.person(worker, worker);
            members.add(worker);
        }
        return world.workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("Developers", members.toArray(String[]::new))
                                .project("PROJ", "Project")
                                .repository("api", "PROJ")
                                .grantRepository(LEAVER, "api", Permission.WRITE))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private static List<String> workers() {
        return IntStream.range(0, 10).mapToObj(i -> "worker" + i + "@acme.org").toList();
    }

    static String roster() {
        return Worlds.ADMIN + "\n" + String.join("\n", workers()) + "\n";
    }

    static void writeRoster(String text) throws IOException {
        Path folder = Files.createDirectories(CleanUpFolder.rosters());
        Files.writeString(folder.resolve("hr.txt"), text);
    }

    static CleanUpSettings settings(boolean dryRun) {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setNotOnRoster("hr.txt");
        settings.setDryRun(dryRun);
        return settings;
    }

    static ScheduledCleanUp cleanUp(boolean dryRun) {
        return new ScheduledCleanUp(NAME, settings(dryRun));
    }

    static void setUp(ScheduledCleanUp... cleanUps) {
        CleanUpSchedule.get().setCleanUps(Arrays.asList(cleanUps));
        CleanUpSchedule.get().save();
    }

    static ScheduledCleanUp only() {
        return CleanUpSchedule.get().getCleanUps().get(0);
    }

    static LastRun runToItsEnd() throws Exception {
        ScheduledRuns.get().start(only(), "timer");
        return end();
    }

    static LastRun end() throws Exception {
        for (int i = 0; i < 600 && ScheduledRuns.get().isRunning(only()); i++) {
            Thread.sleep(100);
        }
        assertFalse(ScheduledRuns.get().isRunning(only()), "it does not end");
        return new CleanUpFolder(only()).last().orElseThrow();
    }

    static String log() throws IOException {
        return Files.readString(new CleanUpFolder(only()).log());
    }
}

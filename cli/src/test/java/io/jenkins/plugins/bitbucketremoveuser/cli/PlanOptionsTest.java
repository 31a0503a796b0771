package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOptionsTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @TempDir
    Path folder;

    private Path plan;

    @BeforeEach
    void makeAPlan() {
        plan = folder.resolve("plan.json");
        assertEquals(0, bench.remove("--email", Worlds.JANE, "--dry-run", "--report", plan.toString()), bench::err);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int apply(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "remove",
                "--plan",
                plan.toString(),
                "--api-url",
                bench.simulator.root().toString()));
        all.addAll(List.of(more));
        return bench.run(all.toArray(String[]::new));
    }

    @Test
    void whatWasPlannedIsDone() {
        assertEquals(0, apply(), bench::err);

        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void whatCameSinceIsLeftAndNamed() {
        bench.world.addToGroup(Worlds.JANE, "administrators");

        assertEquals(3, apply(), bench::err);

        CommandLineBench.assertSays("NOT IN THE PLAN, and not touched: group \"Administrators\"", bench.out());
        assertEquals(
                Set.of("administrators"),
                Set.copyOf(bench.world.grantsOf(Worlds.JANE).groups()));
    }

    @Test
    void whatIsSaidBesideAPlanMustBeThePlans() {
        String before = bench.world.fingerprintWithout();

        assertEquals(2, apply("--email", Worlds.MEMBER));
        CommandLineBench.assertSays("is not what the plan is about: jane@acme.org", bench.err());
        assertEquals(2, apply("--workspace", "other"));
        CommandLineBench.assertSays("is not where the plan is for: acme", bench.err());
        assertEquals(2, apply("--dry-run"));
        CommandLineBench.assertSays("--dry-run: is given beside --plan", bench.err());
        assertEquals(2, apply("--clean-residues"));
        CommandLineBench.assertSays("--clean-residues: is given beside --plan", bench.err());
        assertEquals(2, apply("--directory-action", "remove"));
        CommandLineBench.assertSays("--directory-action: is given beside --plan", bench.err());

        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void aPlanThatIsTooOldOrDamagedOrMissingIsRefused() throws Exception {
        String before = bench.world.fingerprintWithout();
        String whole = Files.readString(plan);

        Files.writeString(plan, whole.replaceFirst("\"startedAt\" : \"20..-", "\"startedAt\" : \"2001-"));
        assertEquals(2, apply());
        CommandLineBench.assertSays("is too old: a plan can be applied for 24 hours", bench.err());
        Files.writeString(plan, whole.substring(0, whole.length() / 2));
        assertEquals(2, apply());
        CommandLineBench.assertSays("is no plan", bench.err());
        Files.delete(plan);
        assertEquals(2, apply());
        CommandLineBench.assertSays("--plan: ", bench.err());
        assertEquals(2, apply("--plan-max-age", "0"));
        CommandLineBench.assertSays("--plan-max-age: \"0\" is out of range", bench.err());

        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void aFullPlanSaysSo() throws Exception {
        assertEquals(
                0,
                bench.remove("--email", Worlds.JANE, "--dry-run", "--depth", "full", "--report", plan.toString()),
                bench::err);

        CommandLineBench.assertSays("\"depth\" : \"full\"", Files.readString(plan));
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketRemoveUserBuilder;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which plans are applied at all. */
@WithJenkins
class KeptPlansTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private FreeStyleBuild build;
    private FreeStyleBuild other;
    private PlanReference plan;

    @BeforeEach
    void makeAPlan(JenkinsRule jenkins) throws Exception {
        Bench.setUp(simulator);
        FreeStyleProject job = jenkins.createFreeStyleProject("leaver");
        build = jenkins.buildAndAssertSuccess(job);
        other = jenkins.buildAndAssertSuccess(job);
        BitbucketRemoveUserBuilder dryRun = new BitbucketRemoveUserBuilder();
        dryRun.setEmail(Worlds.JANE);
        dryRun.setDryRun(true);
        plan = new BuildRemoval(build, TaskListener.NULL, "the-plan")
                .remove(dryRun, UnaryOperator.identity(), () -> null)
                .plan()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private static void assertRefused(String because, PlanReference reference, FreeStyleBuild by) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> new KeptPlans(by).read(reference));
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
    }

    @Test
    void whatWasPlannedIsReadFromTheBuildsFolder() throws Exception {
        assertEquals(
                Worlds.JANE,
                new KeptPlans(build)
                        .read(plan)
                        .workspaces()
                        .get(0)
                        .people()
                        .get(0)
                        .asked()
                        .get(0)
                        .value());
    }

    @Test
    void thePlanOfAnotherBuildIsRefused() throws Exception {
        Files.createDirectories(ReportFolder.of(other));
        Files.copy(ReportFolder.report(build, "the-plan"), ReportFolder.report(other, "the-plan"));

        assertRefused("is the plan of another build", plan, other);
        assertRefused(
                "was changed after it was made",
                new PlanReference(other.getExternalizableId(), plan.id(), plan.seal()),
                other);
    }

    @Test
    void aForgedSealIsRefused() {
        assertRefused(
                "was changed after it was made", new PlanReference(plan.build(), plan.id(), "0".repeat(64)), build);
    }

    @Test
    void theReportOfAnotherDryRunUnderTheSameSealIsRefused() throws Exception {
        Files.copy(ReportFolder.report(build, "the-plan"), ReportFolder.report(build, "another"));

        assertRefused("was changed after it was made", new PlanReference(plan.build(), "another", plan.seal()), build);
    }

    @Test
    void aPlanThatIsGoneIsRefused() throws Exception {
        Files.delete(ReportFolder.report(build, "the-plan"));

        assertRefused("is not kept in the build's folder any more", plan, build);
    }

    @Test
    void aPlanThatIsTooOldIsRefusedUnlessItsRemovalHasBegun() throws Exception {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        configuration.setLongestPlanAgeHours(2);
        BuildFiles files = new BuildFiles(build, "the-removal");
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(121));
        BitbucketRemoveUserBuilder job = new BitbucketRemoveUserBuilder();

        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> new BuildRequests(build, files, configuration, later)
                        .planned(plan, job, UnaryOperator.identity()));
        assertTrue(refused.getMessage().contains("is too old: a plan can be applied for 2 hours"), refused.toString());

        files.keepBegin(Clock.systemUTC().instant());
        assertEquals(
                1,
                new BuildRequests(build, files, configuration, later)
                        .planned(plan, job, UnaryOperator.identity())
                        .workspaces()
                        .size());
    }

    /** What the page asks before it shows a button, and again when the button is pressed. */
    @Test
    void afterTheBuildsEndAPlanIsRefusedIfItIsTooOld() throws Exception {
        BitbucketRemoveUserConfiguration.get().setLongestPlanAgeHours(2);
        KeptPlan kept = build.getAction(PlansAction.class).plans().get(0);

        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> new PlanRemoval(build, kept, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(121)))
                        .requireApplicable());
        assertTrue(refused.getMessage().contains("is too old: a plan can be applied for 2 hours"), refused.toString());
        assertEquals(
                1,
                new PlanRemoval(build, kept, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(119)))
                        .requireApplicable()
                        .workspaces()
                        .size());
    }
}

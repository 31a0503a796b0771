package io.jenkins.plugins.bitbucketremoveuser.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class ReportRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void thePageIsThereAfterARestartAndARemovalThatGoesOnIsShownOnce() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("leaver"));
            ReportFixture report = new ReportFixture();
            report.person("jane@acme.org", "Jane Doe", "failed");
            report.keep(build, "one");
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("leaver", FreeStyleProject.class)
                    .getBuildByNumber(1);
            assertTrue(page(jenkins, build).contains("failed"));
            ReportFixture report = new ReportFixture();
            report.person("jane@acme.org", "Jane Doe", "removed");
            report.keep(build, "one");

            assertEquals(1, build.getAction(ReportAction.class).reports().size());
            assertTrue(page(jenkins, build).contains("Jane Doe"));
        });
    }

    private static String page(JenkinsRule jenkins, FreeStyleBuild build) throws Exception {
        return jenkins.createWebClient()
                .goTo(build.getUrl() + "bitbucket-remove-user/")
                .asNormalizedText();
    }
}

package io.jenkins.plugins.bitbucketremoveuser.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketRemoveUserBuilder;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URL;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReportPageTest {
    private static final String PAGE = "bitbucket-remove-user/";

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
    }

    private JenkinsRule.WebClient as(String user) throws Exception {
        return jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login(user);
    }

    private HtmlPage page(String user, Run<?, ?> build, String more) throws Exception {
        return as(user).goTo(build.getUrl() + PAGE + more);
    }

    private Page file(String user, Run<?, ?> build, String name) throws Exception {
        return as(user).goTo(build.getUrl() + PAGE + name, null);
    }

    private FreeStyleBuild build() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        return jenkins.buildAndAssertSuccess(job);
    }

    private static String html(Page page) {
        return page.getWebResponse().getContentAsString();
    }

    @Test
    void twoRemovalsOfAPipelineAreTwoSectionsAndASummary() throws Exception {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme())) {
            Bench.setUp(simulator);
            Run<?, ?> build = jenkins.buildAndAssertSuccess(Bench.pipeline(
                    "leaver",
                    "bitbucketRemoveUser email: 'jane@acme.org', dryRun: true\n"
                            + "bitbucketRemoveUser email: 'jane@acme.org'"));

            String page = page("configurer", build, "").asNormalizedText();
            assertThat(page, containsString("Dry run 1: planned"));
            assertThat(page, containsString("Removal 2: removed"));
            assertThat(page, containsString("acme: removed (1 removed)"));
            assertThat(page, containsString("Jane Doe"));
            assertThat(page, containsString("acme/terraform"));
            assertThat(page, containsString("9 revoked"));
            assertThat(
                    html(page("configurer", build, "")),
                    containsString("href=\"https://bitbucket.org/acme/terraform/admin\""));
            assertEquals(1, build.getActions(ReportAction.class).size());

            String summary = as("reader").getPage(build).asNormalizedText();
            assertThat(summary, containsString("Dry run: acme: planned (1 planned)"));
            assertThat(summary, containsString("acme: removed (1 removed)"));
            assertThat(summary, not(containsString("jane@acme.org")));
        }
    }

    @Test
    void aFailedFreestyleRunHasItsPageToo() throws Exception {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme())) {
            Bench.setUp(simulator);
            FreeStyleProject job = jenkins.createFreeStyleProject();
            BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
            step.setEmail(Worlds.ADMIN);
            job.getBuildersList().add(step);

            FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

            String page = page("configurer", build, "").asNormalizedText();
            assertThat(page, containsString("Removal 1: refused"));
            assertThat(page, containsString("it cannot remove itself"));
        }
    }

    @Test
    void aBuildWithoutARemovalHasNone() throws Exception {
        assertNull(build().getAction(ReportAction.class));
    }

    @Test
    void aReaderSeesNeitherNamesNorMessages() throws Exception {
        FreeStyleBuild build = build();
        ReportFixture report = new ReportFixture();
        report.workspace().put("caller", "Olga Admin");
        report.workspace()
                .putObject("problem")
                .put("kind", "forbidden")
                .put("message", "SECRETMESSAGE")
                .put("cure", "SECRETCURE");
        ObjectNode jane = report.person("jane@acme.org", "Jane Doe", "still-member");
        jane.withArray("asked").add("557058:aaaa");
        jane.withArray("left")
                .addObject()
                .put("what", "invitation of Jane Doe")
                .put("why", "SECRETWHY")
                .put("cure", "SECRETCURE");
        jane.withArray("residueNotes").add("SECRETNOTE");
        ReportFixture.grant(jane, "invitation", "jane@acme.org", "Developers", "left")
                .put("message", "SECRETMESSAGE");
        ReportFixture.grant(jane, "group", "developers", "Friends of jane@acme.org", "revoked");
        jane.withArray("residues")
                .addObject()
                .put("kind", "pull-request-author")
                .put("where", "ledger")
                .put("id", "7")
                .put("what", "Jane Doe says")
                .put("link", "https://bitbucket.org/acme/ledger/pull-requests/7")
                .put("state", "listed")
                .put("at", "2026-11-24T20:14:30Z");
        jane.putObject("refusal")
                .put("rule", "protected")
                .put("message", "jane@acme.org is")
                .put("cure", "Ask");
        report.keep(build, "one");

        HtmlPage page = page("reader", build, "");

        for (String secret : List.of("jane@", "Jane", "Olga", "SECRET", "557058", "0b6e3a52")) {
            assertThat(html(page), not(containsString(secret)));
        }
        String text = page.asNormalizedText();
        for (String open : List.of(
                "j***@acme.org",
                "Friends of j***@acme.org",
                "still-member",
                "1 left, 1 revoked",
                "ledger",
                "protected",
                "forbidden",
                "Addresses are masked")) {
            assertThat(text, containsString(open));
        }
        assertThat(html(page), not(containsString("csv?report")));
        assertThat(page("reader", build, "?q=jane%20doe").asNormalizedText(), containsString("0 of 1 people"));
        assertThat(page("reader", build, "?q=still").asNormalizedText(), containsString("1 of 1 people"));

        assertThat(page("configurer", build, "").asNormalizedText(), containsString("SECRETWHY"));
        assertThat(html(page("configurer", build, "")), containsString("csv?report=1"));
        assertThat(page("auditor", build, "").asNormalizedText(), containsString("SECRETWHY"));
    }

    @Test
    void onlyWhoSeesThePeopleDownloads() throws Exception {
        FreeStyleBuild build = build();
        ReportFixture report = new ReportFixture();
        report.person("jane@acme.org", "Jane Doe", "removed");
        report.keep(build, "one");

        for (String name : List.of("json?report=1", "csv?report=1")) {
            Page refused = file("reader", build, name);
            assertEquals(403, refused.getWebResponse().getStatusCode());
            assertThat(
                    html(refused), containsString("reader is missing the Bitbucket Remove User/ViewPeople permission"));
            assertThat(html(refused), not(containsString("jane@acme.org")));
            assertEquals(404, file("stranger", build, name).getWebResponse().getStatusCode());
            assertEquals(200, file("configurer", build, name).getWebResponse().getStatusCode());
            assertEquals(200, file("auditor", build, name).getWebResponse().getStatusCode());
        }
        assertEquals(404, page("stranger", build, "").getWebResponse().getStatusCode());
        assertEquals(404, file("admin", build, "json?report=2").getWebResponse().getStatusCode());
        assertEquals(
                404,
                file("admin", build, "csv?report=..%2Fbuild").getWebResponse().getStatusCode());

        Page json = file("admin", build, "json?report=1");
        assertEquals("application/json", json.getWebResponse().getContentType());
        assertEquals(
                "attachment; filename=\"bitbucket-remove-user-1-1.json\"",
                json.getWebResponse().getResponseHeaderValue("Content-Disposition"));
        assertEquals(Files.readString(ReportFolder.report(build, "one")), html(json));
    }

    @Test
    void noDownloadAnswersAPost() throws Exception {
        FreeStyleBuild build = build();
        new ReportFixture().keep(build, "one");
        JenkinsRule.WebClient admin = as("admin");
        WebRequest post =
                new WebRequest(new URL(jenkins.getURL(), build.getUrl() + PAGE + "json?report=1"), HttpMethod.POST);

        assertEquals(404, admin.getPage(admin.addCrumb(post)).getWebResponse().getStatusCode());
    }

    @Test
    void theCsvIsQuotedAndNoCellIsAFormula() throws Exception {
        FreeStyleBuild build = build();
        ReportFixture report = new ReportFixture();
        ObjectNode person = report.person("=x@acme.org", "=HYPERLINK(\"http://evil\",\"Jürgen\")", "removed");
        for (String name : List.of("+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a,b\nc", "plain")) {
            ReportFixture.grant(person, "group", "id", name, "revoked");
        }
        report.keep(build, "one");

        Page csv = file("configurer", build, "csv?report=1");

        assertEquals("text/csv", csv.getWebResponse().getContentType());
        assertEquals(
                "attachment; filename=\"bitbucket-remove-user-1-1.csv\"",
                csv.getWebResponse().getResponseHeaderValue("Content-Disposition"));
        String text = html(csv);
        assertThat(text, containsString("workspace,asked,displayName,"));
        assertThat(text, containsString(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"Jürgen\"\")\","));
        assertThat(text, containsString("'=x@acme.org"));
        for (String cell : List.of("id,'+1,", "id,'-1,", "id,'@SUM(A1),", "id,'\t=1,", "\"'\r=1\",", ",\"a,b\nc\",")) {
            assertThat(text, containsString(cell));
        }
        assertThat(text, containsString("id,plain,write,revoked,2026-11-24T20:14:30.5Z"));
    }

    @Test
    void hostileTextsAreTextsAndHostileLinksAreNone() throws Exception {
        String evil =
                "</td></table><script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=\"alert(3)${7*7}";
        FreeStyleBuild build = build();
        ReportFixture report = new ReportFixture();
        report.workspace().put("workspace", evil).put("caller", evil).put("outcome", evil);
        report.workspace()
                .putObject("problem")
                .put("kind", evil)
                .put("message", evil)
                .put("cure", evil);
        report.workspace().putArray("checkList").add(evil);
        ObjectNode person = report.person(evil, evil + "\u202Eevil", evil);
        person.put("uuid", evil).put("accountId", evil);
        person.withArray("left").addObject().put("what", evil).put("why", evil).put("cure", evil);
        person.withArray("notes").add(evil);
        for (String kind : List.of("repository", "project", "invitation", evil)) {
            ReportFixture.grant(person, kind, evil, evil, evil)
                    .put("level", evil)
                    .put("at", evil)
                    .put("message", evil);
        }
        for (String link :
                List.of("javascript:alert(4)", "https://bitbucket.org.evil.org/", "https://bitbucket.org/" + evil)) {
            person.withArray("residues")
                    .addObject()
                    .put("kind", evil)
                    .put("where", evil)
                    .put("id", evil)
                    .put("what", evil)
                    .put("link", link)
                    .put("state", evil)
                    .put("at", evil);
        }
        report.keep(build, "one");

        for (String user : List.of("configurer", "reader")) {
            JenkinsRule.WebClient client = as(user);
            List<String> alerts = new ArrayList<>();
            client.setAlertHandler((page, message) -> alerts.add(message));
            for (String path :
                    List.of(PAGE, PAGE + "?q=script", PAGE + "?q=%22%3E%3Cscript%3Ealert(5)%3C/script%3E", "")) {
                HtmlPage page = client.goTo(build.getUrl() + path);

                assertEquals(200, page.getWebResponse().getStatusCode());
                assertEquals(List.of(), alerts);
                assertThat(html(page), not(containsString("<script>alert")));
                assertEquals(0, page.getByXPath("//img[@src='x']").size());
                assertEquals(0, page.getByXPath("//*[@onmouseover or @onerror]").size());
                assertEquals(
                        0,
                        page.getByXPath(
                                        "//*[contains(@class,'bitbucket-removal')]//*[@style or self::script or self::style]")
                                .size());
                for (DomElement link : page.<DomElement>getByXPath("//*[@class='bitbucket-removal']//a")) {
                    String href = link.getAttribute("href");
                    assertTrue(
                            href.startsWith("https://bitbucket.org/")
                                    || href.startsWith("?")
                                    || href.startsWith("json?report=")
                                    || href.startsWith("csv?report="),
                            href);
                }
            }
        }
        String text = page("configurer", build, "").asNormalizedText();
        assertThat(text, containsString("<script>alert(1)</script>"));
        assertThat(text, containsString("${7*7}?evil"));
    }

    @Test
    void fiveHundredPeopleAreFivePagesAndEachIsQuick() throws Exception {
        FreeStyleBuild build = build();
        ReportFixture report = new ReportFixture();
        for (int i = 0; i < 500; i++) {
            ObjectNode person =
                    report.person("person" + i + "@acme.org", "Person " + i, i == 321 ? "failed" : "removed");
            for (int j = 0; j < 20; j++) {
                ReportFixture.grant(person, "repository", "repo-" + j, "acme/repo-" + j, "revoked");
            }
        }
        report.keep(build, "one");
        JenkinsRule.WebClient client = as("configurer");
        client.getOptions().setJavaScriptEnabled(false);
        client.goTo(build.getUrl() + PAGE);

        long begin = System.nanoTime();
        HtmlPage first = client.goTo(build.getUrl() + PAGE);
        long millis = (System.nanoTime() - begin) / 1_000_000;

        assertTrue(millis < 2000, millis + " ms");
        assertThat(html(first), containsString("acme: left-for-a-person (499 removed, 1 failed)"));
        assertThat(html(first), containsString("Page 1 of 5"));
        assertEquals(
                100, first.getByXPath("//details[contains(@class,'details')]").size());
        HtmlPage second = first.getAnchorByText("Next").click();
        assertThat(html(second), containsString("person199@acme.org"));
        assertThat(html(second), not(containsString("person99@acme.org")));
        assertThat(html(client.goTo(build.getUrl() + PAGE + "?page=99")), containsString("person499@acme.org"));

        HtmlForm filter = (HtmlForm) first.querySelector(".bitbucket-removal__filter");
        filter.getInputByName("q").setValue("FAILED");
        HtmlPage found = (HtmlPage) filter.getElementsByTagName("button").get(0).click();
        assertThat(html(found), containsString("1 of 500 people"));
        assertThat(html(found), containsString("person321@acme.org"));
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsShown() throws Exception {
        FreeStyleBuild build = build();
        for (String id : List.of("gone", "broken", "later", "good")) {
            ReportFixture report = new ReportFixture();
            report.person(id + "@acme.org", "", "removed");
            report.keep(build, id);
        }
        Files.delete(ReportFolder.report(build, "gone"));
        Files.writeString(ReportFolder.report(build, "broken"), "{\"schema\": SECRET");
        Files.writeString(
                ReportFolder.report(build, "later"), "{\"schema\":\"bitbucket-remove-user/report\",\"version\":2}");

        String page = page("configurer", build, "").asNormalizedText();

        assertThat(page, containsString("no longer in the folder"));
        assertThat(page, containsString("damaged, or of a later version"));
        assertThat(page, containsString("good@acme.org"));
        assertThat(page, not(containsString("SECRET")));
        assertEquals(
                404, file("configurer", build, "json?report=1").getWebResponse().getStatusCode());
        assertEquals(
                404, file("configurer", build, "csv?report=2").getWebResponse().getStatusCode());
        assertThat(as("configurer").getPage(build).asNormalizedText(), containsString("no longer in the folder"));
        assertNotNull(build.getAction(ReportAction.class));
    }
}

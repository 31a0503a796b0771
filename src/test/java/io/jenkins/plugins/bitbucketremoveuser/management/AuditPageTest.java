package io.jenkins.plugins.bitbucketremoveuser.management;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedItem;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedPerson;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.audit.Records;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AuditPageTest {
    private static final String PAGE = "manage/bitbucket-remove-user-audit/";

    private final Map<String, JenkinsRule.WebClient> clients = new HashMap<>();
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        Jenkins.SYSTEM_READ.setEnabled(true);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, Item.READ)
                .everywhere()
                .to("inspector")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("reader"));
    }

    @AfterEach
    void tearDown() {
        Jenkins.SYSTEM_READ.setEnabled(false);
    }

    /** The page needs no script; the tests are quicker without. */
    private JenkinsRule.WebClient as(String user) throws Exception {
        JenkinsRule.WebClient client = clients.get(user);
        if (client == null) {
            client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
            client.getOptions().setJavaScriptEnabled(false);
            clients.put(user, user.isEmpty() ? client : client.login(user));
        }
        return client;
    }

    private JenkinsRule.WebClient withScripts(String user) throws Exception {
        JenkinsRule.WebClient client = as(user);
        client.getOptions().setJavaScriptEnabled(true);
        return client;
    }

    private HtmlPage page(String user, String more) throws Exception {
        return as(user).goTo(PAGE + more);
    }

    private Page file(String user, String name) throws Exception {
        return as(user).goTo(PAGE + name, null);
    }

    /** As it is, where a browser would go on to the login page. */
    private WebResponse response(String user, String address) throws Exception {
        return as(user).loadWebResponse(new WebRequest(new URL(jenkins.getURL(), address)));
    }

    private static String html(Page page) {
        return page.getWebResponse().getContentAsString();
    }

    private static int status(Page page) {
        return page.getWebResponse().getStatusCode();
    }

    private static void append(AuditRecord record) throws Exception {
        JenkinsAudit.get().append(record);
    }

    @Test
    void onlyWhoeverSeesHowJenkinsIsSetUpSeesIt() throws Exception {
        append(Records.ended(Records.run("one")));

        for (String path : List.of("", "csv", "jsonl")) {
            for (String address : List.of(PAGE + path, "bitbucket-remove-user-audit/" + path)) {
                for (String user : List.of("", "reader")) {
                    WebResponse refused = response(user, address);
                    assertEquals(403, refused.getStatusCode(), user + " " + address);
                    assertThat(refused.getContentAsString(), not(containsString("jane@acme.org")));
                }
                for (String user : List.of("inspector", "auditor", "admin")) {
                    assertEquals(200, response(user, address).getStatusCode(), user + " " + address);
                }
            }
        }
        assertThat(
                as("inspector").goTo("manage/").asNormalizedText(),
                containsString("Removals from Bitbucket: audit log"));
        JenkinsRule.WebClient admin = as("admin");
        WebRequest post = new WebRequest(new URL(jenkins.getURL(), PAGE + "csv"), HttpMethod.POST);
        assertEquals(404, status(admin.getPage(admin.addCrumb(post))));
    }

    @Test
    void aRunOfABuildIsARowWithLinksToTheBuildAndItsReport() throws Exception {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme())) {
            Bench.setUp(simulator);
            Run<?, ?> build = jenkins.buildAndAssertSuccess(
                    Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'"));
            String link = "href=\"" + jenkins.contextPath + "/" + build.getUrl();

            HtmlPage admin = page("admin", "");
            String text = admin.asNormalizedText();
            for (String part : List.of("removal", "removed", "jane@acme.org", "Jane Doe", "leaver #1", "Developers")) {
                assertThat(text, containsString(part));
            }
            assertThat(html(admin), containsString(link + "\">leaver #1"));
            assertThat(html(admin), containsString(link + "bitbucket-remove-user/\">Report"));
            // may see the log, and not the job
            assertThat(page("auditor", "").asNormalizedText(), containsString("leaver #1"));
            assertThat(html(page("auditor", "")), not(containsString(link)));

            build.delete();
            assertThat(page("admin", "").asNormalizedText(), containsString("leaver #1"));
            assertThat(html(page("admin", "")), not(containsString(link)));
        }
    }

    @Test
    void whoeverMayNotSeePeopleSeesWhatBecameOfHowMany() throws Exception {
        AuditedRun run = new AuditedRun(
                "one",
                RunKind.REMOVAL,
                "user alice@acme.org",
                "alice@acme.org",
                new Origin.Build(
                        "offboard jane@acme.org", 7, "https://jenkins.acme.org/job/offboard%20jane%40acme.org/7/"),
                List.of("acme"),
                List.of("jane@acme.org", "557058:aaaa"),
                Records.START,
                List.of());
        AuditedItem invitation =
                new AuditedItem("invitation", "jane@acme.org", "Friends of jane@acme.org", "", "left", Records.START);
        AuditedPerson jane = new AuditedPerson(
                "acme",
                List.of("jane@acme.org"),
                "Jane Doe",
                "557058:aaaa",
                "{0b6e3a52-0000-4000-8000-000000000001}",
                "refused",
                "protected: SECRET of Jane Doe",
                List.of(Records.item("Developers"), invitation),
                List.of("SECRET of Jane"));
        append(AuditRecord.ended(
                run, Records.START.plusSeconds(9), new AuditedEnd("refused", false, 12, "SECRET Jane", List.of(jane))));

        String masked = html(page("inspector", "")) + html(file("inspector", "csv")) + html(file("inspector", "jsonl"));
        for (String secret : List.of("jane@", "jane%40", "alice@", "Jane", "SECRET", "557058", "0b6e3a52")) {
            assertThat(masked, not(containsString(secret)));
        }
        for (String open :
                List.of("j***@acme.org", "a***@acme.org", "refused", "protected", "Developers", "12 requests")) {
            assertThat(masked, containsString(open));
        }
        assertThat(page("inspector", "").asNormalizedText(), containsString("Addresses are masked"));
        assertThat(page("inspector", "?person=Jane").asNormalizedText(), containsString("none matches"));
        assertThat(html(file("inspector", "csv?person=Jane")), not(containsString("refused")));
        assertThat(page("inspector", "?person=j***").asNormalizedText(), containsString("j***@acme.org"));

        String whole = page("auditor", "").asNormalizedText();
        for (String part : List.of("jane@acme.org", "Jane Doe", "protected: SECRET of Jane Doe", "SECRET Jane")) {
            assertThat(whole, containsString(part));
        }
        assertThat(whole, not(containsString("Addresses are masked")));
    }

    @Test
    void theFilterRulesThePageAndTheDownloads() throws Exception {
        append(Records.ended(Records.run("one")));
        append(AuditRecord.begun(Records.run("two", "bob@acme.org", Records.START.plus(Duration.ofDays(3)))));

        HtmlPage all = page("admin", "");
        assertThat(all.asNormalizedText(), containsString("jane@acme.org"));
        assertThat(all.asNormalizedText(), containsString("not-ended"));
        HtmlForm filter = (HtmlForm) all.querySelector(".bitbucket-removal__filter");
        filter.getInputByName("person").setValue("BOB");
        HtmlPage found = (HtmlPage) filter.getElementsByTagName("button").get(0).click();
        assertThat(found.asNormalizedText(), containsString("bob@acme.org"));
        assertThat(found.asNormalizedText(), not(containsString("jane@acme.org")));
        Page csv = found.getAnchorByText("CSV").click();
        assertThat(html(csv), containsString("bob@acme.org"));
        assertThat(html(csv), not(containsString("jane@acme.org")));

        for (String query : List.of("?result=removed", "?to=2026-11-26", "?person=jane+doe")) {
            assertThat(page("admin", query).asNormalizedText(), containsString("jane@acme.org"));
            assertThat(page("admin", query).asNormalizedText(), not(containsString("bob@acme.org")));
        }
        for (String query : List.of("?result=not-ended", "?from=2026-11-26")) {
            assertThat(page("admin", query).asNormalizedText(), not(containsString("jane@acme.org")));
            assertThat(page("admin", query).asNormalizedText(), containsString("bob@acme.org"));
        }
        assertThat(page("admin", "?job=nothing").asNormalizedText(), containsString("none matches"));
        assertThat(page("admin", "?kind=plan").asNormalizedText(), containsString("none matches"));
        assertThat(
                page("admin", "?from=yesterday").asNormalizedText(),
                containsString("from: \"yesterday\" is not a day. Give year, month and day"));
        assertEquals(400, status(file("admin", "csv?from=yesterday")));
    }

    @Test
    void theDownloadsAreWhatTheySay() throws Exception {
        append(AuditRecord.begun(Records.run("one")));
        append(Records.ended(Records.run("one")));

        Page csv = file("admin", "csv");
        assertEquals("text/csv", csv.getWebResponse().getContentType());
        assertEquals(
                "attachment; filename=\"bitbucket-remove-user-audit.csv\"",
                csv.getWebResponse().getResponseHeaderValue("Content-Disposition"));
        assertTrue(html(csv).startsWith("run,kind,startedAt,"), html(csv));
        assertThat(html(csv), containsString("one,removal,2026-11-25T08:00:00Z,ended,"));
        Page json = file("admin", "jsonl");
        assertEquals(
                "attachment; filename=\"bitbucket-remove-user-audit.jsonl\"",
                json.getWebResponse().getResponseHeaderValue("Content-Disposition"));
        assertEquals(1, html(json).lines().count());
        assertEquals(
                "removed",
                new ObjectMapper().readTree(html(json)).path("result").asText());
    }

    @Test
    void hostileTextsAreTexts() throws Exception {
        String evil =
                "</td></table><script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=\"alert(3)${7*7}";
        AuditedRun run = new AuditedRun(
                "one",
                RunKind.REMOVAL,
                evil,
                evil,
                new Origin.Build(evil, 7, "javascript:alert(4)"),
                List.of(evil),
                List.of(evil),
                Records.START,
                List.of());
        AuditedItem item = new AuditedItem(evil, evil, evil + "\u202eevil", evil, evil, Records.START);
        AuditedPerson person =
                new AuditedPerson(evil, List.of(evil), evil, evil, evil, evil, evil, List.of(item), List.of(evil));
        append(AuditRecord.ended(run, Records.START, new AuditedEnd(evil, false, 1, evil, List.of(person))));

        for (String user : List.of("admin", "inspector")) {
            JenkinsRule.WebClient client = withScripts(user);
            List<String> alerts = new ArrayList<>();
            client.setAlertHandler((page, message) -> alerts.add(message));
            for (String path : List.of(
                    "", "?person=script", "?person=%22%3E%3Cscript%3Ealert(5)%3C/script%3E&from=%22%3E%3Cscript%3E")) {
                HtmlPage page = client.goTo(PAGE + path);

                assertEquals(200, status(page));
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
                    assertTrue(href.startsWith("?") || href.startsWith("csv?") || href.startsWith("jsonl?"), href);
                }
            }
        }
        assertThat(page("admin", "").asNormalizedText(), containsString("${7*7}?evil"));
    }

    @Test
    void manyRunsAreSeveralPages() throws Exception {
        for (int i = 0; i < 120; i++) {
            append(Records.ended(Records.run("run" + i, "person" + i + "@acme.org", Records.START)));
        }
        HtmlPage first = page("admin", "");
        assertThat(html(first), containsString("person119@acme.org"));
        assertThat(html(first), containsString("person70@acme.org"));
        assertThat(html(first), not(containsString("person69@acme.org")));

        HtmlPage second = first.getAnchorByText("Older").click();
        assertThat(html(second), containsString("person69@acme.org"));
        HtmlPage third = second.getAnchorByText("Older").click();
        assertThat(html(third), containsString("person0@acme.org"));
        assertEquals(0, third.getByXPath("//a[text()='Older']").size());
        HtmlPage back = third.getAnchorByText("Newer").click();
        assertThat(html(back), containsString("person69@acme.org"));
        assertThat(page("admin", "?page=none").asNormalizedText(), containsString("person119@acme.org"));
    }

    @Test
    void aDamagedLineIsNamedAndTheRestIsShown() throws Exception {
        append(Records.ended(Records.run("one")));
        Files.writeString(Recorded.folder().resolve("audit.jsonl"), "{\"schema\":SECRET", StandardOpenOption.APPEND);
        append(Records.ended(Records.run("two", "bob@acme.org", Records.START)));

        String page = page("admin", "").asNormalizedText();

        assertThat(page, containsString("Lines of the log that are no records: 1."));
        assertThat(page, containsString("audit.jsonl, 16 bytes from byte"));
        assertThat(page, containsString("bob@acme.org"));
        assertThat(page, not(containsString("SECRET")));
    }

    @Test
    void anEmptyLogIsAnEmptyPage() throws Exception {
        assertThat(page("admin", "").asNormalizedText(), containsString("No run is recorded"));
        assertFalse(html(file("admin", "csv")).isEmpty());
        assertEquals("", html(file("admin", "jsonl")));
    }

    @Test
    void onlyAnAdministratorDismissesTheWarning() throws Exception {
        Files.createDirectories(Recorded.folder().getParent());
        Files.createFile(Recorded.folder());
        try {
            append(Records.ended(Records.run("one")));
        } catch (IOException expected) {
            assertThat(expected.getMessage(), containsString("cannot be made"));
        }

        HtmlPage manage = withScripts("admin").goTo("manage/");
        assertThat(manage.asNormalizedText(), containsString("missing in the audit log"));
        assertThat(as("reader").goTo("").asNormalizedText(), not(containsString("missing in the audit log")));
        manage.getFormByName("bitbucketRemoveUserAudit")
                .getElementsByTagName("button")
                .get(0)
                .click();

        assertThat(as("admin").goTo("manage/").asNormalizedText(), not(containsString("missing in the audit log")));
    }
}

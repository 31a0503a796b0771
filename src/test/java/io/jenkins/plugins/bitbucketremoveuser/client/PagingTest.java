package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PagingTest {
    private final ScriptedServer server = new ScriptedServer();
    private final BitbucketCloud bitbucket = Clients.of(server.root());

    @AfterEach
    void close() {
        bitbucket.close();
        server.close();
    }

    private static ScriptedServer.Answer page(String key, String next) {
        return ScriptedServer.ok("{\"values\":[{\"key\":\"" + key + "\"}],\"next\":\"" + next + "\"}");
    }

    private UnexpectedAnswerException failure() {
        return assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.projects().list("acme"));
    }

    @Test
    void allPagesAreReadToTheEndAndEveryRowOnce() throws Exception {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.large(250, 10, 4));
                BitbucketCloud client = Clients.of(simulator.root())) {
            List<String> slugs = client.repositories().list("acme").stream()
                    .map(Repository::slug)
                    .toList();
            assertEquals(simulator.world().repositories(), slugs);
            assertEquals(3, simulator.count(), "pages of the largest size");
        }
    }

    @Test
    void nextLinkIsFollowedAsItIs() throws Exception {
        String opaque = "/2.0/somewhere/else?page=a%2Fb%3D&x=%7B1%7D";
        server.answers(page("A", server.root() + opaque), ScriptedServer.ok("{\"values\":[{\"key\":\"B\"}]}"));
        List<Project> projects = bitbucket.projects().list("acme");
        assertEquals(List.of("A", "B"), projects.stream().map(Project::key).toList());
        assertEquals(opaque, server.requests().get(1).target());
    }

    @Test
    void circleOfNextLinksFails() {
        String one = server.root() + "/2.0/one";
        String two = server.root() + "/2.0/two";
        server.answers(page("A", one), page("B", two), page("C", one));
        assertTrue(failure().getMessage().contains("circle"));
        assertEquals(3, server.requests().size());
    }

    @Test
    void pageThatIsItsOwnNextOneFails() {
        server.answers(page("A", server.root() + "/2.0/one"));
        assertTrue(failure().getMessage().contains("circle"));
    }

    @Test
    void nextLinkToAnotherServerFailsAndNothingIsSentThere() {
        try (ScriptedServer foreign = new ScriptedServer()) {
            foreign.answers(ScriptedServer.ok("{\"values\":[]}"));
            server.answers(page("A", foreign.root() + "/2.0/workspaces/acme/projects?page=2"));
            assertTrue(failure().getMessage().contains("credential must not go there"));
            assertEquals(List.of(), foreign.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:PORT/2.0/x",
                "http://user@127.0.0.1:PORT/2.0/x",
                "http://127.0.0.1.example.org:PORT/2.0/x",
                "http://localhost:PORT/2.0/x",
                "//127.0.0.1:PORT/2.0/x",
                "/2.0/x",
                "mailto:someone",
                "not a link"
            })
    void nextLinkThatOnlyLooksLikeTheApiFails(String next) {
        server.answers(page("A", next.replace("PORT", "" + server.root().getPort())));
        failure();
        assertEquals(1, server.requests().size());
    }

    @Test
    void answerWithoutValuesIsNotAnEmptyList() {
        server.answers(ScriptedServer.ok("{}"));
        assertTrue(failure().getMessage().contains("without a list of values"));
        assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.repositories().someOutside("acme", Set.of()));
    }
}

package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run that did not come to its end leaves in a folder, and what the next one makes of it. */
class JournalTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    private int remove(String... more) {
        List<String> all = new ArrayList<>(List.of("--journal", folder.toString(), "--format", "json"));
        all.addAll(List.of(more));
        return bench.remove(all.toArray(String[]::new));
    }

    /** After five of Jane's nine grants, the token is not good any more. */
    private void failHalfWay(String... more) {
        bench.simulator.onAnswer(answer -> {
            if (RequestMatcher.method("DELETE")
                    .and(RequestMatcher.pathContains("/projects/MOB/"))
                    .test(answer)) {
                bench.world.credentials().revoke(Worlds.SCOPED_TOKEN);
            }
        });
        assertEquals(1, remove(more), bench::out);
        bench.simulator.clearHooks();
        bench.world.credentials().addApiToken(bench.world.person(Worlds.ADMIN), Worlds.SCOPED_TOKEN, "*");
        assertEquals(4, bench.world.grantsOf(Worlds.JANE).count());
    }

    private List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.toList();
        }
    }

    private Path onlyFile() throws IOException {
        List<Path> files = files(folder);
        assertEquals(1, files.size(), files::toString);
        return files.get(0);
    }

    private JsonNode people() throws IOException {
        return new ObjectMapper()
                .readTree(bench.out())
                .path("workspaces")
                .path(0)
                .path("people");
    }

    @Test
    void aRunThatCameToItsEndLeavesNothing() throws Exception {
        assertEquals(0, remove("--email", Worlds.JANE));

        assertEquals(List.of(), files(folder));
    }

    @Test
    void whatFailedHalfWayIsGoneOnWithAndTheReportHasAll() throws Exception {
        failHalfWay("--email", Worlds.JANE);

        assertEquals(0, remove("--email", Worlds.JANE), bench::err);

        CommandLineBench.assertSays("Going on after an interruption.", bench.err());
        assertEquals(9, people().path(0).path("grants").size());
        assertTrue(bench.isGone(Worlds.JANE));
        assertEquals(List.of(), files(folder));
    }

    @Test
    void theListOfPeopleMayHaveGrownMeanwhile() throws Exception {
        failHalfWay("--email", Worlds.JANE);

        assertEquals(0, remove("--email", Worlds.MEMBER, "--email", Worlds.JANE), bench::err);

        assertEquals(2, people().path(0).path("grants").size());
        assertEquals(9, people().path(1).path("grants").size());
        assertEquals(List.of(), files(folder));
    }

    @Test
    void anotherPersonsJournalIsNeitherMixedInNorForgotten() throws Exception {
        failHalfWay("--email", Worlds.JANE);
        Path jane = onlyFile();

        assertEquals(0, remove("--email", Worlds.MEMBER), bench::err);

        assertFalse(bench.err().contains("Going on"), bench.err());
        assertEquals(1, people().size());
        assertEquals(2, people().path(0).path("grants").size());
        CommandLineBench.assertSays(
                "has begun with Jane Doe <jane@acme.org> in workspace acme at " + bench.simulator.root(), bench.err());
        CommandLineBench.assertSays("or delete " + jane + ".", bench.err());
        assertEquals(jane, onlyFile());
        assertEquals(4, bench.world.grantsOf(Worlds.JANE).count());

        assertEquals(0, remove("--email", Worlds.JANE), bench::err);
        assertEquals(9, people().path(0).path("grants").size());
        assertFalse(bench.err().contains("has begun with"), bench.err());
    }

    /** A journal of another Bitbucket says nothing about this one. */
    @Test
    void theSameWorkspaceElsewhereIsAnotherOne() throws Exception {
        failHalfWay("--email", Worlds.JANE);
        Path first = onlyFile();
        try (CommandLineBench elsewhere = new CommandLineBench(Worlds.acme())) {
            assertEquals(0, elsewhere.remove("--email", Worlds.JANE, "--journal", folder.toString()));

            assertFalse(elsewhere.out().contains("Going on"), elsewhere.out());
            CommandLineBench.assertSays("at " + bench.simulator.root(), elsewhere.out());
        }
        assertEquals(first, onlyFile());
    }

    @Test
    void aPlanLeavesTheJournalAlone() throws Exception {
        failHalfWay("--email", Worlds.JANE);
        String before = Files.readString(onlyFile());

        assertEquals(0, remove("--email", Worlds.JANE, "--dry-run"), bench::err);

        assertEquals(before, Files.readString(onlyFile()));
        assertEquals(4, people().path(0).path("grants").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "https://api.bitbucket.org\nacme",
                "https://api.bitbucket.org\nacme\n{\"version\":1,\"people\":[]}",
                "https://api.bitbucket.org\nacme\n{\"version\":1,\"people\":[{\"uuid\"",
                "https://api.bitbucket.org\n../x\n{\"version\":1,\"people\":[]}"
            })
    void aDamagedFileEndsTheCallBeforeAnythingIsAsked(String text) throws Exception {
        Path damaged = Files.writeString(folder.resolve("bitbucket-remove-user.0123.journal"), text);

        assertEquals(2, remove("--email", Worlds.JANE));

        CommandLineBench.assertSays("--journal: " + damaged + " is damaged (", bench.err());
        CommandLineBench.assertSays("Put the file back as it was; or delete it", bench.err());
        assertEquals(0, bench.simulator.count());
        assertEquals(text, Files.readString(damaged));
    }

    @Test
    void aFileOfAnotherProgramIsNoJournal() throws Exception {
        Path other = Files.writeString(folder.resolve("system.journal"), "LPKSHHRH");

        assertEquals(0, remove("--email", Worlds.JANE), bench::err);

        assertEquals(other, onlyFile());
    }

    @Test
    void itIsTheOwnersAloneAndHasNoSecret() throws Exception {
        Path made = folder.resolve("made");

        failsAfterOneDeletion(CommandLineBench.API_TOKEN, "--journal", made.toString());

        Path file = files(made).get(0);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFalse(Files.readString(file).contains(Worlds.SCOPED_TOKEN));
        assertFalse(file.getFileName().toString().contains("jane"), file::toString);
    }

    @Test
    void aFolderThatCannotBeOneIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path none : new Path[] {file, file.resolve("below")}) {
            assertEquals(2, bench.remove("--email", Worlds.JANE, "--journal", none.toString()));
            CommandLineBench.assertSays("--journal: " + none + " cannot be made (", bench.err());
        }
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void withoutTheOptionItIsBesideTheReportElseInTheUsersOwnFolder() throws Exception {
        Map<String, String> stale = new HashMap<>(CommandLineBench.API_TOKEN);
        stale.put("XDG_STATE_HOME", "");
        stale.put("HOME", folder.resolve("home").toString());
        failsAfterOneDeletion(stale, "--report", folder.resolve("monday.json").toString());
        assertEquals(1, journals(folder).size());

        failsAfterOneDeletion(stale);
        assertEquals(
                1,
                journals(folder.resolve("home/.local/state/bitbucket-remove-user"))
                        .size());

        stale.put("XDG_STATE_HOME", folder.resolve("xdg").toString());
        failsAfterOneDeletion(stale);
        assertEquals(1, journals(folder.resolve("xdg/bitbucket-remove-user")).size());

        String tuesday = folder.resolve("tuesday.json").toString();
        assertEquals(0, bench.with(stale).remove("--email", Worlds.JANE, "--report", tuesday));
        assertEquals(List.of(), journals(folder));
    }

    private void failsAfterOneDeletion(Map<String, String> environment, String... more) {
        bench.simulator.onAnswer(answer -> {
            if (answer.method().equals("DELETE") && answer.status() == 204) {
                bench.world.credentials().revoke(Worlds.SCOPED_TOKEN);
            }
        });
        List<String> all = new ArrayList<>(List.of("--email", Worlds.JANE));
        all.addAll(List.of(more));
        assertEquals(1, bench.with(environment).remove(all.toArray(String[]::new)), bench::err);
        bench.simulator.clearHooks();
        bench.world.credentials().addApiToken(bench.world.person(Worlds.ADMIN), Worlds.SCOPED_TOKEN, "*");
    }

    private List<Path> journals(Path in) throws IOException {
        return files(in).stream()
                .filter(file -> file.toString().endsWith(".journal"))
                .toList();
    }

    @Test
    void whereNoFolderCanBeToldItIsAskedFor() {
        Map<String, String> homeless = new HashMap<>(CommandLineBench.API_TOKEN);
        homeless.put("XDG_STATE_HOME", "");

        assertEquals(2, bench.with(homeless).remove("--email", Worlds.JANE));

        CommandLineBench.assertSays("--journal: is not given, and the environment has no HOME.", bench.err());
        assertEquals(0, bench.simulator.count());
        assertEquals(0, bench.with(homeless).remove("--email", Worlds.JANE, "--dry-run"), "a plan needs none");
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/access.md}, cell by cell: what becomes of each kind of access, in each kind of workspace, with each
 * credential. Where Bitbucket's answer is not known for sure, a cell says all of what may come of it.
 */
final class AccessTableTest {

    private enum Kind {
        GROUP("groups", Grant.Kind.ORGANISATION_GROUP, Grant.Kind.GROUP),
        ROLE("a role given directly in admin.atlassian.com", Grant.Kind.ORGANISATION_ROLE),
        PROJECT("project grants", Grant.Kind.PROJECT),
        REPOSITORY("repository grants", Grant.Kind.REPOSITORY),
        INVITATION("a pending invitation", Grant.Kind.INVITATION, Grant.Kind.ORGANISATION_ROLE),
        DIRECTORY("the place in the organisation's directory, if asked for", Grant.Kind.DIRECTORY_MEMBERSHIP);

        private final String label;
        private final List<Grant.Kind> grants;

        Kind(String label, Grant.Kind... grants) {
            this.label = label;
            this.grants = List.of(grants);
        }

        /** Only somebody who has not joined has an invitation and nothing else. */
        String person() {
            return this == INVITATION ? Worlds.INVITED : Worlds.JANE;
        }

        /** The directory is never touched unless that is asked for. */
        DirectoryAction asked() {
            return this == DIRECTORY ? DirectoryAction.REMOVE : DirectoryAction.NONE;
        }

        /** What there is none of in the workspace. */
        boolean isMissingIn(WorkspaceKind workspace) {
            return workspace == WorkspaceKind.LEGACY && (this == ROLE || this == DIRECTORY);
        }
    }

    private enum Credentials {
        API_TOKEN("API token", bench -> bench),
        WITH_CONSUMER("API token, and an OAuth consumer for the groups", bench -> bench.withGroups(Bench.OAUTH)),
        WITH_ORGANISATION("API token, and the organisation's API key", Bench::withOrganisation),
        OTHER(
                "OAuth consumer or access token alone",
                bench -> bench.with(Bench.OAUTH),
                bench -> bench.with(Bench.ACCESS_TOKEN));

        private final String label;
        private final List<UnaryOperator<Bench>> given;

        @SafeVarargs
        Credentials(String label, UnaryOperator<Bench>... given) {
            this.label = label;
            this.given = List.of(given);
        }
    }

    /** In the order in which a cell says them. */
    private enum Word {
        REVOKED("revoked"),
        REFUSED("refused by Bitbucket and left"),
        PERSON("left for a person to look"),
        NOT_BEGUN("not begun"),
        NONE("there is none");

        private final String text;

        Word(String text) {
            this.text = text;
        }
    }

    /** Each fact that is not known for sure, the other way round. */
    private static final List<UnaryOperator<Behaviour.Builder>> ANSWERS = List.of(
            b -> b,
            b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN),
            b -> b.groupReadByApiToken(Behaviour.LegacyAccess.FORBIDDEN),
            b -> b.migratedGroupWriteStatus(404),
            b -> b.invitationDeleteByPath(false),
            b -> b.workspaceRoleRevoke(Behaviour.RoleRevoke.FORBIDDEN),
            b -> b.invitedPeopleAreFound(false));

    private static List<Arguments> cells() throws IOException {
        List<Arguments> cells = new ArrayList<>();
        for (WorkspaceKind workspace : WorkspaceKind.values()) {
            List<List<String>> rows = rows(workspace);
            for (Kind kind : Kind.values()) {
                for (Credentials credentials : Credentials.values()) {
                    String expected = rows.get(2 + kind.ordinal()).get(1 + credentials.ordinal());
                    cells.add(Arguments.of(kind, workspace, credentials, expected));
                }
            }
        }
        return cells;
    }

    private static List<List<String>> rows(WorkspaceKind workspace) throws IOException {
        return Docs.tableIn("access.md", "| " + label(workspace) + " |")
                .lines()
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String label(WorkspaceKind workspace) {
        return workspace == WorkspaceKind.LEGACY
                ? "people managed at bitbucket.org"
                : "people managed in admin.atlassian.com";
    }

    @ParameterizedTest(name = "{0} in {1} with {2}: {3}")
    @MethodSource("cells")
    void aCellSaysWhatComesOfIt(Kind kind, WorkspaceKind workspace, Credentials credentials, String expected) {
        Set<Word> words = new TreeSet<>();
        for (UnaryOperator<Bench> given : credentials.given) {
            for (UnaryOperator<Behaviour.Builder> answer : ANSWERS) {
                words.add(outcome(kind, workspace, given, answer));
            }
        }

        assertEquals(words.stream().map(word -> word.text).collect(Collectors.joining(", or ")), expected);
    }

    private static Word outcome(
            Kind kind, WorkspaceKind workspace, UnaryOperator<Bench> given, UnaryOperator<Behaviour.Builder> answer) {
        try (Bench bench = given.apply(Bench.acme(workspace)).with(kind.asked())) {
            bench.simulator.behave(answer);
            return word(kind, workspace, Bench.only(bench.remove(kind.person())));
        }
    }

    private static Word word(Kind kind, WorkspaceKind workspace, PersonReport person) {
        if (person.outcome() instanceof Outcome.Failed) {
            return Word.NOT_BEGUN;
        }
        if (kind.isMissingIn(workspace)) {
            return Word.NONE;
        }
        Map<GrantResult.State, Integer> states = new EnumMap<>(GrantResult.State.class);
        person.grants().stream()
                .filter(result -> kind.grants.contains(result.grant().kind()))
                .forEach(result -> states.merge(result.state(), 1, Integer::sum));
        if (states.containsKey(GrantResult.State.LEFT)) {
            return Word.REFUSED;
        }
        if (states.isEmpty()) {
            return Word.PERSON;
        }
        return Word.REVOKED;
    }

    @Test
    void theTablesHaveTheseRowsAndColumns() throws IOException {
        for (WorkspaceKind workspace : WorkspaceKind.values()) {
            List<List<String>> rows = rows(workspace);
            List<String> columns = new ArrayList<>(List.of(label(workspace)));
            Arrays.stream(Credentials.values()).forEach(one -> columns.add(one.label));

            assertEquals(columns, rows.get(0));
            assertEquals(
                    Arrays.stream(Kind.values()).map(kind -> kind.label).toList(),
                    rows.stream().skip(2).map(row -> row.get(0)).toList());
        }
    }
}

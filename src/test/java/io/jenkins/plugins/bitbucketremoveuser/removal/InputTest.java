package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what cannot be meant. */
class InputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane\"@acme.org",
                "\"jane\"@acme.org",
                "'jane@acme.org'",
                "jane\\@acme.org",
                "jane doe@acme.org",
                "jane@acme.org\nbob@acme.org",
                "jane@acme.org, bob@acme.org",
                "jane@acme.org;bob@acme.org",
                "Jane <jane@acme.org>",
                "jane",
                "@acme.org",
                "jane@",
                "jane@acme@org",
                "jane@acme.org\u00a0x",
                "jane\u200b@acme.org",
                "jane\u202e@acme.org"
            })
    void whatCannotBeAnAddressIsRefusedByItsName(String text) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> new EmailAddress(text));

        assertEquals("email", refused.field());
        Bench.assertSays("Give one full address, for example jane@acme.org.", refused.getMessage());
        assertEquals(PlainLine.of(refused.getMessage()), refused.getMessage(), "safe for a log");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\n"})
    void anEmptyAddressIsCalledEmpty(String text) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> new EmailAddress(text));

        Bench.assertSays("email: is empty.", refused.getMessage());
    }

    /** Copied from web pages: nobody has such an address, and "nothing to do" would look like a success. */
    @ParameterizedTest
    @ValueSource(strings = {"jane@acme.org\u00a0", "\u200bjane@acme.org", "jane@acme.org\ufeff"})
    void anInvisibleCharacterIsNotPassedOver(String text) {
        assertThrows(InvalidInputException.class, () -> new EmailAddress(text));
    }

    @Test
    void anAddressOfAbsurdLengthIsRefused() {
        assertThrows(InvalidInputException.class, () -> new EmailAddress("j".repeat(260) + "@acme.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane+jira@acme.org", "o'neill@acme.org", "jane@bücher.example", " jane@acme.org\n"})
    void unusualAddressesAreAddresses(String text) {
        assertEquals(text.strip(), new EmailAddress(text).value());
    }

    @Test
    void caseOfAsciiLettersDoesNotMatter() {
        assertTrue(new EmailAddress("Jane@ACME.org").isSameAs(" jane@acme.ORG "));
        assertEquals(new EmailAddress("JANE@acme.org").key(), new EmailAddress("jane@acme.org").key());
    }

    @Test
    void whatFollowsThePlusIsPartOfTheAddress() {
        assertFalse(new EmailAddress("jane+jira@acme.org").isSameAs("jane@acme.org"));
    }

    /** A folding that is too eager would remove a stranger. */
    @Test
    void theKelvinSignIsNoK() {
        assertFalse(new EmailAddress("\u212aate@acme.org").isSameAs("kate@acme.org"));
        assertFalse(new EmailAddress("kate@acme.org").isSameAs("\u212aate@acme.org"));
        assertFalse(new EmailAddress("max@\u0131nc.example").isSameAs("max@inc.example"));
        assertFalse(new EmailAddress("stra\u00dfe@acme.org").isSameAs("strasse@acme.org"));
        assertFalse(new EmailAddress("m\u00fcller@acme.org").isSameAs("M\u00dcLLER@acme.org"));
    }

    @Test
    void anAccentTypedAsACharacterOfItsOwnIsTheSameLetter() {
        assertTrue(new EmailAddress("e\u0301lise@acme.org").isSameAs("\u00e9lise@acme.org"));
    }

    @Test
    void noAddressIsTheSameAsNone() {
        assertFalse(new EmailAddress("jane@acme.org").isSameAs(null));
        assertFalse(new EmailAddress("jane@acme.org").isSameAs(""));
    }

    @Test
    void anAddressGivenTwiceIsOnePerson() {
        List<PersonId> distinct = PersonId.distinct(
                Arrays.asList(new EmailAddress("b@x.org"), new EmailAddress("a@x.org"), new EmailAddress("B@X.org")));

        assertEquals(List.of(new EmailAddress("b@x.org"), new EmailAddress("a@x.org")), distinct);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}",
                "6F1B4D1E-8F5C-4A1B-9A55-0123456789AB",
                " {6F1B4D1E-8F5C-4A1B-9A55-0123456789ab}\n"
            })
    void aUuidHasBracesAndSmallLettersHoweverItIsWritten(String text) {
        assertEquals(new AccountUuid("{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}"), PersonId.of(text));
        assertEquals(
                "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}", PersonId.account(text).value());
    }

    @Test
    void accountIdsAreOldOrNew() {
        assertEquals(new AccountId("5b10ac8d82e05b22cc7d4ef5"), PersonId.of("5B10AC8D82E05B22CC7D4EF5"));
        for (String id : List.of("557058:6f1b4d1e-8f5c-4a1b-9a55-0123456789ab", "qm:aB_1:x")) {
            assertEquals(id, PersonId.of(" " + id).value());
        }
    }

    /** It goes into the path of requests, and user names would be taken for somebody else's. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "jane",
                "Jane Doe",
                "jane@acme.org",
                "5b10ac8d82e05b22cc7d4ef",
                "5b10ac8d82e05b22cc7d4efg",
                "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab",
                "{6f1b4d1e8f5c4a1b9a550123456789ab}",
                "------------------------------------",
                "557058:",
                ":557058",
                "557058:a/b",
                "557058:a b",
                "557058:..",
                "557058:a\nb"
            })
    void whatCannotBeAnAccountIsRefused(String text) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> PersonId.account(text));

        assertEquals("account", refused.field());
        Bench.assertSays("Give an Atlassian account id, for example 557058:6f1b4d1e", refused.getMessage());
        assertEquals(PlainLine.of(refused.getMessage()), refused.getMessage(), "safe for a log");
    }

    @Test
    void anAccountIdOfAbsurdLengthIsRefused() {
        assertThrows(InvalidInputException.class, () -> PersonId.of("557058:" + "a".repeat(200)));
    }

    @Test
    void aRequestForNobodyIsRefused() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> new RemovalRequest(
                        new WorkspaceId("acme"), List.of(), RemovalMode.removal(), SafetyPolicy.none()));

        Bench.assertSays("email: is empty. Give at least one", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme", "ACME-2_x.y", " acme ", "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}", "1password", "_x"})
    void slugsAndUuidsAreWorkspaces(String text) {
        assertEquals(text.strip(), new WorkspaceId(text).value());
    }

    /** It goes into the path of requests that delete things. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "../x",
                "..",
                ".",
                "acme/x",
                "acme?x",
                "acme#x",
                "a cme",
                "{acme}",
                "%2e%2e",
                "acme\nx",
                "\u202eemca"
            })
    void whatCannotBeAWorkspaceIsRefused(String text) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> new WorkspaceId(text));

        assertEquals("workspace", refused.field());
        Bench.assertSays("the part after bitbucket.org/ in its address", refused.getMessage());
        assertEquals(PlainLine.of(refused.getMessage()), refused.getMessage(), "safe for a log");
    }

    @Test
    void protectedAccountsAreALineEach() {
        assertDoesNotThrow(() -> ProtectedAccounts.parse(
                "# bots\r\n\r\n bot@acme.org\n557058:6f1b4d1e-8f5c-4a1b-9a55-0123456789ab\n5b10ac8d82e05b22cc7d4ef5\n"
                        + "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}\n6f1b4d1e-8f5c-4a1b-9a55-0123456789ab\n#",
                SetBy.JOB));
        assertDoesNotThrow(() -> ProtectedAccounts.parse(null, SetBy.JOB));
    }

    /** Each of them would protect nobody, and nobody would notice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@",
                "Jane <jane@acme.org>",
                "jane@acme.org, bob@acme.org",
                "jane",
                "Jane Doe",
                "{6f1b4d1e}, {8f5c4a1b}",
                "jane@acme.org # the boss"
            })
    void anEntryThatCanProtectNobodyIsRefused(String line) {
        assertThrows(InvalidInputException.class, () -> ProtectedAccounts.parse("bot@acme.org\n" + line, SetBy.JOB));
    }

    @Test
    void protectingTellsPeopleApart() {
        ProtectedAccounts bot = ProtectedAccounts.parse("bot@acme.org", SetBy.JOB);

        assertTrue(bot.refuse(new EmailAddress("BOT@acme.org")).isPresent());
        assertTrue(bot.refuse(new EmailAddress("robot@acme.org")).isEmpty());
    }
}

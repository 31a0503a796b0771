package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} says what the messages say. */
final class ErrorsPageTest {

    @Test
    void theTableOfErrorsIsTheCatalogueOfTheMessages() throws IOException {
        StringBuilder table = new StringBuilder("| what is seen | what it means | what cures it |\n|---|---|---|\n");
        for (Answer answer : Answer.values()) {
            table.append("| ")
                    .append(words(answer.seen()))
                    .append(" | ")
                    .append(words(answer.meaning().isEmpty() ? "As it says." : answer.meaning()))
                    .append(" | ")
                    .append(words(answer.cure()))
                    .append(" |\n");
        }

        assertEquals(table.toString(), Docs.tableIn("errors.md", "| what is seen |"));
    }

    /** Whoever reads the page has no message before his or her eyes to take the names from. */
    private static String words(String text) {
        String words = text.replace("An {credential}", "Such a credential")
                .replace("{credential}", "credential")
                .replace("{scopes}", "a scope");
        assertFalse(words.contains("{") || words.contains("|"), words);
        return words;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How somebody is meant: by e-mail address, by Atlassian account id, or by the account's UUID. */
public sealed interface PersonId permits EmailAddress, AccountId, AccountUuid {
    /** As it is shown, and as Bitbucket is asked. */
    String value();

    /** Equal for ids that are the same; never equal for two of different kinds. */
    String key();

    /** @throws InvalidInputException if it is none of them */
    static PersonId of(String value) {
        String text = value == null ? "" : value.strip();
        if (text.contains("@")) {
            return new EmailAddress(text);
        }
        if (!text.isEmpty() && !isAccount(text)) {
            throw new InvalidInputException(
                    "person",
                    text,
                    "is neither an e-mail address, nor an account id, nor a UUID",
                    "Give one of them, for example jane@acme.org; user names are not enough.");
        }
        return account(text);
    }

    private static boolean isAccount(String text) {
        return AccountUuid.isOne(text) || AccountId.isOne(text);
    }

    /**
     * An account id or a UUID.
     *
     * @throws InvalidInputException if it is neither
     */
    static PersonId account(String value) {
        String text = value == null ? "" : value.strip();
        if (AccountUuid.isOne(text)) {
            return new AccountUuid(text);
        }
        if (AccountId.isOne(text)) {
            return new AccountId(text);
        }
        throw new InvalidInputException(
                "account",
                text,
                text.isEmpty() ? "is empty" : "is neither an account id nor a UUID",
                "Give an Atlassian account id, for example 557058:6f1b4d1e-8f5c-4a1b-9a55-0123456789ab, or the UUID of"
                        + " the Bitbucket account; user names are not enough.");
    }

    /** The same ids in the same order, each once. */
    static List<PersonId> distinct(Iterable<? extends PersonId> ids) {
        Map<String, PersonId> byKey = new LinkedHashMap<>();
        ids.forEach(id -> byKey.putIfAbsent(id.key(), id));
        return new ArrayList<>(byKey.values());
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts that are never touched: e-mail addresses, account ids and UUIDs. */
public final class ProtectedAccounts {
    private final List<PersonId> entries;
    private final Set<String> keys;

    private ProtectedAccounts(List<String> lines) {
        entries = lines.stream().map(ProtectedAccounts::entry).toList();
        keys = entries.stream().map(ProtectedAccounts::fold).collect(Collectors.toSet());
    }

    /** An entry that can match nobody would protect nobody without a word. */
    private static PersonId entry(String line) {
        if (!line.contains("@") && !AccountUuid.isOne(line) && !AccountId.isOne(line)) {
            throw new InvalidInputException(
                    "protected accounts",
                    line,
                    "is neither an e-mail address, nor an account id, nor a UUID",
                    "Give one of them a line, for example jane@acme.org; Bitbucket user names are not enough.");
        }
        return PersonId.of(line);
    }

    /** An account id is protected in whatever case it is written: to err on this side touches nobody. */
    private static String fold(PersonId id) {
        return id instanceof AccountId ? id.key().toLowerCase(Locale.ROOT) : id.key();
    }

    public static ProtectedAccounts none() {
        return new ProtectedAccounts(List.of());
    }

    /**
     * @param lines one e-mail address, account id or {uuid} a line; empty lines and lines that start with # are skipped;
     *     null for none
     * @throws InvalidInputException for a line that is none of them
     */
    public static ProtectedAccounts parse(String lines) {
        return new ProtectedAccounts(Arrays.stream((lines == null ? "" : lines).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    /** In the way they are written; which accounts have an address, only Bitbucket knows. */
    List<PersonId> entries() {
        return entries;
    }

    Optional<Refusal> refuse(PersonId id) {
        return keys.contains(fold(id)) ? Optional.of(refusal(id.value())) : Optional.empty();
    }

    Optional<Refusal> refuse(Person person) {
        boolean listed = keys.contains(person.uuid().toLowerCase(Locale.ROOT))
                || keys.contains(person.accountId().toLowerCase(Locale.ROOT))
                || person.emails().stream().anyMatch(email -> keys.contains(fold(email)));
        return listed ? Optional.of(refusal(person.toString())) : Optional.empty();
    }

    static Refusal refusal(String who) {
        return new Refusal(
                Refusal.Rule.PROTECTED,
                who + " is a protected account.",
                "If the account is really to go, an administrator takes it off the list of protected accounts first.");
    }
}

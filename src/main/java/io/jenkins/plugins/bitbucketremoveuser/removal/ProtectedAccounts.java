package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts that are never touched: e-mail addresses, account ids and UUIDs. */
public final class ProtectedAccounts implements SafetyRule {
    private final List<PersonId> entries;
    private final Set<String> keys;
    private final SetBy setBy;

    private ProtectedAccounts(Collection<String> lines, SetBy setBy) {
        entries = lines.stream().map(ProtectedAccounts::entry).toList();
        keys = entries.stream().map(ProtectedAccounts::fold).collect(Collectors.toSet());
        this.setBy = setBy;
    }

    /** An entry that can match nobody would protect nobody without a word. */
    private static PersonId entry(String line) {
        String text = line == null ? "" : line.strip();
        if (!text.contains("@") && !AccountUuid.isOne(text) && !AccountId.isOne(text)) {
            throw new InvalidInputException(
                    "protectedAccounts",
                    text,
                    text.isEmpty()
                            ? "has an empty entry"
                            : "is neither an e-mail address, nor an account id, nor a UUID",
                    "Give one of them an entry, for example jane@acme.org; Bitbucket user names are not enough.");
        }
        return PersonId.of(text);
    }

    /** An account id is protected in whatever case it is written: to err on this side touches nobody. */
    private static String fold(PersonId id) {
        return id instanceof AccountId ? id.key().toLowerCase(Locale.ROOT) : id.key();
    }

    /**
     * @param entries e-mail addresses, account ids and {uuid}s
     * @throws InvalidInputException for an entry that is none of them
     */
    public static ProtectedAccounts of(Collection<String> entries, SetBy setBy) {
        return new ProtectedAccounts(entries, setBy);
    }

    /**
     * @param lines one e-mail address, account id or {uuid} a line; empty lines and lines that start with # are skipped;
     *     null for none
     * @throws InvalidInputException for a line that is none of them
     */
    public static ProtectedAccounts parse(String lines, SetBy setBy) {
        return new ProtectedAccounts(Lines.of(lines), setBy);
    }

    /** In the way they are written; which accounts have an address, only Bitbucket knows. */
    List<PersonId> entries() {
        return entries;
    }

    @Override
    public SetBy setBy() {
        return setBy;
    }

    @Override
    public Optional<Refusal> refuse(PersonId id) {
        return keys.contains(fold(id)) ? Optional.of(refusal(id.value())) : Optional.empty();
    }

    @Override
    public Optional<Refusal> refuse(Person person) {
        boolean listed = keys.contains(person.uuid().toLowerCase(Locale.ROOT))
                || keys.contains(person.accountId().toLowerCase(Locale.ROOT))
                || person.emails().stream().anyMatch(email -> keys.contains(fold(email)));
        return listed ? Optional.of(refusal(person.toString())) : Optional.empty();
    }

    /** Does not tell by which entry: whoever asked by id is not told the address that belongs to it. */
    Refusal refusal(String who) {
        return protects(Refusal.Rule.PROTECTED, who, "protected accounts");
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts that are never touched: e-mail addresses, account ids and UUIDs. */
public final class ProtectedAccounts {
    private final Set<String> emails = new LinkedHashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();

    private ProtectedAccounts(Iterable<String> entries) {
        for (String entry : entries) {
            if (entry.contains("@")) {
                emails.add(new EmailAddress(entry).key());
            } else {
                ids.add(entry);
            }
        }
    }

    public static ProtectedAccounts none() {
        return new ProtectedAccounts(List.of());
    }

    /**
     * @param lines one e-mail address, account id or {uuid} a line; empty lines and lines that start with # are skipped;
     *     null for none
     * @throws InvalidInputException for a line that looks like an address but is none
     */
    public static ProtectedAccounts parse(String lines) {
        return new ProtectedAccounts(Arrays.stream((lines == null ? "" : lines).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    Optional<Refusal> refuse(EmailAddress email) {
        return emails.contains(email.key()) ? Optional.of(refusal(email.value())) : Optional.empty();
    }

    Optional<Refusal> refuse(Person person) {
        if (ids.contains(person.uuid()) || ids.contains(person.accountId())) {
            return Optional.of(refusal(person.toString()));
        }
        return refuse(person.email());
    }

    private static Refusal refusal(String who) {
        return new Refusal(
                Refusal.Rule.PROTECTED,
                who + " is a protected account.",
                "If the account is really to go, an administrator takes it off the list of protected accounts first.");
    }
}

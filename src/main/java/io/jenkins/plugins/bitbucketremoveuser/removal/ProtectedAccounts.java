package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Accounts that are never touched: e-mail addresses, account ids and UUIDs. */
public final class ProtectedAccounts {
    private static final Pattern UUID = Pattern.compile("\\{[0-9A-Fa-f-]{36}}|[0-9A-Fa-f-]{36}");
    /** The older form is 24 hexadecimal digits, the newer has colons. */
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9A-Fa-f]{24}|[0-9A-Za-z_-]+(:[0-9A-Za-z_-]+)+");

    private final Set<String> emails = new LinkedHashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();

    private ProtectedAccounts(Iterable<String> entries) {
        for (String entry : entries) {
            if (entry.contains("@")) {
                emails.add(new EmailAddress(entry).key());
            } else {
                ids.add(id(entry));
            }
        }
    }

    /** An entry that can match nobody would protect nobody without a word. */
    private static String id(String entry) {
        if (UUID.matcher(entry).matches()) {
            return fold(entry.startsWith("{") ? entry : "{" + entry + "}");
        }
        if (!ACCOUNT_ID.matcher(entry).matches()) {
            throw new InvalidInputException(
                    "protected accounts",
                    entry,
                    "is neither an e-mail address, nor an account id, nor a UUID",
                    "Give one of them a line, for example jane@acme.org; Bitbucket user names are not enough.");
        }
        return fold(entry);
    }

    private static String fold(String id) {
        return id.toLowerCase(Locale.ROOT);
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

    Optional<Refusal> refuse(EmailAddress email) {
        return emails.contains(email.key()) ? Optional.of(refusal(email.value())) : Optional.empty();
    }

    Optional<Refusal> refuse(Person person) {
        if (ids.contains(fold(person.uuid())) || ids.contains(fold(person.accountId()))) {
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

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail domains whose people are never touched: {@code acme.org} or {@code @acme.org} for the addresses of this domain,
 * {@code *.acme.org} for those of every domain below it too. It can be told only of people whose address is known.
 */
public final class ProtectedDomains implements SafetyRule {
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)+");

    private final List<Domain> domains;
    private final SetBy setBy;

    private ProtectedDomains(Collection<String> entries, SetBy setBy) {
        domains = entries.stream().map(Domain::of).toList();
        this.setBy = setBy;
    }

    /** @throws InvalidInputException for an entry that is no domain */
    public static ProtectedDomains of(Collection<String> entries, SetBy setBy) {
        return new ProtectedDomains(entries, setBy);
    }

    /**
     * @param lines one domain a line; empty lines and lines that start with # are skipped; null for none
     * @throws InvalidInputException for a line that is no domain
     */
    public static ProtectedDomains parse(String lines, SetBy setBy) {
        return new ProtectedDomains(Lines.of(lines), setBy);
    }

    boolean isEmpty() {
        return domains.isEmpty();
    }

    @Override
    public SetBy setBy() {
        return setBy;
    }

    @Override
    public Optional<Refusal> refuse(PersonId id) {
        return id instanceof EmailAddress email ? refuse(email.value(), email.value()) : Optional.empty();
    }

    @Override
    public Optional<Refusal> refuse(Person person) {
        return person.emails().stream()
                .map(email -> refuse(email.value(), person.toString()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param address as somebody else says it is, in whatever form */
    Optional<Refusal> refuse(String address, String who) {
        String domain = folded(address.substring(address.lastIndexOf('@') + 1));
        return domains.stream()
                .filter(one -> one.has(domain))
                .findFirst()
                .map(one -> protects(Refusal.Rule.PROTECTED_DOMAIN, who, "protected domains: " + one));
    }

    /** That it cannot be told whether this rule protects somebody. */
    String unchecked(Person person) {
        return person + " is not asked for by e-mail address, and nobody tells it: whether "
                + named("protected domains") + ", protects this person could not be checked.";
    }

    /** In whatever case and form: to err on this side touches nobody. */
    private static String folded(String domain) {
        String text = Normalizer.normalize(domain.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private record Domain(String name, boolean withAllBelow) {
        private static final String ALL_BELOW = "*.";

        static Domain of(String entry) {
            String text = entry == null ? "" : entry.strip();
            String name = text.startsWith("@") ? text.substring(1) : text;
            boolean allBelow = name.startsWith(ALL_BELOW);
            name = folded(allBelow ? name.substring(ALL_BELOW.length()) : name);
            if (!DOMAIN.matcher(name).matches()) {
                throw new InvalidInputException(
                        "protectedDomains",
                        text,
                        text.isEmpty() ? "has an empty entry" : "is not an e-mail domain",
                        "Give one an entry, for example acme.org, or *.acme.org for all domains below it too.");
            }
            return new Domain(name, allBelow);
        }

        boolean has(String domain) {
            return domain.equals(name) || withAllBelow && domain.endsWith("." + name);
        }

        @Override
        public String toString() {
            return (withAllBelow ? ALL_BELOW : "") + name;
        }
    }
}

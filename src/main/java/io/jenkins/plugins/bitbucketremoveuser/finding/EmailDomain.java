package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Everybody all of whose known addresses are in one domain. */
public final class EmailDomain implements Criterion {
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)+");

    private final String domain;

    /**
     * @param text {@code acme.org} or {@code @acme.org}; those below it are others
     * @throws InvalidInputException if it is no domain
     */
    public EmailDomain(String text) {
        String stripped = text == null ? "" : text.strip();
        domain = folded(stripped.startsWith("@") ? stripped.substring(1) : stripped);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new InvalidInputException(
                    "emailDomain", stripped, "is not an e-mail domain", "Give one, for example acme.org.");
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String word() {
        return "email-domain";
    }

    @Override
    public String description() {
        return "has an address at " + domain;
    }

    @Override
    public boolean usesAddresses() {
        return true;
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts) {
        List<EmailAddress> addresses = candidate.addresses();
        if (addresses.isEmpty()) {
            return new Verdict.Kept("has no address that is known");
        }
        boolean all = addresses.stream()
                .map(EmailAddress::value)
                .allMatch(value ->
                        folded(value.substring(value.lastIndexOf('@') + 1)).equals(domain));
        return Verdict.of(all, "has an address at " + domain, "has an address that is not at " + domain);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Member;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns addresses into accounts, up to 90 with a request. Only addresses that Bitbucket echoes count. */
final class AddressLookup {
    private final Bitbucket bitbucket;
    private final String workspace;

    AddressLookup(Bitbucket bitbucket, String workspace) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
    }

    /**
     * @return by UUID in lower case; an address that nobody has is nowhere in it
     * @throws ProblemException if an answer was about something that was not asked for
     */
    Map<String, List<EmailAddress>> accounts(Collection<EmailAddress> addresses)
            throws ProblemException, BitbucketException, InterruptedException {
        Map<String, EmailAddress> asked = new LinkedHashMap<>();
        addresses.forEach(address -> asked.putIfAbsent(address.key(), address));
        Map<String, List<EmailAddress>> found = new HashMap<>();
        List<String> texts = asked.values().stream().map(EmailAddress::value).toList();
        for (Member member : bitbucket.workspaces().findMembers(workspace, texts)) {
            EmailAddress address = asked.get(key(member.email()));
            if (address == null) {
                throw new ProblemException(
                        new Problem(
                                Problem.Kind.UNEXPECTED_ANSWER,
                                "Bitbucket answered the search by e-mail address with an account of another or of no"
                                        + " address, so nobody can be told from anybody. Nobody is named.",
                                "Report this as a bug."),
                        null);
            }
            found.computeIfAbsent(member.user().uuid().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(address);
        }
        return found;
    }

    private static String key(String echoed) {
        try {
            return new EmailAddress(echoed).key();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

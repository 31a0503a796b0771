package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Member;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import io.jenkins.plugins.bitbucketremoveuser.client.Workspaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From an address to exactly one account. A row counts only if the address Bitbucket echoed is the one asked for. */
final class PersonFinder {
    private final Workspaces workspaces;

    PersonFinder(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** By each address's key, what was found; no entry for an address that nobody has. */
    Map<String, Match> find(String workspace, List<EmailAddress> emails)
            throws ProblemException, BitbucketException, InterruptedException {
        List<Member> members = workspaces.findMembers(
                workspace, emails.stream().map(EmailAddress::value).toList());
        for (Member member : members) {
            if (emails.stream().noneMatch(email -> email.isSameAs(member.email()))) {
                throw searchIgnored();
            }
        }
        Map<String, Match> matches = new LinkedHashMap<>();
        for (EmailAddress email : emails) {
            Map<String, User> accounts = new LinkedHashMap<>();
            for (Member member : members) {
                if (email.isSameAs(member.email())) {
                    accounts.put(member.user().uuid(), member.user());
                }
            }
            if (!accounts.isEmpty()) {
                matches.put(email.key(), new Match(email, List.copyOf(accounts.values())));
            }
        }
        return matches;
    }

    /** "Nobody has this address" must not be concluded from an answer to another question. */
    private static ProblemException searchIgnored() {
        return new ProblemException(
                new Problem(
                        Problem.Kind.UNEXPECTED_ANSWER,
                        "Bitbucket answered the search by e-mail address with an account of another or of no address, so"
                                + " nobody can be told from anybody. Nothing was changed.",
                        "Look for the people in Workspace settings > User directory, and report this as a bug."),
                null);
    }

    /** The accounts that have one address; a removal needs exactly one. */
    record Match(EmailAddress email, List<User> accounts) {

        Optional<Person> person() {
            if (accounts.size() != 1) {
                return Optional.empty();
            }
            User user = accounts.get(0);
            return Optional.of(new Person(user.uuid(), user.accountId(), user.displayName(), email));
        }

        Refusal refusal() {
            return new Refusal(
                    Refusal.Rule.AMBIGUOUS_ADDRESS,
                    accounts.size() + " accounts of the workspace have the address " + email + ".",
                    "Remove the right one in Bitbucket's user management; nobody was touched.");
        }
    }
}

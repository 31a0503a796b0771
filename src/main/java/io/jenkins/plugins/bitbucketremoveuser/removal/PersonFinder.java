package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Member;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import io.jenkins.plugins.bitbucketremoveuser.client.Workspaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From an address or an id to exactly one account. An answer counts only if it is about what was asked: the address that
 * Bitbucket echoed, or the account's id, has to be the one asked for.
 */
final class PersonFinder {
    private final Workspaces workspaces;
    private final String workspace;

    PersonFinder(Workspaces workspaces, String workspace) {
        this.workspaces = workspaces;
        this.workspace = workspace;
    }

    /**
     * With one request for up to 90 addresses, and one for each id.
     *
     * @return by each one's key, what was found; no entry for an address or an id that no member has
     */
    Map<String, Match> find(List<PersonId> ids) throws ProblemException, BitbucketException, InterruptedException {
        Map<String, Match> matches = new LinkedHashMap<>();
        findByAddress(
                ids.stream()
                        .filter(EmailAddress.class::isInstance)
                        .map(EmailAddress.class::cast)
                        .toList(),
                matches);
        for (PersonId id : ids) {
            if (!(id instanceof EmailAddress)) {
                Optional<User> account = findById(id);
                account.ifPresent(user -> matches.put(id.key(), new Match(id, List.of(user))));
            }
        }
        return matches;
    }

    private void findByAddress(List<EmailAddress> emails, Map<String, Match> matches)
            throws ProblemException, BitbucketException, InterruptedException {
        List<Member> members = workspaces.findMembers(
                workspace, emails.stream().map(EmailAddress::value).toList());
        for (Member member : members) {
            if (emails.stream().noneMatch(email -> email.isSameAs(member.email()))) {
                throw unexpected(
                        "Bitbucket answered the search by e-mail address with an account of another or of no address, so"
                                + " nobody can be told from anybody.");
            }
        }
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
    }

    private Optional<User> findById(PersonId id) throws ProblemException, BitbucketException, InterruptedException {
        Optional<User> account = workspaces.findMember(workspace, id.value());
        if (account.isPresent() && !person(id, account.get()).isMeantBy(id)) {
            throw unexpected("Bitbucket answered the question for the account " + id
                    + " with another account, or with one without such an id.");
        }
        return account;
    }

    /** "Nobody has this address" must not be concluded from an answer to another question. */
    private static ProblemException unexpected(String what) {
        return new ProblemException(
                new Problem(
                        Problem.Kind.UNEXPECTED_ANSWER,
                        what + " Nothing was changed.",
                        "Look for the people in Workspace settings > User directory, and report this as a bug."),
                null);
    }

    private static Person person(PersonId id, User user) {
        return new Person(
                user.uuid(),
                user.accountId(),
                user.displayName(),
                id instanceof EmailAddress email ? List.of(email) : List.of());
    }

    /** The accounts that have one address or id; a removal needs exactly one. */
    record Match(PersonId id, List<User> accounts) {

        Optional<Person> person() {
            return accounts.size() == 1 ? people().stream().findFirst() : Optional.empty();
        }

        List<Person> people() {
            return accounts.stream().map(user -> PersonFinder.person(id, user)).toList();
        }

        Refusal refusal() {
            return new Refusal(
                    Refusal.Rule.AMBIGUOUS_ADDRESS,
                    accounts.size() + " accounts of the workspace have the address " + id + ".",
                    "Remove the right one in Bitbucket's user management; nobody was touched.");
        }
    }
}

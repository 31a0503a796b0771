package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is to become of everybody who was asked for, before anything is changed. */
final class Cases {
    private final Bitbucket bitbucket;
    private final ProtectedAccounts protectedAccounts;
    private final WorkspaceView view;
    private final PersonFinder finder;
    private final WorkspaceAccess access;
    private final Approval approval;

    Cases(
            Bitbucket bitbucket,
            ProtectedAccounts protectedAccounts,
            WorkspaceView view,
            PersonFinder finder,
            WorkspaceAccess access,
            Approval approval) {
        this.bitbucket = bitbucket;
        this.protectedAccounts = protectedAccounts;
        this.view = view;
        this.finder = finder;
        this.access = access;
        this.approval = approval;
    }

    /** @param matches what the member list answered, by the key of each id that was asked for */
    List<Case> of(List<Subject> subjects, Map<String, PersonFinder.Match> matches)
            throws ProblemException, BitbucketException, InterruptedException {
        Guard guard = new Guard(protectedAccounts, view, leaving(subjects), hiddenProtected(subjects));
        List<Case> cases = new ArrayList<>();
        for (Subject subject : subjects) {
            cases.add(decide(subject, matches, guard));
        }
        return cases;
    }

    private Case decide(Subject subject, Map<String, PersonFinder.Match> matches, Guard guard)
            throws BitbucketException, InterruptedException {
        Optional<Person> person = subject.person();
        Optional<Refusal> refusal = guard.check(subject);
        List<Leftover> unseen = List.of();
        if (refusal.isEmpty() && person.filter(Person::isMember).isPresent()) {
            refusal = guard.check(person.get(), access.ownerUuids());
        } else if (refusal.isEmpty() && person.isEmpty()) {
            // nobody, or too many, with the one id that was given
            refusal = Optional.ofNullable(matches.get(subject.asked().get(0).key()))
                    .map(PersonFinder.Match::refusal);
        }
        if (refusal.isEmpty() && person.isEmpty()) {
            Optional<Person> account = accountInDirectory(subject);
            person = account.isPresent() && holdsAnything(account.get())
                    ? account
                    : access.invitations().invited(subject.addresses());
            unseen = new ArrayList<>();
            access.invitations()
                    .unseen(subject.addresses(), account.map(Person::accountId).orElse(""))
                    .ifPresent(unseen::add);
            if (account.isEmpty()) {
                unseen.addAll(access.unseenInOrganisation());
            }
            if (person.isPresent() && !person.get().accountId().isEmpty()) {
                refusal = isProtectedInDirectory(person.get())
                        ? Optional.of(ProtectedAccounts.refusal(person.get().toString()))
                        : guard.check(withUuid(person.get()), Set.of());
            }
        }
        if (refusal.isEmpty() && person.isPresent()) {
            refusal = approval.refuse(subject.asked(), person.get());
        }
        return new Case(subject.asked(), person, refusal, unseen);
    }

    /** Somebody who is no member, but whose account the organisation's directory holds. */
    private Optional<Person> accountInDirectory(Subject subject) throws BitbucketException, InterruptedException {
        if (access.organisation().isEmpty()) {
            return Optional.empty();
        }
        for (PersonId id : subject.asked()) {
            if (id instanceof EmailAddress email) {
                Optional<DirectoryUser> user = access.organisation().get().user(email);
                if (user.isPresent()) {
                    return Optional.of(Person.inDirectory(
                            user.get().accountId(), user.get().name(), List.of(email)));
                }
            } else {
                String accountId = id instanceof AccountId
                        ? id.value()
                        : bitbucket
                                .accounts()
                                .find(id.value())
                                .map(User::accountId)
                                .orElse("");
                if (!accountId.isEmpty()) {
                    return Optional.of(Person.inDirectory(accountId, "", List.of()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whoever was asked for by id may be protected by an address that only the directory knows. */
    private boolean isProtectedInDirectory(Person person) throws BitbucketException, InterruptedException {
        WorkspaceOrganisation organisation = access.organisation().orElseThrow();
        List<EmailAddress> addresses = protectedAccounts.entries().stream()
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .toList();
        organisation.expect(addresses);
        for (EmailAddress email : addresses) {
            if (organisation
                    .user(email)
                    .filter(user -> user.accountId().equals(person.accountId()))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the organisation gives the person something that this run takes away, or may do so. */
    private boolean holdsAnything(Person person) throws BitbucketException, InterruptedException {
        for (AccessKind kind : access.kindsOfOrganisation()) {
            AccessKind.Findings findings = kind.find(person);
            if (!findings.grants().isEmpty() || !findings.unknown().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** So that who is protected by UUID is protected here too, where only the account id is known. */
    private Person withUuid(Person person) throws BitbucketException, InterruptedException {
        String uuid =
                bitbucket.accounts().find(person.accountId()).map(User::uuid).orElse("");
        return new Person(uuid, person.accountId(), person.displayName(), person.emails());
    }

    /** The UUIDs of everybody who was asked for. */
    private static Set<String> leaving(List<Subject> subjects) {
        return subjects.stream()
                .map(Subject::person)
                .flatMap(Optional::stream)
                .map(Person::uuid)
                .collect(Collectors.toSet());
    }

    /**
     * The accounts whose protection does not show in themselves: Bitbucket tells nobody's address, so a protected
     * address has to be searched for where somebody is asked for by id; and a condensed account has no account id.
     */
    private Set<String> hiddenProtected(List<Subject> subjects)
            throws ProblemException, BitbucketException, InterruptedException {
        List<Subject> found = subjects.stream()
                .filter(subject -> subject.person().isPresent())
                .toList();
        boolean addressesHidden = found.stream().anyMatch(Subject::isAskedForById);
        boolean accountIdsHidden = found.stream()
                .map(subject -> subject.person().get())
                .anyMatch(person -> person.isMember() && person.accountId().isEmpty());
        List<PersonId> hidden = protectedAccounts.entries().stream()
                .filter(entry -> entry instanceof EmailAddress && addressesHidden
                        || entry instanceof AccountId && accountIdsHidden)
                .toList();
        return finder.find(hidden).values().stream()
                .flatMap(match -> match.people().stream())
                .map(Person::key)
                .collect(Collectors.toSet());
    }
}

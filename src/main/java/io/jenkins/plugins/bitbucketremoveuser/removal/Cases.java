package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what is to become of everybody who was asked for, before anything is changed. */
final class Cases {
    private final Bitbucket bitbucket;
    private final SafetyPolicy policy;
    private final WorkspaceView view;
    private final PersonFinder finder;
    private final WorkspaceAccess access;
    private final Approval approval;
    private final ProtectedGroupCheck groups;
    private final Consumer<String> account;

    /**
     * @param earlier what an interrupted run had done
     * @param account hears what about the rules could not be checked
     */
    Cases(
            Bitbucket bitbucket,
            SafetyPolicy policy,
            Journal earlier,
            WorkspaceView view,
            PersonFinder finder,
            WorkspaceAccess access,
            Approval approval,
            Consumer<String> account) {
        this.bitbucket = bitbucket;
        this.policy = policy;
        this.view = view;
        this.finder = finder;
        this.access = access;
        this.approval = approval;
        this.account = account;
        groups = new ProtectedGroupCheck(policy.groups(), access, earlier);
    }

    /** @param matches what the member list answered, by the key of each id that was asked for */
    List<Case> of(List<Subject> subjects, Map<String, PersonFinder.Match> matches)
            throws ProblemException, BitbucketException, InterruptedException {
        Guard guard = new Guard(policy, view, leaving(subjects), hiddenProtected(subjects, matches.keySet()));
        List<Case> cases = new ArrayList<>();
        for (Subject subject : subjects) {
            cases.add(decide(subject, matches, guard));
        }
        groups.notes().forEach(this::note);
        cases.forEach(one -> one.notes().forEach(this::note));
        return cases;
    }

    private void note(String line) {
        account.accept("note: " + line);
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
                String who = person.get().toString();
                refusal = protectedInDirectory(person.get()).map(rule -> rule.refusal(who));
                if (refusal.isEmpty()) {
                    refusal = guard.check(withUuid(person.get()), Set.of());
                }
            }
        }
        if (refusal.isEmpty() && person.isPresent()) {
            refusal = approval.refuse(subject.asked(), person.get());
        }
        List<String> notes = new ArrayList<>();
        if (refusal.isEmpty() && person.isPresent()) {
            refusal = groups.refuse(person.get());
        }
        if (refusal.isEmpty() && person.isPresent()) {
            refusal = protectedByDomain(person.get(), notes);
        }
        return new Case(subject.asked(), person, refusal, unseen, notes);
    }

    /** Whoever was asked for by id alone has an address that only the organisation's directory may know. */
    private Optional<Refusal> protectedByDomain(Person person, List<String> notes)
            throws BitbucketException, InterruptedException {
        List<ProtectedDomains> rules = policy.domains();
        if (rules.isEmpty() || !person.emails().isEmpty()) {
            return Optional.empty();
        }
        List<String> addresses = access.organisation().isEmpty()
                ? List.of()
                : access.organisation().get().addressesOf(person.accountId());
        if (addresses.isEmpty()) {
            rules.forEach(rule -> notes.add(rule.unchecked(person)));
        }
        return rules.stream()
                .flatMap(rule -> addresses.stream().map(address -> rule.refuse(address, person.toString())))
                .flatMap(Optional::stream)
                .findFirst();
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
    private Optional<ProtectedAccounts> protectedInDirectory(Person person)
            throws BitbucketException, InterruptedException {
        WorkspaceOrganisation organisation = access.organisation().orElseThrow();
        List<Hidden> addresses = hidden(EmailAddress.class::isInstance);
        organisation.expect(
                addresses.stream().map(one -> (EmailAddress) one.entry()).toList());
        for (Hidden one : addresses) {
            if (organisation
                    .user((EmailAddress) one.entry())
                    .filter(user -> user.accountId().equals(person.accountId()))
                    .isPresent()) {
                return Optional.of(one.rule());
            }
        }
        return Optional.empty();
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
     * address has to be searched for where somebody is asked for by id, or is known from a plan or an interrupted run
     * alone and may have another address by now; and a condensed account has no account id.
     *
     * @param matched keys of the ids that the member list knows
     */
    private Map<String, ProtectedAccounts> hiddenProtected(List<Subject> subjects, Set<String> matched)
            throws ProblemException, BitbucketException, InterruptedException {
        List<Subject> found = subjects.stream()
                .filter(subject -> subject.person().isPresent())
                .toList();
        boolean addressesHidden = found.stream()
                .anyMatch(subject -> subject.isAskedForById()
                        || subject.asked().stream().noneMatch(id -> matched.contains(id.key())));
        boolean accountIdsHidden = found.stream()
                .map(subject -> subject.person().get())
                .anyMatch(person -> person.isMember() && person.accountId().isEmpty());
        List<Hidden> hidden = hidden(entry ->
                entry instanceof EmailAddress && addressesHidden || entry instanceof AccountId && accountIdsHidden);
        Map<String, PersonFinder.Match> matches =
                finder.find(PersonId.distinct(hidden.stream().map(Hidden::entry).toList()));
        Map<String, ProtectedAccounts> rules = new HashMap<>();
        for (Hidden one : hidden) {
            Optional.ofNullable(matches.get(one.entry().key()))
                    .map(PersonFinder.Match::people)
                    .orElse(List.of())
                    .stream()
                    .map(Person::key)
                    .forEach(key -> rules.putIfAbsent(key, one.rule()));
        }
        return rules;
    }

    private List<Hidden> hidden(Predicate<PersonId> which) {
        return policy.accounts()
                .flatMap(rule -> rule.entries().stream().filter(which).map(entry -> new Hidden(entry, rule)))
                .toList();
    }

    /** An entry that does not show in whom it protects. */
    private record Hidden(PersonId entry, ProtectedAccounts rule) {}
}

package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import io.jenkins.plugins.bitbucketremoveuser.client.Membership;
import io.jenkins.plugins.bitbucketremoveuser.removal.Diagnosis;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Person;
import io.jenkins.plugins.bitbucketremoveuser.removal.Preflight;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Refusal;
import io.jenkins.plugins.bitbucketremoveuser.removal.Untouchable;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One search with one connection. */
final class WorkspaceSearch {
    private final Bitbucket bitbucket;
    private final SearchRequest request;
    private final Instant now;
    private final Consumer<String> log;

    record Result(int members, List<FoundPerson> found, List<KeptPeople> kept, List<String> warnings) {}

    WorkspaceSearch(Bitbucket bitbucket, SearchRequest request, Instant now, Consumer<String> log) {
        this.bitbucket = bitbucket;
        this.request = request;
        this.now = now;
        this.log = log;
    }

    Result run(Diagnosis diagnosis) throws ProblemException, BitbucketException, InterruptedException {
        WorkspaceView view = new Preflight(bitbucket, diagnosis).look(request.workspace());
        Untouchable untouchable = new Untouchable(request.policy(), view);
        Facts facts = new Facts(bitbucket, view.workspace(), now);
        List<Candidate> everybody = candidates(view.workspace(), facts, untouchable);
        List<String> warnings = new ArrayList<>();
        for (Criterion criterion : request.criteria()) {
            warnings.addAll(criterion.examine(everybody, facts));
        }
        Evaluation evaluation = new Evaluation(request.criteria(), facts);
        for (Candidate candidate : everybody) {
            evaluation.judge(candidate);
        }
        return new Result(
                everybody.size(), found(evaluation.matches(), untouchable, facts), evaluation.kept(), warnings);
    }

    /**
     * The members as they were before and after the look-up of addresses: somebody who joins or leaves meanwhile must not
     * be taken for one without an address on the roster.
     */
    private List<Candidate> candidates(String workspace, Facts facts, Untouchable untouchable)
            throws ProblemException, BitbucketException, InterruptedException {
        MemberReading reading = new MemberReading(bitbucket, workspace);
        AddressLookup lookup = new AddressLookup(bitbucket, workspace);
        List<EmailAddress> addresses = new ArrayList<>(untouchable.addresses());
        request.criteria().forEach(criterion -> addresses.addAll(criterion.addresses()));
        List<Membership> before = reading.read();
        log.accept(before.size() + " members, " + addresses.size() + " addresses to look up.");
        for (int attempt = 0; attempt < MemberReading.MOST_ATTEMPTS; attempt++) {
            Map<String, List<EmailAddress>> known = lookup.accounts(addresses);
            List<Membership> after = reading.read();
            if (MemberReading.accounts(before).equals(MemberReading.accounts(after))) {
                return candidates(after, known, facts, untouchable.asksForAddresses() || asksForAddresses());
            }
            log.accept("The members changed meanwhile, so all of it is read again.");
            before = after;
        }
        throw MemberReading.changing();
    }

    private boolean asksForAddresses() {
        return request.criteria().stream().anyMatch(Criterion::usesAddresses);
    }

    private List<Candidate> candidates(
            List<Membership> members, Map<String, List<EmailAddress>> known, Facts facts, boolean all)
            throws BitbucketException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (Membership member : members) {
            List<EmailAddress> addresses =
                    new ArrayList<>(known.getOrDefault(member.user().uuid().toLowerCase(Locale.ROOT), List.of()));
            if (all) {
                for (DirectoryUser user : facts.inDirectory(member.user())) {
                    add(user.email(), addresses);
                }
            }
            candidates.add(new Candidate(member, addresses));
        }
        return candidates;
    }

    private static void add(String text, List<EmailAddress> addresses) {
        try {
            EmailAddress address = new EmailAddress(text);
            if (addresses.stream().noneMatch(known -> known.key().equals(address.key()))) {
                addresses.add(address);
            }
        } catch (IllegalArgumentException e) {
            // not told, or none that could be on a list
        }
    }

    private List<FoundPerson> found(List<Evaluation.Match> matches, Untouchable untouchable, Facts facts)
            throws ProblemException, BitbucketException, InterruptedException {
        Set<String> leaving = matches.stream()
                .map(match -> match.candidate().user().uuid())
                .collect(Collectors.toCollection(HashSet::new));
        List<FoundPerson> found = new ArrayList<>();
        for (Evaluation.Match match : matches) {
            Candidate candidate = match.candidate();
            Set<String> groups = new HashSet<>();
            if (untouchable.asksForGroups()) {
                for (GroupName group : facts.groupsOf(candidate)) {
                    groups.add(group.name());
                    groups.add(group.id());
                }
            }
            Person person = shown(candidate, untouchable.addresses());
            Optional<Refusal> refusal = untouchable.check(
                    new Untouchable.Facts(person, candidate.addresses(), groups, facts.owners()), leaving);
            boolean unchecked =
                    untouchable.asksForAddresses() && candidate.addresses().isEmpty();
            found.add(new FoundPerson(person, match.reasons(), refusal, unchecked));
        }
        return found;
    }

    /** Without an address that is known for a rule's sake alone: nobody is to learn from a rule whose it is. */
    private Person shown(Candidate candidate, List<EmailAddress> protectedAddresses) {
        Person person = candidate.person();
        Set<String> named = request.criteria().stream()
                .flatMap(criterion -> criterion.addresses().stream())
                .map(EmailAddress::key)
                .collect(Collectors.toSet());
        Set<String> hidden = protectedAddresses.stream().map(EmailAddress::key).collect(Collectors.toSet());
        return new Person(
                person.uuid(),
                person.accountId(),
                person.displayName(),
                person.emails().stream()
                        .filter(address ->
                                named.contains(address.key()) || asksForAddresses() && !hidden.contains(address.key()))
                        .toList());
    }
}

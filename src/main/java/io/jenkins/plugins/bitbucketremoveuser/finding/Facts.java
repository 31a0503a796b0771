package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.AccountDates;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryGroup;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.Organisation;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be found out about members; each thing when it is asked for the first time. */
final class Facts {
    private final Bitbucket bitbucket;
    private final String workspace;
    private final Instant now;

    private List<Group> groups;
    private Map<String, List<GroupName>> groupsByMember;
    private Map<String, List<DirectoryUser>> directory;
    private final Map<String, AccountDates> dates = new HashMap<>();

    Facts(Bitbucket bitbucket, String workspace, Instant now) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** Of the workspace. */
    List<GroupName> groups() throws BitbucketException, InterruptedException {
        return all().stream().map(Facts::name).toList();
    }

    private static GroupName name(Group group) {
        return new GroupName(group.name(), group.slug());
    }

    private List<Group> all() throws BitbucketException, InterruptedException {
        if (groups == null) {
            groups = bitbucket.groups().list(workspace);
            groupsByMember = new HashMap<>();
            for (Group group : groups) {
                for (User member : group.members()) {
                    groupsByMember
                            .computeIfAbsent(key(member), any -> new ArrayList<>())
                            .add(name(group));
                }
            }
        }
        return groups;
    }

    private static String key(User user) {
        return user.uuid().toLowerCase(Locale.ROOT);
    }

    /** The accounts that own the workspace's groups, as far as these were asked for. */
    Set<String> owners() {
        Set<String> owners = new HashSet<>();
        if (groups != null) {
            groups.forEach(group -> owners.add(group.ownerUuid()));
        }
        return owners;
    }

    /** Of the workspace, and of the organisation if it is given, which takes a request for each person. */
    List<GroupName> groupsOf(Candidate candidate) throws BitbucketException, InterruptedException {
        all();
        List<GroupName> mine = new ArrayList<>(groupsByMember.getOrDefault(key(candidate.user()), List.of()));
        Optional<Organisation> organisation = bitbucket.organisation();
        if (organisation.isPresent() && !candidate.user().accountId().isEmpty()) {
            for (DirectoryGroup group :
                    organisation.get().groupsOf(candidate.user().accountId())) {
                mine.add(new GroupName(group.name(), group.id()));
            }
        }
        return mine;
    }

    /** As the organisation's directories know this account; nothing without an organisation. */
    List<DirectoryUser> inDirectory(User user) throws BitbucketException, InterruptedException {
        Optional<Organisation> organisation = bitbucket.organisation();
        if (organisation.isEmpty() || user.accountId().isEmpty()) {
            return List.of();
        }
        if (directory == null) {
            directory = new HashMap<>();
            for (DirectoryUser one : organisation.get().users()) {
                directory
                        .computeIfAbsent(one.accountId(), any -> new ArrayList<>())
                        .add(one);
            }
        }
        return directory.getOrDefault(user.accountId(), List.of());
    }

    /** As the list of members, else the organisation, else the account itself tells; empty if none does. */
    String accountStatus(Candidate candidate) throws BitbucketException, InterruptedException {
        User user = candidate.user();
        if (!user.accountStatus().isEmpty()) {
            return user.accountStatus();
        }
        for (DirectoryUser one : inDirectory(user)) {
            if (!one.accountStatus().isEmpty()) {
                return one.accountStatus();
            }
        }
        return bitbucket
                .accounts()
                .find(user.uuid())
                .filter(found -> key(found).equals(key(user)))
                .map(User::accountStatus)
                .orElse("");
    }

    boolean hasOrganisation() {
        return bitbucket.organisation().isPresent();
    }

    /** As the organisation tells; a request for each person. */
    Optional<Instant> lastActive(Candidate candidate) throws BitbucketException, InterruptedException {
        return dates(candidate.user()).lastActive();
    }

    /** As Bitbucket tells, else the organisation, which takes the same request. */
    Optional<Instant> added(Candidate candidate) throws BitbucketException, InterruptedException {
        return candidate.added().isPresent()
                ? candidate.added()
                : dates(candidate.user()).added();
    }

    private AccountDates dates(User user) throws BitbucketException, InterruptedException {
        Optional<Organisation> organisation = bitbucket.organisation();
        if (organisation.isEmpty() || user.accountId().isEmpty()) {
            return AccountDates.UNKNOWN;
        }
        AccountDates known = dates.get(user.accountId());
        if (known == null) {
            known = organisation.get().datesOf(user.accountId());
            dates.put(user.accountId(), known);
        }
        return known;
    }
}

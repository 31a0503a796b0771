package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.CountedList;
import io.jenkins.plugins.bitbucketremoveuser.client.Membership;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads who is in the workspace. A list that changes while it is read page by page may lack somebody or show one twice. */
final class MemberReading {
    static final int MOST_ATTEMPTS = 3;

    private final Bitbucket bitbucket;
    private final String workspace;

    MemberReading(Bitbucket bitbucket, String workspace) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
    }

    /** @throws ProblemException if it does not stand still for one reading */
    List<Membership> read() throws ProblemException, BitbucketException, InterruptedException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            CountedList<Membership> list = bitbucket.workspaces().members(workspace);
            if (list.steady() && accounts(list.rows()).size() == list.rows().size()) {
                return list.rows();
            }
        }
        throw changing();
    }

    static Set<String> accounts(List<Membership> members) {
        return members.stream()
                .map(member -> member.user().uuid().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    static ProblemException changing() {
        return new ProblemException(
                new Problem(
                        Problem.Kind.MEMBERS_CHANGED,
                        "The list of the workspace's members changed each time it was read, " + MOST_ATTEMPTS
                                + " times. Nobody is named.",
                        "Run it again when nobody is being added or removed."),
                null);
    }
}

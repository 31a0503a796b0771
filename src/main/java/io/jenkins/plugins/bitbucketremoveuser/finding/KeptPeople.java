package io.jenkins.plugins.bitbucketremoveuser.finding;

import java.util.List;

/**
 * Those who were kept for one reason.
 *
 * @param criterion the word of the first one that kept them
 * @param names of some of them, without addresses
 */
public record KeptPeople(String criterion, String reason, int count, List<String> names) {
    static final int MOST_NAMES = 20;

    public KeptPeople {
        names = List.copyOf(names);
    }
}

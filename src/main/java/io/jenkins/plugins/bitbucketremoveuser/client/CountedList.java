package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/**
 * A list that was read over several pages.
 *
 * @param steady false if Bitbucket said on some page that the list is longer or shorter, so that it changed meanwhile
 */
public record CountedList<T>(List<T> rows, boolean steady) {
    public CountedList {
        rows = List.copyOf(rows);
    }
}

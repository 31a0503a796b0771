package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.List;

/** An open pull request. */
record PullRequestState(int id, String title, Person author, List<Person> reviewers) {
    PullRequestState {
        reviewers = List.copyOf(reviewers);
    }
}

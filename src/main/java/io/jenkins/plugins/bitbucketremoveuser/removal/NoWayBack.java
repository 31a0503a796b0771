package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;

/** What cannot be put back with what was given. */
final class NoWayBack implements WayBack {
    private final Impossible reason;

    NoWayBack(String why, String cure) {
        reason = new Impossible(why, cure);
    }

    @Override
    public Sight look(Person person, Grant grant) {
        return reason;
    }

    @Override
    public void give(Person person, Grant grant) {
        throw new UnsupportedOperationException(reason.why());
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) {
        throw new UnsupportedOperationException(reason.why(), refusal);
    }
}

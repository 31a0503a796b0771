package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.EnumSet;
import java.util.Set;

/** Which credentials an endpoint takes. */
final class Kinds {

    /** Everything that can authenticate. */
    static final Set<AuthKind> ALL =
            Set.copyOf(EnumSet.of(AuthKind.API_TOKEN, AuthKind.OAUTH, AuthKind.ACCESS_TOKEN, AuthKind.APP_PASSWORD));

    /** Access tokens belong to nobody and can neither query nor change permissions. */
    static final Set<AuthKind> PEOPLE =
            Set.copyOf(EnumSet.of(AuthKind.API_TOKEN, AuthKind.OAUTH, AuthKind.APP_PASSWORD));

    /** Changing permissions is not for integrations: neither OAuth nor access tokens. */
    static final Set<AuthKind> PEOPLE_THEMSELVES = Set.copyOf(EnumSet.of(AuthKind.API_TOKEN, AuthKind.APP_PASSWORD));

    static final Set<AuthKind> ORGANISATION = Set.of(AuthKind.ORGANISATION_KEY);

    private Kinds() {}
}

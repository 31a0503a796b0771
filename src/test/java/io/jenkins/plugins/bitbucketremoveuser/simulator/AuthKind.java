package io.jenkins.plugins.bitbucketremoveuser.simulator;

/** By what kind of credential a request was made. */
public enum AuthKind {
    /** No credential at all. */
    ANONYMOUS,
    /** A credential nobody knows, or one used in the wrong way. */
    UNKNOWN,
    /** A person's Atlassian API token: Basic, e-mail and token, granular scopes. */
    API_TOKEN,
    /** Bearer token of an OAuth consumer, classic scopes. */
    OAUTH,
    /** Bearer token of a workspace, classic scopes; it is nobody's. */
    ACCESS_TOKEN,
    /** The kind that was switched off in 2026: Basic, user name and password, classic scopes. */
    APP_PASSWORD,
    /** Bearer key of an organisation, without scopes; for the organisation API alone, where no other kind is known. */
    ORGANISATION_KEY
}

/**
 * What it means to remove a person from a workspace: preflight, find, guard, plan, revoke, verify by reading again,
 * report. Talks to Bitbucket through the interfaces of {@code client}; knows neither HTTP nor Jenkins.
 *
 * <p>A further kind of access is one more {@link io.jenkins.plugins.bitbucketremoveuser.removal.Grant} and one more
 * {@link io.jenkins.plugins.bitbucketremoveuser.removal.AccessKind} in the order of {@code RemovalEngine}.
 */
package io.jenkins.plugins.bitbucketremoveuser.removal;

package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * What is asked for: to give back what was taken away.
 *
 * @param revoked of at least one workspace
 * @param dryRun whether to look only what would have to be given back, and what could not be
 * @param policy of which the rules about workspaces and dry runs hold; those about people forbid taking away only
 */
public record RestoreRequest(RevokedAccess revoked, boolean dryRun, SafetyPolicy policy) {}

package io.jenkins.plugins.bitbucketremoveuser.property;

/**
 * Who has what, by number. Each number counts modulo what there is, so that a link is good for a workspace of any size,
 * and stays good while a failing case is made smaller.
 */
record Link(int who, int what, int level) {}

package io.jenkins.plugins.bitbucketremoveuser.client;

/** @param email the address Bitbucket echoed; empty if it did not */
public record Member(User user, String email) {}

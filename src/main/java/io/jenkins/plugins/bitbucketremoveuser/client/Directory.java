package io.jenkins.plugins.bitbucketremoveuser.client;

/** A directory of people in an organisation; an organisation may have several. */
public record Directory(String id, String name) {}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

/** A request and what it was answered, for those who check both. The query is as sent; bodies may be empty. */
public record Exchange(
        String method,
        String path,
        String query,
        String requestContentType,
        String requestBody,
        int status,
        String contentType,
        String body) {}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.nio.charset.StandardCharsets;

/** Addresses for people. Whatever Bitbucket calls a thing becomes one segment of the path, and nothing else. */
public final class WebLinks {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String workspace;

    public WebLinks(String workspace) {
        this.workspace = "https://bitbucket.org/" + segment(workspace);
    }

    public String workspace() {
        return workspace + "/";
    }

    public String repositorySettings(String slug) {
        return under(slug, "/admin");
    }

    String pullRequest(String slug, String id) {
        return under(slug, "/pull-requests/" + segment(id));
    }

    public String project(String key) {
        return isPathlike(key) ? workspace + "/" : workspace + "/workspace/projects/" + segment(key);
    }

    private String under(String slug, String rest) {
        return isPathlike(slug) ? workspace + "/" : workspace + "/" + segment(slug) + rest;
    }

    /** No encoding keeps a browser from taking these for a step in the path. */
    private static boolean isPathlike(String name) {
        return name.isBlank() || name.equals(".") || name.equals("..");
    }

    private static String segment(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", one & 0xff));
            }
        }
        return encoded.toString();
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.function.Predicate;

/** Which requests a fault is for. */
@FunctionalInterface
public interface RequestMatcher extends Predicate<RequestRecord> {

    static RequestMatcher any() {
        return request -> true;
    }

    static RequestMatcher method(String method) {
        return request -> request.method().equals(method);
    }

    /** By the template as {@link BitbucketSimulator#countByEndpoint()} names it. */
    static RequestMatcher endpoint(String endpoint) {
        return request -> request.endpoint().equals(endpoint);
    }

    static RequestMatcher pathStartsWith(String prefix) {
        return request -> request.path().startsWith(prefix);
    }

    static RequestMatcher pathContains(String part) {
        return request -> request.path().contains(part);
    }

    default RequestMatcher and(RequestMatcher other) {
        return request -> test(request) && other.test(request);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The endpoints of one API. */
record Routes(List<Route> all) {

    record Target(Route route, Map<String, String> variables) {}

    Routes {
        all = List.copyOf(all);
    }

    Optional<Target> find(String method, String path) {
        for (Route route : all) {
            if (route.method().equals(method)) {
                Optional<Map<String, String>> variables = route.match(path);
                if (variables.isPresent()) {
                    return Optional.of(new Target(route, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** By which methods this path can be called. */
    Set<String> methods(String path) {
        return all.stream()
                .filter(route -> route.match(path).isPresent())
                .map(Route::method)
                .collect(Collectors.toSet());
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request that has been let in.
 *
 * @param path the raw path as sent, for links to further pages
 * @param variables the decoded variables of the template
 * @param body what was sent; null if nothing or not JSON
 */
record Call(Caller caller, String path, Map<String, String> variables, Query query, JsonNode body) {

    String variable(String name) {
        return variables.get(name);
    }
}

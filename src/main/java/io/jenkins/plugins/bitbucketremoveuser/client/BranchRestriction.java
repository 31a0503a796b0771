package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A rule about branches. Keeps all that Bitbucket said about it, also what is not understood here, so that it can be
 * written back as it was but for one person.
 */
public final class BranchRestriction {
    private static final String USERS = "users";
    private static final String GROUPS = "groups";

    private final String id;
    private final String kind;
    private final ObjectNode said;

    private BranchRestriction(String id, String kind, ObjectNode said) {
        this.id = id;
        this.kind = kind;
        this.said = said;
    }

    static BranchRestriction of(Row row) throws UnexpectedAnswerException {
        String id = row.required("id");
        return new BranchRestriction(id, row.required("kind"), row.node().deepCopy());
    }

    public String id() {
        return id;
    }

    /** For example {@code push} or {@code restrict_merges}. */
    public String kind() {
        return kind;
    }

    /** Which branches it is about: a pattern, or a type of branch. */
    public String branches() {
        String pattern = said.path("pattern").asText("");
        return pattern.isEmpty() ? said.path("branch_type").asText("") : pattern;
    }

    public boolean names(String userUuid) {
        for (JsonNode user : said.path(USERS)) {
            if (isUser(user, userUuid)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any user or group is in it: without, nobody at all may do what it is about. */
    public boolean namesAnybody() {
        return !said.path(USERS).isEmpty() || !said.path(GROUPS).isEmpty();
    }

    public BranchRestriction without(String userUuid) {
        ObjectNode changed = said.deepCopy();
        for (Iterator<JsonNode> users = changed.path(USERS).iterator(); users.hasNext(); ) {
            if (isUser(users.next(), userUuid)) {
                users.remove();
            }
        }
        return new BranchRestriction(id, kind, changed);
    }

    private static boolean isUser(JsonNode user, String uuid) {
        return user.path("uuid").asText("").equals(uuid);
    }

    /** The names of users and groups that are in this rule and not in the other one; hostile text. */
    public List<String> missingIn(BranchRestriction other) {
        List<String> missing = new ArrayList<>();
        for (String list : new String[] {USERS, GROUPS}) {
            List<String> there = new ArrayList<>();
            other.said.path(list).forEach(one -> there.add(identity(one)));
            for (JsonNode one : said.path(list)) {
                if (!there.contains(identity(one))) {
                    missing.add(first(one, "display_name", "name", "slug", "uuid"));
                }
            }
        }
        return missing;
    }

    private static String identity(JsonNode one) {
        return first(one, "uuid", "full_slug", "slug", "account_id", "nickname");
    }

    private static String first(JsonNode one, String... fields) {
        for (String field : fields) {
            String text = one.path(field).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return one.toString();
    }

    /** As it is to be written: all that was said but for what Bitbucket itself derives, and for what is not set. */
    JsonNode written() {
        ObjectNode written = said.deepCopy();
        written.remove(List.of("id", "links"));
        for (Iterator<JsonNode> values = written.iterator(); values.hasNext(); ) {
            if (values.next().isNull()) {
                values.remove();
            }
        }
        return written;
    }

    @Override
    public String toString() {
        return kind + " " + branches();
    }
}

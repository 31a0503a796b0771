package io.jenkins.plugins.bitbucketremoveuser.management;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kohsuke.stapler.StaplerRequest2;

/** The fields of the filter as somebody filled them in, right or wrong; never null. */
public record AuditFields(String person, String job, String result, String kind, String from, String to) {
    private static final int LONGEST = 200;

    static AuditFields of(StaplerRequest2 request) {
        return new AuditFields(
                text(request, "person"),
                text(request, "job"),
                text(request, "result"),
                text(request, "kind"),
                text(request, "from"),
                text(request, "to"));
    }

    private static String text(StaplerRequest2 request, String name) {
        String value = request.getParameter(name);
        String text = value == null ? "" : value.strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** @throws io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException for a day that is none */
    AuditQuery query() {
        return AuditQuery.of(person, job, result, kind, from, to);
    }

    public boolean areEmpty() {
        return (person + job + result + kind + from + to).isEmpty();
    }

    /** As they stand in an address, without a question mark. */
    public String parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("person", person);
        all.put("job", job);
        all.put("result", result);
        all.put("kind", kind);
        all.put("from", from);
        all.put("to", to);
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

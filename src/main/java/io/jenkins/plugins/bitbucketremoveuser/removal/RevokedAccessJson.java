package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads who lost what from the report of a removal, version {@value ReportJson#VERSION}, see {@code docs/report.md}.
 * Strict, since access is given by it: a report that is not whole is refused as a whole.
 */
public final class RevokedAccessJson {
    private static final String FIELD = "report";
    private static final String SCHEMA = "bitbucket-remove-user/report";
    private static final String CURE =
            "Give the report of a removal as it was written: the JSON file, with nothing changed in it.";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws InvalidInputException if it is no such report, or that of a dry run */
    public RevokedAccess read(String report) {
        return readAll(List.of(report));
    }

    /**
     * What all of these removals took away; those that were a dry run took nothing away.
     *
     * @param reports at least one
     * @throws InvalidInputException if one of them is no such report, or all of them are those of a dry run
     */
    public RevokedAccess readAll(List<String> reports) {
        RevokedAccess all =
                RevokedAccess.joined(reports.stream().map(this::readAny).toList());
        if (all.workspaces().isEmpty()) {
            throw new InvalidInputException(
                    FIELD,
                    "",
                    "is that of a dry run, which took nothing away, so there is nothing to put back",
                    "Give the report of the removal itself.");
        }
        return all;
    }

    /**
     * The same of one report that may be that of a dry run: then there is no workspace in it.
     *
     * @throws InvalidInputException if it is no report
     */
    public RevokedAccess readAny(String report) {
        return new RevokedAccess(read(known(ReportFields.report(parsed(report)))));
    }

    private static JsonNode known(JsonNode root) {
        if (!root.path("schema").asText().equals(SCHEMA)) {
            throw new InvalidInputException(FIELD, "", "is not the report of a removal", CURE);
        }
        JsonNode version = root.path("version");
        if (!version.isInt() || version.asInt() != ReportJson.VERSION) {
            throw new InvalidInputException(
                    FIELD,
                    version.toString(),
                    "is a version of the report that this software does not know",
                    "Use the version of the software that wrote it; this one knows version " + ReportJson.VERSION
                            + ".");
        }
        return root;
    }

    /** Of a dry run, nothing. */
    private static List<RevokedAccess.InWorkspace> read(JsonNode root) {
        try {
            return ReportFields.flag(root, "dryRun") ? List.of() : workspaces(root);
        } catch (Damaged | RuntimeException e) {
            throw new InvalidInputException(
                    FIELD, "", "is damaged (" + PlainLine.of(String.valueOf(e.getMessage())) + ")", CURE);
        }
    }

    private JsonNode parsed(String text) {
        try {
            JsonNode root = json.readTree(text);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            // what it says may quote the file, and the place is of no use to anybody
        }
        throw new InvalidInputException(FIELD, "", "is not JSON, or not all of it is there", CURE);
    }

    private static List<RevokedAccess.InWorkspace> workspaces(JsonNode root) throws Damaged {
        List<RevokedAccess.InWorkspace> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode node : ReportFields.list(root, "workspaces")) {
            WorkspaceId workspace = new WorkspaceId(ReportFields.text(node, "workspace"));
            if (!seen.add(workspace.key())) {
                throw new Damaged("the workspace " + workspace + " is there twice");
            }
            all.add(new RevokedAccess.InWorkspace(workspace, people(node)));
        }
        if (all.isEmpty()) {
            throw new Damaged("no workspace is in it");
        }
        return all;
    }

    private static List<RevokedAccess.OfPerson> people(JsonNode workspace) throws Damaged {
        List<RevokedAccess.OfPerson> people = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode node : ReportFields.list(workspace, "people")) {
            RevokedAccess.OfPerson one = person(node);
            if (!seen.add(one.key())) {
                throw new Damaged("somebody is there twice");
            }
            people.add(one);
        }
        return people;
    }

    private static RevokedAccess.OfPerson person(JsonNode node) throws Damaged {
        List<PersonId> asked = ReportFields.asked(node);
        Person person = node.has("uuid")
                ? ReportFields.account(node, asked)
                : new Person(
                        "",
                        asked.stream()
                                .filter(AccountId.class::isInstance)
                                .map(PersonId::value)
                                .findFirst()
                                .orElse(""),
                        "",
                        ReportFields.emails(asked));
        List<GrantResult> grants = new ArrayList<>();
        Set<Grant.Key> seen = new HashSet<>();
        for (JsonNode one : ReportFields.list(node, "grants")) {
            GrantResult result = grant(one, person);
            if (!seen.add(result.grant().key())) {
                throw new Damaged("a grant is there twice");
            }
            grants.add(result);
        }
        return new RevokedAccess.OfPerson(asked, person, grants);
    }

    private static GrantResult grant(JsonNode node, Person person) throws Damaged {
        GrantResult result = GrantJson.read(node);
        if (result.state() == GrantResult.State.PLANNED) {
            throw new Damaged("a grant is only planned, as in a dry run");
        }
        Grant grant = result.grant();
        boolean good =
                switch (grant.kind()) {
                    case GROUP -> person.isMember() && isName(grant.id());
                    case PROJECT, REPOSITORY -> person.isMember() && isName(grant.id()) && isLevel(grant.level());
                    case INVITATION -> isName(grant.id());
                    case ORGANISATION_GROUP -> isKnown(person) && isPair(grant.id()) && isLevel(grant.level());
                    case ORGANISATION_ROLE -> isKnown(person) && grant.id().equals(grant.level());
                    case DIRECTORY_ACCESS, DIRECTORY_MEMBERSHIP -> isKnown(person) && isName(grant.id());
                };
        if (!good) {
            throw new Damaged("a grant of the kind " + grant.kind().word() + " is not whole");
        }
        return result;
    }

    private static boolean isKnown(Person person) {
        return !person.accountId().isEmpty();
    }

    /** Whether it can stand as one segment in an address. */
    private static boolean isName(String id) {
        return !id.isBlank()
                && !id.equals(".")
                && !id.equals("..")
                && PlainLine.of(id).equals(id);
    }

    private static boolean isPair(String id) {
        int slash = id.indexOf('/');
        return slash > 0
                && isName(id.substring(0, slash))
                && isName(id.substring(slash + 1))
                && id.indexOf('/', slash + 1) < 0;
    }

    private static boolean isLevel(String level) {
        return !level.isBlank() && !level.toLowerCase(Locale.ROOT).equals("none");
    }

    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String what) {
            super(what);
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a plan from the report of the dry run that made it, see {@link ReportJson}. */
public final class PlanReader {
    private final ObjectMapper json = new ObjectMapper();
    private final String field;
    private final String where;

    /**
     * @param field that names the report, for messages
     * @param where the report is, for messages
     */
    public PlanReader(String field, String where) {
        this.field = field;
        this.where = where;
    }

    /** @throws InvalidInputException if it is not the whole report of a dry run that came to its end */
    public Plan read(String text) {
        try {
            JsonNode root = ReportFields.report(json.readTree(text));
            if (!root.path("schema").asText().equals(ReportJson.SCHEMA)) {
                throw invalid("is not a report", "Give the report of a dry run, as it was written.");
            }
            if (root.path("version").asInt() != ReportJson.VERSION) {
                throw invalid(
                        "has version " + root.path("version") + ", which is not known here",
                        "Make the plan with the version that applies it.");
            }
            if (!ReportFields.flag(root, "dryRun")) {
                throw invalid("is the report of a removal", "Give the report of a dry run, which changes nothing.");
            }
            String outcome = ReportFields.text(root, "outcome");
            if (outcome.equals(RunOutcome.FAILED.word()) || outcome.equals(RunOutcome.INTERRUPTED.word())) {
                throw invalid("is of a dry run that did not come to its end: " + outcome, "Make a new plan.");
            }
            List<WorkspacePlan> workspaces = new ArrayList<>();
            for (JsonNode node : ReportFields.list(root, "workspaces")) {
                workspaces.add(workspace(node, Instant.parse(ReportFields.text(root, "startedAt"))));
            }
            return new Plan(workspaces);
        } catch (InvalidInputException e) {
            throw e;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            String what = e instanceof JsonProcessingException error ? error.getOriginalMessage() : e.getMessage();
            throw invalid("is no plan: " + PlainLine.of(what), "Give the report of a dry run, as it was written.");
        }
    }

    private InvalidInputException invalid(String what, String cure) {
        return new InvalidInputException(field, where, what, cure);
    }

    private static WorkspacePlan workspace(JsonNode node, Instant madeAt) {
        JsonNode mode = node.path("mode");
        List<PlannedPerson> people = new ArrayList<>();
        for (JsonNode person : ReportFields.list(node, "people")) {
            people.add(person(person));
        }
        return new WorkspacePlan(
                new WorkspaceId(ReportFields.text(node, "workspace")),
                madeAt,
                RemovalMode.plan()
                        .with(PlanDepth.valueOf(constant(mode, "depth")))
                        .with(DirectoryAction.valueOf(constant(mode, "directoryAction")))
                        .withCleanResidues(ReportFields.flag(mode, "cleanResidues")),
                people);
    }

    private static PlannedPerson person(JsonNode node) {
        List<PersonId> asked = ReportFields.asked(node);
        boolean planned = ReportFields.text(node, "outcome").equals("planned");
        List<Grant> grants = new ArrayList<>();
        for (JsonNode grant : ReportFields.list(node, "grants")) {
            grants.add(GrantJson.read(grant).grant());
        }
        List<Residue> residues = new ArrayList<>();
        for (JsonNode residue : node.path("residues")) {
            if (ReportFields.text(residue, "state").equals(ResidueResult.State.PLANNED.word())) {
                residues.add(residue(residue));
            }
        }
        return new PlannedPerson(
                asked,
                planned ? Optional.of(ReportFields.account(node, asked)) : Optional.empty(),
                grants,
                bound(node),
                residues);
    }

    private static Optional<RepositoryBound> bound(JsonNode node) {
        JsonNode bound = node.path("unnamedRepositories");
        if (bound.isMissingNode()) {
            return Optional.empty();
        }
        if (bound.path("among").isMissingNode()) {
            return Optional.of(RepositoryBound.any());
        }
        List<String> slugs = new ArrayList<>();
        ReportFields.list(bound, "among").forEach(slug -> slugs.add(slug.asText()));
        return Optional.of(RepositoryBound.among(slugs));
    }

    private static Residue residue(JsonNode node) {
        return new Residue(
                Residue.Kind.of(ReportFields.text(node, "kind")),
                ReportFields.text(node, "where"),
                node.path("id").asText(""),
                node.path("what").asText(""),
                ReportFields.text(node, "link"));
    }

    private static String constant(JsonNode node, String name) {
        return ReportFields.text(node, name).toUpperCase(Locale.ROOT);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Plan;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanReader;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.security.HMACConfidentialKey;

/** The plans of one build: its reports of dry runs, sealed so that nobody can change them between plan and removal. */
final class KeptPlans {
    private static final String FIELD = "plan";
    private static final HMACConfidentialKey KEY = new HMACConfidentialKey(KeptPlans.class, "seal");

    private final Run<?, ?> run;

    KeptPlans(Run<?, ?> run) {
        this.run = run;
    }

    /** @param json the report of the dry run, as it is kept */
    PlanReference seal(String id, String json) {
        return new PlanReference(run.getExternalizableId(), id, KEY.mac(sealed(id, json)));
    }

    /** @throws InvalidInputException if it is the plan of another build, or not what it was any more */
    Plan read(PlanReference reference) throws IOException {
        if (!reference.build().equals(run.getExternalizableId())) {
            throw new InvalidInputException(
                    FIELD,
                    reference.build(),
                    "is the plan of another build",
                    "Make the plan, have it approved and apply it in one build.");
        }
        Path file = ReportFolder.report(run, reference.id());
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    FIELD, reference.id(), "is not kept in the build's folder any more", "Make a new plan.");
        }
        String json = Files.readString(file);
        if (!KEY.checkMac(sealed(reference.id(), json), reference.seal())) {
            throw new InvalidInputException(
                    FIELD,
                    reference.id(),
                    "was changed after it was made, so nobody approved what is in it now",
                    "Make a new plan, and find out who changed the report in the build's folder.");
        }
        return new PlanReader(FIELD, reference.id()).read(json);
    }

    private String sealed(String id, String json) {
        return run.getExternalizableId() + "\n" + id + "\n" + json;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Plan;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanDepth;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A plan that was made before, to be done now; or how the one that is made now looks. */
final class PlanOptions {
    private static final String PLAN = "--plan";
    private static final int MOST_HOURS = 24 * 31;

    @Option(
            names = PLAN,
            paramLabel = "REPORT.json",
            description = "Do what this report of a dry run says, and nothing else: whatever came since is reported and"
                    + " not touched. People, workspaces and what else is done are the plan's.")
    private Path file;

    @Option(
            names = "--plan-max-age",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "How old the plan may be: 1 to 744. Default: ${DEFAULT-VALUE}")
    private int mostHours;

    @Option(
            names = "--depth",
            paramLabel = "quick|full",
            defaultValue = "quick",
            description = "How closely a dry run looks at direct repository grants, which takes a request each. quick:"
                    + " names them where somebody can reach at most 100 repositories. full: names each."
                    + " Default: ${DEFAULT-VALUE}")
    private PlanDepth depth;

    PlanDepth depth() {
        return depth;
    }

    boolean isGiven() {
        return file != null;
    }

    /**
     * Empty if none is given.
     *
     * @throws InvalidInputException if it is no plan, or too old
     * @throws UsageException if it cannot be read
     */
    Optional<Plan> read(Clock clock) {
        if (mostHours < 1 || mostHours > MOST_HOURS) {
            throw new InvalidInputException(
                    "--plan-max-age",
                    Integer.toString(mostHours),
                    "is out of range",
                    "Give a whole number from 1 to " + MOST_HOURS + ".");
        }
        if (file == null) {
            return Optional.empty();
        }
        Plan plan = new PlanReader(PLAN, file.toString()).read(content());
        plan.requireNotOlderThan(Duration.ofHours(mostHours), clock.instant());
        return Optional.of(plan);
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException("--plan: " + file + " cannot be read (" + e + "). Name a file that can.", e);
        }
    }
}

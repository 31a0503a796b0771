package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.RetryPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.JournalJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.Plan;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalEngine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalProgress;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunObserver;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspacePlan;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Person;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One case at work. Nothing sleeps: whoever waits puts the simulated clock forward, and the engine goes by that clock. */
final class Trial implements AutoCloseable {
    private static final RequestMatcher DELETION_OF_SOMEBODY =
            RequestMatcher.method("DELETE").and(request -> !request.path().contains("00000000-0000"));

    private final Scenario scenario;
    private final SimulatorWorld world;
    private final BitbucketSimulator simulator;
    private final Truth start;
    private Journal journal = Journal.empty();
    private boolean answersGetLost;

    Trial(Scenario scenario) {
        this.scenario = scenario;
        world = scenario.layout().build(scenario.access());
        simulator = BitbucketSimulator.startUnchecked(world, 0);
        scenario.switches().forEach(one -> simulator.behave(one::apply));
        Scenario.Trouble trouble = scenario.trouble();
        trouble.refused().forEach(place -> answer(place, Fault.status(403)));
        trouble.ignored().forEach(place -> answer(place, Fault.body(204, "application/json", "")));
        answersGetLost = trouble.lostAnswers() > 0;
        if (answersGetLost) {
            simulator.faults().next(trouble.lostAnswers(), DELETION_OF_SOMEBODY, Fault.loseAnswer());
        }
        start = truth();
    }

    /** Whoever is to be taken out of this place: nothing is done, and this is the answer. */
    private void answer(Scenario.Place place, Fault fault) {
        scenario.id(place)
                .map(id -> switch (place.kind()) {
                    case GROUP -> "/1.0/groups/" + Worlds.WORKSPACE + "/" + id + "/";
                    case PROJECT -> "/projects/" + id + "/";
                    case REPOSITORY -> "/2.0/repositories/" + Worlds.WORKSPACE + "/" + id + "/";
                    case INVITATION -> "/invitations/" + Verdict.beforeTheAt(id);
                    default -> throw new IllegalArgumentException("no path of " + place.kind());
                })
                .ifPresent(path ->
                        simulator.faults().always(DELETION_OF_SOMEBODY.and(RequestMatcher.pathContains(path)), fault));
    }

    /** Runs the engine as often as the case says, and judges each run. */
    List<Run> go() {
        List<Run> runs = new ArrayList<>();
        if (scenario.task().planFirst()) {
            runs.add(judged(true));
        }
        Run first = judged(false);
        runs.add(first);
        if (scenario.task().again() != Scenario.Again.NEVER) {
            prepareAgain();
            Run second = judged(false);
            runs.add(second);
            Verdict.again(first, second);
        }
        return runs;
    }

    private void prepareAgain() {
        Scenario.Again again = scenario.task().again();
        if (!again.resumed) {
            journal = Journal.empty();
        }
        if (again.later) {
            simulator.clock().advance(Duration.ofHours(2));
        }
        if (again.healed()) {
            answersGetLost = false;
            simulator.faults().clear();
            Switch.RESET.forEach(one -> simulator.behave(one::apply));
        }
    }

    private Run judged(boolean dryRun) {
        simulator.resetRequests();
        String[] asked = scenario.asked().toArray(String[]::new);
        String others = world.fingerprintWithout(asked);
        Truth before = truth();
        ResidueVerdict residues = new ResidueVerdict(world, scenario.layout().emails());
        RemovalReport report = run(dryRun);
        assertEquals(others, world.fingerprintWithout(asked), "somebody who was not asked for was touched");
        Run run = new Run(
                scenario,
                dryRun,
                simulator.behaviour(),
                answersGetLost,
                start,
                before,
                truth(),
                report,
                simulator.writes());
        Verdict.judge(run, world);
        residues.judge(run);
        return run;
    }

    /**
     * Makes a plan, lets others change what people have, and does what was planned.
     *
     * @return empty if there is no plan
     */
    Optional<Applied> planChangeApply(Random random) {
        RemovalReport planned = run(request(true));
        RunReport run = RunReport.of(planned);
        if (run.outcome() == RunOutcome.FAILED) {
            return Optional.empty();
        }
        Plan plan = Plan.of(run);
        scenario.asked().stream()
                .filter(email -> !email.equals(Scenario.NOBODY))
                .forEach(email -> change(email, random));
        Truth changed = truth();
        String[] asked = scenario.asked().toArray(String[]::new);
        String others = world.fingerprintWithout(asked);
        RemovalReport report = run(plan.requests(request(true).policy()).get(0));
        assertEquals(others, world.fingerprintWithout(asked), "somebody who was not asked for was touched");
        return Optional.of(new Applied(plan.workspaces().get(0), scenario.ids(world), changed, truth(), report));
    }

    /** @param emails of whom an id means, by its key */
    record Applied(WorkspacePlan plan, Map<String, String> emails, Truth before, Truth after, RemovalReport report) {}

    private void change(String email, Random random) {
        List<String> repositories = world.repositories();
        List<String> projects = world.projects();
        for (int i = random.nextInt(4); i > 0; i--) {
            int what = random.nextInt(4);
            if (what < 2 && !repositories.isEmpty()) {
                String repository = any(repositories, random);
                if (what == 0) {
                    world.grantRepository(email, repository, Permission.WRITE);
                } else {
                    world.revokeRepository(email, repository);
                }
            } else if (what >= 2 && !projects.isEmpty()) {
                String project = any(projects, random);
                if (what == 2) {
                    world.grantProject(email, project, Permission.WRITE);
                } else {
                    world.revokeProject(email, project);
                }
            }
        }
    }

    private static String any(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private Truth truth() {
        return Truth.of(world, scenario.layout().emails());
    }

    private RemovalReport run(boolean dryRun) {
        return run(request(dryRun));
    }

    private RemovalReport run(RemovalRequest request) {
        RemovalProgress progress = new RemovalProgress() {
            @Override
            public void say(String line) {
                // what is said is for people; the report is what counts
            }

            @Override
            public void remember(Journal newJournal) {
                journal = newJournal;
            }
        };
        Pause pause = duration -> simulator.clock().advance(duration);
        RunObserver observer = new RunObserver(progress);
        ClientSettings client = ClientSettings.standard(
                        ApiEndpoints.of(simulator.root().toString()))
                .withRetry(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(15)));
        Scenario.Task task = scenario.task();
        RemovalSettings settings =
                new RemovalSettings(RemovalSettings.standard().rereadDelays(), task.walkLimit(), task.previewLimit());
        JournalJson json = new JournalJson();
        try (BitbucketCloud bitbucket = new BitbucketCloud(
                client, scenario.access().credentials(scenario.layout()), observer, pause, clock())) {
            return new RemovalEngine(bitbucket, observer, settings, progress, pause, clock())
                    .run(request, json.read(json.write(journal)));
        }
    }

    private RemovalRequest request(boolean dryRun) {
        Scenario.Task task = scenario.task();
        // Bitbucket is not known to find an account id in another case than its own
        List<PersonId> people = scenario.ids(world).keySet().stream()
                .map(id -> PersonId.of(task.upperCase() && !id.contains(":") ? id.toUpperCase(Locale.ROOT) : id))
                .toList();
        String protectedLines = scenario.protectedEmails().stream()
                .map(world::person)
                .map(this::protectedLine)
                .reduce("", (all, line) -> all + line + "\n");
        return new RemovalRequest(
                new WorkspaceId(task.byUuid() ? world.workspaceUuid(Worlds.WORKSPACE) : Worlds.WORKSPACE),
                people,
                RemovalMode.removal().withDryRun(dryRun).withCleanResidues(task.cleanResidues()),
                SafetyPolicy.of(ProtectedAccounts.parse(protectedLines, SetBy.JOB)));
    }

    private String protectedLine(Person person) {
        return switch (scenario.task().protection()) {
            case EMAIL -> person.email();
            case UUID -> person.uuid();
            case ACCOUNT_ID -> person.accountId();
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return simulator.clock().now();
            }
        };
    }

    @Override
    public void close() {
        simulator.close();
    }
}

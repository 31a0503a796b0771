package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plans of a build, on the build, for whoever applies one after its end. */
public final class PlansAction extends InvisibleAction {
    /** Replaced as a whole, as the build may be saved meanwhile. */
    private volatile List<KeptPlan> plans = new ArrayList<>();

    private PlansAction() {}

    static void keep(Run<?, ?> run, KeptPlan plan) throws IOException {
        synchronized (run) {
            PlansAction action = run.getAction(PlansAction.class);
            if (action == null) {
                action = new PlansAction();
                action.add(plan);
                run.addAction(action);
            } else {
                action.add(plan);
            }
        }
        run.save();
    }

    /** The build itself applies it: nothing is left to be approved later. */
    static void forget(Run<?, ?> run, String id) throws IOException {
        PlansAction action = run.getAction(PlansAction.class);
        if (action != null) {
            synchronized (run) {
                List<KeptPlan> rest = new ArrayList<>(action.plans);
                rest.removeIf(kept -> kept.id().equals(id));
                action.plans = rest;
            }
            run.save();
        }
    }

    /** One that is made again after a restart takes the place of the first. */
    private void add(KeptPlan plan) {
        List<KeptPlan> all = new ArrayList<>(plans);
        all.removeIf(kept -> kept.id().equals(plan.id()));
        all.add(plan);
        plans = all;
    }

    List<KeptPlan> plans() {
        return List.copyOf(plans);
    }

    /** In the order in which they were made. */
    public static List<PlanRemoval> removals(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(PlansAction.class)).stream()
                .flatMap(action -> action.plans().stream())
                .map(plan -> new PlanRemoval(run, plan, Clock.systemUTC()))
                .toList();
    }
}

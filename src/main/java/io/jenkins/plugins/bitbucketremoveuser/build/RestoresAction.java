package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a build keeps for restores from its page: the credentials of its removals, and the restores. */
final class RestoresAction extends InvisibleAction {
    /** Both are replaced as a whole, as the build may be saved meanwhile. */
    private volatile List<KeptCredentials> credentials = new ArrayList<>();

    private volatile List<KeptRestore> restores = new ArrayList<>();

    private RestoresAction() {}

    /** One that is kept again after a restart takes the place of the first. */
    static void keep(Run<?, ?> run, KeptCredentials kept) throws IOException {
        change(
                run,
                action -> action.credentials =
                        with(action.credentials, kept, one -> one.removal().equals(kept.removal())));
    }

    static void keep(Run<?, ?> run, KeptRestore kept) throws IOException {
        change(
                run,
                action -> action.restores =
                        with(action.restores, kept, one -> one.id().equals(kept.id())));
    }

    static void forget(Run<?, ?> run, KeptRestore kept) throws IOException {
        change(run, action -> {
            List<KeptRestore> rest = new ArrayList<>(action.restores);
            rest.removeIf(one -> one.id().equals(kept.id()));
            action.restores = rest;
        });
    }

    private static void change(Run<?, ?> run, Consumer<RestoresAction> change) throws IOException {
        synchronized (run) {
            RestoresAction action = run.getAction(RestoresAction.class);
            if (action == null) {
                action = new RestoresAction();
                change.accept(action);
                run.addAction(action);
            } else {
                change.accept(action);
            }
        }
        run.save();
    }

    private static <T> List<T> with(List<T> some, T another, Predicate<T> isReplaced) {
        List<T> all = new ArrayList<>(some);
        all.removeIf(isReplaced);
        all.add(another);
        return all;
    }

    /** Empty if they were not kept. */
    static Optional<KeptCredentials> credentials(Run<?, ?> run, String removal) {
        return Optional.ofNullable(run.getAction(RestoresAction.class)).stream()
                .flatMap(action -> action.credentials.stream())
                .filter(kept -> kept.removal().equals(removal))
                .findFirst();
    }

    /** In the order in which they were begun. */
    static List<KeptRestore> restores(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(RestoresAction.class))
                .map(action -> List.copyOf(action.restores))
                .orElse(List.of());
    }
}

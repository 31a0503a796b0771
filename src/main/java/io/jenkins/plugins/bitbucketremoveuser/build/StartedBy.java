package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import java.util.List;
import java.util.stream.Collectors;

/** Who, or what, started a build, or what was done with it later: {@code user alice}, {@code timer}, {@code upstream hr/leavers #7 (user alice)}. */
final class StartedBy {
    private static final int LONGEST = 500;

    private StartedBy() {}

    static String of(Run<?, ?> run) {
        return of(run.getCauses());
    }

    static String of(List<? extends Cause> causes) {
        String all = PlainLine.of(joined(causes));
        return all.isEmpty() ? "unknown" : all.substring(0, Math.min(all.length(), LONGEST));
    }

    private static String joined(List<? extends Cause> causes) {
        return causes.stream().map(StartedBy::of).distinct().collect(Collectors.joining(", "));
    }

    private static String of(Cause cause) {
        if (cause instanceof Cause.UserIdCause user) {
            return "user " + (user.getUserId() == null ? "anonymous" : user.getUserId());
        }
        if (cause instanceof TimerTrigger.TimerTriggerCause) {
            return "timer";
        }
        if (cause instanceof Cause.UpstreamCause upstream) {
            String further = joined(upstream.getUpstreamCauses());
            return "upstream " + upstream.getUpstreamProject() + " #" + upstream.getUpstreamBuild()
                    + (further.isEmpty() ? "" : " (" + further + ")");
        }
        return cause.getShortDescription();
    }
}

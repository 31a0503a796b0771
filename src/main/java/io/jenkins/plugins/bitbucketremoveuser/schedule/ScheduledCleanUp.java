package io.jenkins.plugins.bitbucketremoveuser.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpName;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.report.Times;
import java.time.Instant;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A clean-up that needs no job. */
public final class ScheduledCleanUp implements Describable<ScheduledCleanUp> {
    private final String name;
    private final CleanUpSettings settings;
    /** Null to start it by hand only. */
    private String schedule;

    /**
     * @param name tells it from the others, and is what its runs are called
     * @throws InvalidInputException if it is no name, or the settings cannot be meant
     */
    @DataBoundConstructor
    public ScheduledCleanUp(String name, CleanUpSettings settings) {
        this.name = new CleanUpName(Util.fixNull(name).strip()).value();
        this.settings = settings == null ? new CleanUpSettings() : settings;
        this.settings.requireValid();
    }

    public String getName() {
        return name;
    }

    public CleanUpSettings getSettings() {
        return settings;
    }

    public String getSchedule() {
        return schedule;
    }

    /** @throws InvalidInputException if it is no cron line */
    @DataBoundSetter
    public void setSchedule(String schedule) {
        String spec = Util.fixEmptyAndTrim(schedule);
        if (spec != null) {
            new CronLine(spec, name);
        }
        this.schedule = spec;
    }

    /** The same for two that are the same on any file system. */
    String key() {
        return new CleanUpName(name).key();
    }

    Optional<CronLine> cronLine() {
        return Optional.ofNullable(schedule).map(spec -> new CronLine(spec, name));
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<ScheduledCleanUp> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ScheduledCleanUp_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return check(() -> {
                new CleanUpName(value.strip());
                return FormValidation.ok();
            });
        }

        @POST
        public FormValidation doCheckSchedule(@QueryParameter String value, @QueryParameter String name) {
            if (Util.fixEmptyAndTrim(value) == null) {
                return FormValidation.ok(Messages.ScheduledCleanUp_ByHand());
            }
            return check(() -> {
                CronLine line = new CronLine(value, name.strip());
                if (line.oddity() != null) {
                    return FormValidation.warning(line.oddity());
                }
                return line.next(Instant.now())
                        .map(Instant::toString)
                        .map(Times::shown)
                        .map(next -> FormValidation.ok(Messages.ScheduledCleanUp_Next(next)))
                        .orElseGet(() -> FormValidation.warning(Messages.ScheduledCleanUp_Never()));
            });
        }

        private interface Check {
            FormValidation result();
        }

        private static FormValidation check(Check check) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            try {
                return check.result();
            } catch (InvalidInputException e) {
                return FormValidation.error(e.sentence());
            }
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpForm;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Manage Jenkins &gt; System &gt; Bitbucket clean-ups; {@code unclassified: bitbucketCleanUps} in JCasC. */
@Extension(ordinal = -1)
@Symbol("bitbucketCleanUps")
public final class CleanUpSchedule extends GlobalConfiguration {
    /** Null for none. */
    private List<ScheduledCleanUp> cleanUps;

    public CleanUpSchedule() {
        load();
    }

    public static CleanUpSchedule get() {
        return ExtensionList.lookupSingleton(CleanUpSchedule.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.CleanUpSchedule_DisplayName();
    }

    /**
     * All or nothing: a value that cannot be meant leaves the configuration as it was. What the form sends is taken apart
     * here, since Stapler leaves out whatever refuses a part of it, and goes on without.
     */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        List<ScheduledCleanUp> entries = new ArrayList<>();
        // a list whose last entry was deleted is not sent at all
        for (Object entry : JSONArray.fromObject(json.opt("cleanUps") == null ? List.of() : json.get("cleanUps"))) {
            entries.add(cleanUp(request, (JSONObject) entry));
        }
        try {
            setCleanUps(entries);
        } catch (InvalidInputException e) {
            throw new FormException(e.getMessage(), e, e.field());
        }
        save();
        return true;
    }

    private static ScheduledCleanUp cleanUp(StaplerRequest2 request, JSONObject json) throws FormException {
        CleanUpSettings settings = ExtensionList.lookupSingleton(CleanUpSettings.DescriptorImpl.class)
                .newInstance(request, CleanUpForm.bindable(json.getJSONObject("settings")));
        try {
            ScheduledCleanUp cleanUp = new ScheduledCleanUp(json.getString("name"), settings);
            cleanUp.setSchedule(json.optString("schedule"));
            return cleanUp;
        } catch (InvalidInputException e) {
            throw new FormException(e.getMessage(), e, e.field());
        }
    }

    public List<ScheduledCleanUp> getCleanUps() {
        return cleanUps == null ? List.of() : List.copyOf(cleanUps);
    }

    /** @throws InvalidInputException if two have the same name; then all stays as it was */
    @DataBoundSetter
    public void setCleanUps(List<ScheduledCleanUp> cleanUps) {
        List<ScheduledCleanUp> entries = cleanUps == null ? List.of() : cleanUps;
        Set<String> seen = new HashSet<>();
        for (ScheduledCleanUp entry : entries) {
            if (!seen.add(entry.key())) {
                throw new InvalidInputException("name", entry.getName(), "is there twice", "Rename one of them.");
            }
        }
        this.cleanUps = entries.isEmpty() ? null : new ArrayList<>(entries);
    }

    Optional<ScheduledCleanUp> named(String name) {
        return getCleanUps().stream()
                .filter(entry -> entry.getName().equals(name))
                .findFirst();
    }
}

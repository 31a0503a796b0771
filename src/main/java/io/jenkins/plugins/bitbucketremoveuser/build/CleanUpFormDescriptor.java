package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the forms of those who clean up ask their descriptors. */
@Restricted(NoExternalUse.class)
public interface CleanUpFormDescriptor extends SearchFormDescriptor {
    private CleanUpForm form(Item item) {
        return new CleanUpForm(item, expandsVariables());
    }

    @POST
    default FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkName(value);
    }

    @POST
    default FormValidation doCheckMaxRemovals(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkLimit("maxRemovals", value);
    }

    @POST
    default FormValidation doCheckMaxShare(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkLimit("maxShare", value);
    }

    @POST
    default FormValidation doCheckRosterShrinkage(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkLimit("rosterShrinkage", value);
    }

    @POST
    default FormValidation doCheckGraceDays(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkLimit("graceDays", value);
    }
}

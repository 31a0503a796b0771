package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the forms of those who look for people ask their descriptors. */
@Restricted(NoExternalUse.class)
public interface SearchFormDescriptor extends RemovalFormDescriptor {
    private SearchForm form(Item item) {
        return new SearchForm(item, expandsVariables());
    }

    @POST
    default FormValidation doCheckWorkspace(@AncestorInPath Item item, @QueryParameter String value) {
        return new RemovalForm(item, expandsVariables()).checkWorkspace(value);
    }

    @POST
    default FormValidation doCheckNotOnRoster(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkFile(NamedCriteria.NOT_ON_ROSTER, value);
    }

    @POST
    default FormValidation doCheckMostUnknown(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkNumber("mostUnknown", value);
    }

    @POST
    default FormValidation doCheckOnList(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkFile(NamedCriteria.ON_LIST, value);
    }

    @POST
    default FormValidation doCheckEmailDomain(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkEmailDomain(value);
    }

    @POST
    default FormValidation doCheckAccountStatusLines(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkAccountStatus(value);
    }

    @POST
    default FormValidation doCheckInactiveDays(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkNumber("inactiveDays", value);
    }

    @POST
    default FormValidation doCheckNewcomerDays(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkNumber("newcomerDays", value);
    }
}

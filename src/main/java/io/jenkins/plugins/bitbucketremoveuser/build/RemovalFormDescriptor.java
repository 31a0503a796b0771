package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the forms of step and build step ask their descriptors. */
@Restricted(NoExternalUse.class)
public interface RemovalFormDescriptor {
    /** Whether {@code $NAME} may stand in a text, to be replaced when the build runs. */
    boolean expandsVariables();

    private RemovalForm form(Item item) {
        return new RemovalForm(item, expandsVariables());
    }

    @POST
    default FormValidation doCheckAddresses(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String accountLines,
            @QueryParameter String peopleFile) {
        boolean others = Util.fixEmptyAndTrim(accountLines) != null || Util.fixEmptyAndTrim(peopleFile) != null;
        return form(item).checkAddresses(value, others);
    }

    @POST
    default FormValidation doCheckAccountLines(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkAccounts(value);
    }

    @POST
    default FormValidation doCheckPeopleFile(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkPeopleFile(value);
    }

    @POST
    default FormValidation doCheckProtectedAccountLines(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkProtectedAccounts(value);
    }

    @POST
    default FormValidation doCheckProtectedDomainLines(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkProtectedDomains(value);
    }

    @POST
    default FormValidation doCheckMaxPeople(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkMaxPeople(value);
    }

    @POST
    default FormValidation doCheckWorkspaceSlugs(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter boolean allWorkspaces) {
        return form(item).checkWorkspaceSlugs(value, allWorkspaces);
    }

    @POST
    default ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        return form(item).credentials(credentialsId);
    }

    @POST
    default FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkCredentials(value);
    }

    @POST
    default ListBoxModel doFillGroupsCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String groupsCredentialsId) {
        return form(item).credentials(groupsCredentialsId);
    }

    @POST
    default FormValidation doCheckGroupsCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkCredentials(value);
    }

    @POST
    default FormValidation doCheckOrganisationId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String organisationCredentialsId) {
        return form(item).checkOrganisationId(value, organisationCredentialsId);
    }

    @POST
    default ListBoxModel doFillOrganisationCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String organisationCredentialsId) {
        return form(item).organisationCredentials(organisationCredentialsId);
    }

    @POST
    default FormValidation doCheckOrganisationCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return form(item).checkOrganisationCredentials(value);
    }

    @POST
    default ListBoxModel doFillPlanDepthItems() {
        return RemovalForm.planDepths();
    }

    @POST
    default ListBoxModel doFillDirectoryActionItems() {
        return RemovalForm.directoryActions();
    }
}

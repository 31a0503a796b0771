package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialField;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import jenkins.model.Jenkins;

/** The fields that the forms of step and build step share. */
public final class RemovalForm {
    private final Item item;
    private final boolean variablesExpanded;

    /**
     * @param item the job that is being configured; null outside of one
     * @param variablesExpanded whether {@code $NAME} may stand in a text, to be replaced when the build runs
     */
    public RemovalForm(Item item, boolean variablesExpanded) {
        this.item = item;
        this.variablesExpanded = variablesExpanded;
    }

    public FormValidation checkEmail(String value) {
        return check(value, () -> new EmailAddress(value));
    }

    public FormValidation checkWorkspace(String value) {
        if (Util.fixEmptyAndTrim(value) != null) {
            return check(value, () -> new WorkspaceId(value));
        }
        if (!mayConfigure() || BitbucketRemoveUserConfiguration.get().getWorkspace() != null) {
            return FormValidation.ok();
        }
        return FormValidation.warning(Messages.RemovalForm_NoDefaultWorkspace());
    }

    private FormValidation check(String value, Runnable validation) {
        if (!mayConfigure() || variablesExpanded && value.contains("$")) {
            return FormValidation.ok();
        }
        try {
            validation.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private boolean mayConfigure() {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
    }

    public ListBoxModel credentials(String current) {
        return credentialField().items(current);
    }

    public FormValidation checkCredentials(String value) {
        return credentialField().check(value);
    }

    private CredentialField credentialField() {
        return new CredentialField(item, BitbucketRemoveUserConfiguration.get().getApiUrl());
    }
}

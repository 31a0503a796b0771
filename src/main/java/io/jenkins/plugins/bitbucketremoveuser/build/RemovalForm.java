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
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;

/** The fields that the forms of step and build step share. */
public final class RemovalForm {
    private static final String ADDRESSES = "addresses";

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

    /** The forms have one field for one or several addresses; the parameters are email and emails. */
    public static JSONObject bindable(JSONObject form) {
        if (!form.has(ADDRESSES)) {
            return form;
        }
        List<String> addresses = split(form.getString(ADDRESSES));
        form.discard(ADDRESSES);
        if (addresses.size() > 1) {
            form.put("emails", addresses);
        } else {
            form.put("email", String.join("", addresses));
        }
        return form;
    }

    /** What the one field shows. */
    public static String addresses(RemovalOptions options) {
        return options.getEmail() == null ? String.join("\n", options.getEmails()) : options.getEmail();
    }

    private static List<String> split(String text) {
        return Stream.of(text.split("\\s+")).filter(part -> !part.isEmpty()).toList();
    }

    public FormValidation checkAddresses(String value) {
        List<String> addresses = split(value);
        if (addresses.isEmpty()) {
            return check("", () -> new EmailAddress(""));
        }
        return addresses.stream()
                .map(address -> check(address, () -> new EmailAddress(address)))
                .filter(result -> result.kind != FormValidation.Kind.OK)
                .findFirst()
                .orElse(FormValidation.ok());
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

package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialField;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;

/** The fields that the forms of step and build step share. */
public final class RemovalForm {
    private static final String ADDRESSES = "addresses";
    private static final String ACCOUNT_LINES = "accountLines";

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

    /**
     * The forms have one field for one or several addresses, and one for accounts, with a line each; the parameters are
     * email, emails and accounts.
     */
    public static JSONObject bindable(JSONObject form) {
        if (form.has(ADDRESSES)) {
            List<String> addresses = take(form, ADDRESSES);
            if (addresses.size() > 1) {
                form.put("emails", addresses);
            } else {
                form.put("email", String.join("", addresses));
            }
        }
        if (form.has(ACCOUNT_LINES)) {
            form.put("accounts", take(form, ACCOUNT_LINES));
        }
        return form;
    }

    private static List<String> take(JSONObject form, String field) {
        List<String> parts = split(form.getString(field));
        form.discard(field);
        return parts;
    }

    /** What the one field shows. */
    public static String addresses(RemovalOptions options) {
        return options.getEmail() == null ? String.join("\n", options.getEmails()) : options.getEmail();
    }

    private static List<String> split(String text) {
        return Stream.of(text.split("\\s+")).filter(part -> !part.isEmpty()).toList();
    }

    /** @param others whether people are named in another way too */
    public FormValidation checkAddresses(String value, boolean others) {
        List<String> addresses = split(value);
        return addresses.isEmpty() && !others
                ? check("", () -> new EmailAddress(""))
                : checkEach(addresses, EmailAddress::new);
    }

    public FormValidation checkAccounts(String value) {
        return checkEach(split(value), PersonId::account);
    }

    private FormValidation checkEach(List<String> values, Consumer<String> validation) {
        return values.stream()
                .map(one -> check(one, () -> validation.accept(one)))
                .filter(result -> result.kind != FormValidation.Kind.OK)
                .findFirst()
                .orElse(FormValidation.ok());
    }

    public FormValidation checkPeopleFile(String value) {
        return Util.fixEmptyAndTrim(value) == null
                ? FormValidation.ok()
                : check(value, () -> new WorkspaceFile("peopleFile", value.strip()));
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

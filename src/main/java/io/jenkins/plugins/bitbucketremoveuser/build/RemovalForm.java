package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.configuration.PeopleLimit;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialField;
import io.jenkins.plugins.bitbucketremoveuser.credentials.OrganisationChoice;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanDepth;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedDomains;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.json.JSONObject;

/** The fields that the forms of step and build step share. */
public final class RemovalForm {
    private static final String ADDRESSES = "addresses";
    private static final String SLUGS = "workspaceSlugs";
    private static final String ACCOUNT_LINES = "accountLines";
    /** The fields with a line for each entry, and the lists that they stand for. */
    private static final Map<String, String> PROTECTED = Map.of(
            "protectedAccountLines", "protectedAccounts",
            "protectedDomainLines", "protectedDomains",
            "protectedGroupLines", "protectedGroups");

    private final Item item;
    private final FormChecks checks;

    /**
     * @param item the job that is being configured; null outside of one
     * @param variablesExpanded whether {@code $NAME} may stand in a text, to be replaced when the build runs
     */
    public RemovalForm(Item item, boolean variablesExpanded) {
        this.item = item;
        checks = new FormChecks(item, variablesExpanded);
    }

    /**
     * The forms have one field for one or several addresses, one for accounts and one for the workspaces, with a line each;
     * the parameters are email and emails, accounts, workspace and workspaces. The same for whom not to touch.
     *
     * @throws Descriptor.FormException if a limit is no number
     */
    public static JSONObject bindable(JSONObject form) throws Descriptor.FormException {
        try {
            PeopleLimit.requireNumber(form);
        } catch (InvalidInputException e) {
            throw new Descriptor.FormException(e.getMessage(), e, e.field());
        }
        PROTECTED.forEach((lines, list) -> {
            if (form.has(lines)) {
                form.put(list, lines(form.getString(lines)));
                form.discard(lines);
            }
        });
        bind(form, ADDRESSES, "email", "emails");
        bind(form, SLUGS, "workspace", "workspaces");
        if (form.has(ACCOUNT_LINES)) {
            form.put("accounts", take(form, ACCOUNT_LINES));
        }
        return form;
    }

    private static void bind(JSONObject form, String field, String one, String several) {
        if (!form.has(field)) {
            return;
        }
        List<String> values = take(form, field);
        if (values.size() > 1) {
            form.put(several, values);
        } else {
            form.put(one, String.join("", values));
        }
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

    /** What the one field shows. */
    public static String workspaceSlugs(RemovalOptions options) {
        return options.getWorkspaces() == null ? options.getWorkspace() : String.join("\n", options.getWorkspaces());
    }

    /** A group's name may have spaces in it. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** @param list null for none; may have a null in it, which is for whoever reads it to refuse */
    public static List<String> entries(List<String> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }

    /** The words of a field that holds one a line. */
    public static List<String> split(String text) {
        return Stream.of(text.split("\\s+")).filter(part -> !part.isEmpty()).toList();
    }

    /** @param others whether people are named in another way too */
    public FormValidation checkAddresses(String value, boolean others) {
        List<String> addresses = split(value);
        return addresses.isEmpty() && !others
                ? checks.check("", EmailAddress::new)
                : checks.checkEach(addresses, EmailAddress::new);
    }

    public FormValidation checkAccounts(String value) {
        return checks.checkEach(split(value), PersonId::account);
    }

    /** @param all whether every workspace of the global page is chosen */
    public FormValidation checkWorkspaceSlugs(String value, boolean all) {
        List<String> slugs = split(value);
        if (!slugs.isEmpty()) {
            return all
                    ? FormValidation.error(Messages.RemovalForm_WorkspacesBesideAll())
                    : checks.checkEach(slugs, WorkspaceId::new);
        }
        BitbucketRemoveUserConfiguration page = BitbucketRemoveUserConfiguration.get();
        boolean known = all ? !page.allWorkspaces().isEmpty() : page.getWorkspace() != null;
        if (!checks.mayConfigure() || known) {
            return FormValidation.ok();
        }
        return FormValidation.warning(
                all ? Messages.RemovalForm_NoWorkspaces() : Messages.RemovalForm_NoDefaultWorkspace());
    }

    /** Where one is needed. */
    public FormValidation checkWorkspace(String value) {
        return Util.fixEmptyAndTrim(value) == null
                ? checkWorkspaceSlugs("", false)
                : checks.check(value.strip(), WorkspaceId::new);
    }

    public FormValidation checkProtectedAccounts(String value) {
        return checkLines(value, entry -> ProtectedAccounts.of(List.of(entry), SetBy.JOB));
    }

    public FormValidation checkProtectedDomains(String value) {
        return checkLines(value, entry -> ProtectedDomains.of(List.of(entry), SetBy.JOB));
    }

    /** No variable is replaced in who must not be touched: whoever starts a build must not decide that. */
    private FormValidation checkLines(String value, Consumer<String> validation) {
        return checks.checkEachAsItStands(lines(value), validation);
    }

    public FormValidation checkMaxPeople(String value) {
        return checks.checkAsItStands(value, PeopleLimit::of);
    }

    public FormValidation checkPeopleFile(String value) {
        return checks.checkOptional(value, path -> new WorkspaceFile("peopleFile", path));
    }

    public FormValidation checkOrganisationId(String value, String organisationCredentialsId) {
        return checks.check(value, text -> new OrganisationChoice("", text, organisationCredentialsId).validate());
    }

    public ListBoxModel credentials(String current) {
        return credentialField().items(current);
    }

    public FormValidation checkCredentials(String value) {
        return credentialField().check(value);
    }

    public ListBoxModel organisationCredentials(String current) {
        return organisationField().items(current);
    }

    public FormValidation checkOrganisationCredentials(String value) {
        return organisationField().check(value);
    }

    private CredentialField organisationField() {
        return CredentialField.ofOrganisation(
                item, BitbucketRemoveUserConfiguration.get().getApiUrl());
    }

    /** In words, as an enum of {@code removal} has no translation. */
    public static ListBoxModel planDepths() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.PlanDepth_Quick(), PlanDepth.QUICK.name()),
                new ListBoxModel.Option(Messages.PlanDepth_Full(), PlanDepth.FULL.name()));
    }

    public static ListBoxModel directoryActions() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.DirectoryAction_None(), DirectoryAction.NONE.name()),
                new ListBoxModel.Option(Messages.DirectoryAction_Suspend(), DirectoryAction.SUSPEND.name()),
                new ListBoxModel.Option(Messages.DirectoryAction_Remove(), DirectoryAction.REMOVE.name()));
    }

    private CredentialField credentialField() {
        return new CredentialField(item, BitbucketRemoveUserConfiguration.get().getApiUrl());
    }
}

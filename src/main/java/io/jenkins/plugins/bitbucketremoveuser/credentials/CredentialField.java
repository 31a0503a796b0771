package io.jenkins.plugins.bitbucketremoveuser.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.springframework.security.core.Authentication;

/**
 * The drop-down of a form field that names a credential, and its check. Whoever may not choose sees nothing but the
 * current value.
 */
public final class CredentialField {
    private static final CredentialsMatcher USABLE = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    private static final CredentialsMatcher SECRET_TEXT = CredentialsMatchers.instanceOf(StringCredentials.class);

    private final Item item;
    private final CredentialsMatcher usable;
    private final List<DomainRequirement> requirements;

    /** @param item the job or folder that is being configured; null on a page of Jenkins itself */
    public CredentialField(Item item, String apiUrl) {
        this(item, USABLE, apiUrl);
    }

    private CredentialField(Item item, CredentialsMatcher usable, String url) {
        this.item = item;
        this.usable = usable;
        requirements = URIRequirementBuilder.fromUri(url).build();
    }

    /** For the API key of an organisation beside this API of Bitbucket. */
    public static CredentialField ofOrganisation(Item item, String apiUrl) {
        return new CredentialField(item, SECRET_TEXT, OrganisationApi.beside(apiUrl));
    }

    public ListBoxModel items(String current) {
        return items(current, item == null ? Messages.CredentialField_None() : Messages.CredentialField_Default());
    }

    /** @param none how no choice is shown */
    public ListBoxModel items(String current, String none) {
        StandardListBoxModel model = new StandardListBoxModel();
        if (!mayChoose()) {
            return model.includeCurrentValue(current);
        }
        model.add(none, "");
        if (item == null) {
            model.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, requirements, usable);
        } else {
            model.includeMatchingAs(authentication(), item, StandardCredentials.class, requirements, usable);
        }
        return model.includeCurrentValue(current);
    }

    public FormValidation check(String value) {
        String id = Util.fixEmptyAndTrim(value);
        if (!mayChoose() || id == null || exists(id)) {
            return FormValidation.ok();
        }
        return FormValidation.error(Messages.CredentialField_NotFound(id));
    }

    private boolean exists(String id) {
        CredentialsMatcher matcher = CredentialsMatchers.allOf(usable, CredentialsMatchers.withId(id));
        ListBoxModel found = item == null
                ? CredentialsProvider.listCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements, matcher)
                : CredentialsProvider.listCredentialsInItem(
                        StandardCredentials.class, item, authentication(), requirements, matcher);
        return !found.isEmpty();
    }

    private boolean mayChoose() {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private Authentication authentication() {
        return item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.configuration;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.credentials.OrganisationChoice;
import java.util.function.Consumer;
import jenkins.model.Jenkins;

/** Checks of what an administrator types; for nobody else. */
final class Checks {
    private Checks() {}

    /** @param validation throws an {@link IllegalArgumentException} that says what is wrong, and the cure */
    static FormValidation required(String value, Consumer<String> validation) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            validation.accept(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** An empty field is fine. */
    static FormValidation optional(String value, Consumer<String> validation) {
        return required(value, text -> {
            if (Util.fixEmptyAndTrim(text) != null) {
                validation.accept(text);
            }
        });
    }

    static FormValidation organisation(String id, String credentialsId) {
        return required(id, text -> new OrganisationChoice("", text, credentialsId).validate());
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** Checks of what somebody types who configures a job; for nobody else. */
final class FormChecks {
    private final Item item;
    private final boolean variablesExpanded;

    /**
     * @param item the job that is being configured; null outside of one
     * @param variablesExpanded whether {@code $NAME} may stand in a text, to be replaced when the build runs
     */
    FormChecks(Item item, boolean variablesExpanded) {
        this.item = item;
        this.variablesExpanded = variablesExpanded;
    }

    boolean mayConfigure() {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
    }

    /** @param validation throws an {@link IllegalArgumentException} that says what is wrong, and the cure */
    FormValidation check(String value, Consumer<String> validation) {
        return variablesExpanded && value.contains("$") ? FormValidation.ok() : checkAsItStands(value, validation);
    }

    /** An empty field is fine. */
    FormValidation checkOptional(String value, Consumer<String> validation) {
        return Util.fixEmptyAndTrim(value) == null ? FormValidation.ok() : check(value.strip(), validation);
    }

    /** The first that is wrong. */
    FormValidation checkEach(List<String> values, Consumer<String> validation) {
        return firstOf(values.stream().map(value -> check(value, validation)));
    }

    /** No variable is replaced in it. */
    FormValidation checkAsItStands(String value, Consumer<String> validation) {
        if (!mayConfigure()) {
            return FormValidation.ok();
        }
        try {
            validation.accept(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    FormValidation checkEachAsItStands(List<String> values, Consumer<String> validation) {
        return firstOf(values.stream().map(value -> checkAsItStands(value, validation)));
    }

    private static FormValidation firstOf(Stream<FormValidation> results) {
        return results.filter(result -> result.kind != FormValidation.Kind.OK)
                .findFirst()
                .orElse(FormValidation.ok());
    }
}

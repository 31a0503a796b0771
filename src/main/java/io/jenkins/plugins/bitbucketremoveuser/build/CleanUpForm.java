package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpLimits;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.Map;
import java.util.function.IntFunction;
import net.sf.json.JSONObject;

/** The fields that the forms of those share who clean up. */
public final class CleanUpForm {
    private static final Map<String, IntFunction<CleanUpLimits>> LIMITS = Map.of(
            "maxRemovals", number -> CleanUpLimits.usual().withMostPeople(number),
            "maxShare", number -> CleanUpLimits.usual().withMostShare(number),
            "rosterShrinkage", number -> CleanUpLimits.usual().withMostShrinkage(number),
            "graceDays", number -> CleanUpLimits.usual().withGraceDays(number));

    private final FormChecks checks;

    /**
     * @param item the job that is being configured; null outside of one
     * @param variablesExpanded whether {@code $NAME} may stand in a text, to be replaced when the build runs
     */
    public CleanUpForm(Item item, boolean variablesExpanded) {
        checks = new FormChecks(item, variablesExpanded);
    }

    /**
     * What is left empty in a form is not given at all.
     *
     * @throws Descriptor.FormException for what is no number: nothing would come of it, and the limit would be the usual one
     */
    public static JSONObject bindable(JSONObject form) throws Descriptor.FormException {
        for (String field : LIMITS.keySet()) {
            String text = Util.fixEmptyAndTrim(form.optString(field));
            if (text == null) {
                form.discard(field);
            } else {
                try {
                    require(field, text);
                } catch (InvalidInputException e) {
                    throw new Descriptor.FormException(e.getMessage(), e, field);
                }
            }
        }
        return SearchForm.bindable(form);
    }

    private static void require(String field, String text) {
        LIMITS.get(field).apply(SearchForm.number(field, text));
    }

    public FormValidation checkLimit(String field, String value) {
        return value.isBlank()
                ? FormValidation.ok()
                : checks.checkAsItStands(value, text -> require(field, text.strip()));
    }

    public FormValidation checkName(String value) {
        return checks.checkOptional(value, CleanUpName::new);
    }
}

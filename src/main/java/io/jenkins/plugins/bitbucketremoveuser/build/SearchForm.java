package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.finding.AccountStatus;
import io.jenkins.plugins.bitbucketremoveuser.finding.EmailDomain;
import io.jenkins.plugins.bitbucketremoveuser.finding.InactiveDays;
import io.jenkins.plugins.bitbucketremoveuser.finding.NoNewcomer;
import io.jenkins.plugins.bitbucketremoveuser.finding.NotOnRoster;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import net.sf.json.JSONObject;

/** The fields that the forms of those share who look for people. */
public final class SearchForm {
    private static final List<String> TEXTS =
            List.of("notOnRoster", "rosterColumn", "onList", "listColumn", "emailDomain");
    private static final Map<String, IntConsumer> NUMBERS = Map.of(
            "mostUnknown", NotOnRoster::requireShare,
            "inactiveDays", InactiveDays::new,
            "newcomerDays", NoNewcomer::new);
    /** The fields with a line for each entry, and the lists that they stand for. */
    private static final Map<String, String> LISTS =
            Map.of("neverInLines", "neverIn", "accountStatusLines", "accountStatus");

    private final FormChecks checks;

    /**
     * @param item the job that is being configured; null outside of one
     * @param variablesExpanded whether {@code $NAME} may stand in a text, to be replaced when the build runs
     */
    public SearchForm(Item item, boolean variablesExpanded) {
        checks = new FormChecks(item, variablesExpanded);
    }

    /**
     * What is left empty in a form is not given at all, unlike what is given as an empty text.
     *
     * @throws Descriptor.FormException for what is no number: nothing would come of it, and the criterion would fall away
     */
    public static JSONObject bindable(JSONObject form) throws Descriptor.FormException {
        TEXTS.forEach(field -> discardIfBlank(form, field));
        for (String field : NUMBERS.keySet()) {
            discardIfBlank(form, field);
            if (form.has(field)) {
                try {
                    requireNumber(field, form.getString(field));
                } catch (InvalidInputException e) {
                    throw new Descriptor.FormException(e.getMessage(), e, field);
                }
            }
        }
        LISTS.forEach((lines, list) -> {
            discardIfBlank(form, lines);
            if (form.has(lines)) {
                form.put(list, RemovalForm.lines(form.getString(lines)));
                form.discard(lines);
            }
        });
        return RemovalForm.bindable(form);
    }

    private static void discardIfBlank(JSONObject form, String field) {
        if (form.optString(field).isBlank()) {
            form.discard(field);
        }
    }

    private static void requireNumber(String field, String text) {
        NUMBERS.get(field).accept(number(field, text));
    }

    static int number(String field, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    field, text, "is no whole number", "Give a whole number, or leave it empty.");
        }
    }

    /** What the field with a line for each entry shows. */
    public static String lines(List<String> list) {
        return list == null ? "" : String.join("\n", list);
    }

    public FormValidation checkFile(String field, String value) {
        return checks.checkOptional(value, path -> new WorkspaceFile(field, path));
    }

    public FormValidation checkEmailDomain(String value) {
        return checks.checkOptional(value, EmailDomain::new);
    }

    public FormValidation checkAccountStatus(String value) {
        return checks.checkEach(RemovalForm.lines(value), status -> new AccountStatus(List.of(status)));
    }

    public FormValidation checkNumber(String field, String value) {
        return value.isBlank()
                ? FormValidation.ok()
                : checks.checkAsItStands(value, text -> requireNumber(field, text));
    }
}

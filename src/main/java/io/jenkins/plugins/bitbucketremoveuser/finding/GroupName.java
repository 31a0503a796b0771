package io.jenkins.plugins.bitbucketremoveuser.finding;

import java.text.Normalizer;
import java.util.Locale;

/** @param id or slug */
record GroupName(String name, String id) {
    boolean isCalled(String text) {
        return folded(name).equals(folded(text)) || folded(id).equals(folded(text));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Groups whose members are never touched, by name or slug (by name or id for those of an organisation), in whatever case.
 * Where it cannot be seen who is in a group, everybody counts as a member.
 */
public final class ProtectedGroups implements SafetyRule {
    private final Map<String, String> byKey = new LinkedHashMap<>();
    private final SetBy setBy;

    private ProtectedGroups(Collection<String> entries, SetBy setBy) {
        for (String entry : entries) {
            if (entry == null || entry.isBlank()) {
                throw new InvalidInputException(
                        "protectedGroups",
                        "",
                        "has an empty entry",
                        "Give the name or the slug of a group an entry, for example Administrators.");
            }
            byKey.putIfAbsent(folded(entry), entry.strip());
        }
        this.setBy = setBy;
    }

    /** @throws InvalidInputException for an empty entry */
    public static ProtectedGroups of(Collection<String> entries, SetBy setBy) {
        return new ProtectedGroups(entries, setBy);
    }

    /** @param lines one name or slug a line; empty lines and lines that start with # are skipped; null for none */
    public static ProtectedGroups parse(String lines, SetBy setBy) {
        return new ProtectedGroups(Lines.of(lines), setBy);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** In the way they are written. */
    List<String> names() {
        return List.copyOf(byKey.values());
    }

    /** @param names of one group: its name, its slug, its id */
    boolean holds(String... names) {
        for (String name : names) {
            if (byKey.containsKey(folded(name))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SetBy setBy() {
        return setBy;
    }

    Refusal refusal(Person person, String group) {
        return protects(Refusal.Rule.PROTECTED_GROUP, person.toString(), "protected groups: " + group);
    }

    /** @param why the groups, or the person's place in them, cannot be seen */
    Refusal unchecked(Person person, Problem why) {
        return refusal(
                Refusal.Rule.PROTECTED_GROUP,
                "Whether " + person + " is in a group of " + named("protected groups: " + String.join(", ", names()))
                        + ", cannot be seen. " + why.message(),
                "Give this run a credential that may see the groups. " + why.cure());
    }

    /** Of a group that nobody can be in, which may be a misspelling. */
    Optional<String> absent(List<String> existing) {
        List<String> missing = byKey.entrySet().stream()
                .filter(entry ->
                        existing.stream().noneMatch(name -> folded(name).equals(entry.getKey())))
                .map(entry -> "\"" + entry.getValue() + "\"")
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("There is no group " + String.join(", ", missing) + " in the workspace, which "
                        + named("protected groups") + ", is to protect.");
    }
}

package io.jenkins.plugins.bitbucketremoveuser.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a report says about one person; empty texts for what it does not say. */
public record PersonPart(
        List<String> asked,
        String uuid,
        String accountId,
        String displayName,
        String outcome,
        List<Remark> remarks,
        List<GrantRow> grants,
        List<ResidueRow> residues) {

    PersonPart redacted(Redaction redaction) {
        return new PersonPart(
                asked.stream().map(redaction::name).toList(),
                "",
                "",
                "",
                outcome,
                remarks.stream().map(Remark::redacted).toList(),
                grants.stream().map(grant -> grant.redacted(redaction)).toList(),
                residues.stream().map(residue -> residue.redacted(redaction)).toList());
    }

    public String who() {
        return String.join(", ", asked);
    }

    public Tone tone() {
        return Tone.of(outcome);
    }

    public long leftCount() {
        return remarks.stream().filter(remark -> remark.type().equals("left")).count();
    }

    /** For example {@code 9 revoked, 1 left}. */
    public String grantCounts() {
        return counted(grants.stream().map(GrantRow::state));
    }

    public String residueCounts() {
        return counted(residues.stream().map(ResidueRow::state));
    }

    public List<Remark> shownRemarks() {
        return remarks.stream().filter(Remark::isTelling).toList();
    }

    public boolean hasDetails() {
        return !(shownRemarks().isEmpty() && grants.isEmpty() && residues.isEmpty() && accountId.isEmpty());
    }

    /** @param query in lower case */
    boolean matches(String query) {
        return Stream.of(
                        asked.stream(),
                        Stream.of(uuid, accountId, displayName, outcome),
                        remarks.stream().flatMap(remark -> Stream.of(remark.what(), remark.text())),
                        grants.stream()
                                .flatMap(grant -> Stream.of(
                                        grant.kind(), grant.id(), grant.name(), grant.level(), grant.state())),
                        residues.stream()
                                .flatMap(residue ->
                                        Stream.of(residue.kind(), residue.where(), residue.what(), residue.state())))
                .flatMap(texts -> texts)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query));
    }

    static String counted(Stream<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList());
    }
}

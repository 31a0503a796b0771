package io.jenkins.plugins.bitbucketremoveuser.report;

import java.util.List;

/**
 * What a report says about one workspace.
 *
 * @param link into Bitbucket
 * @param caller whose account was used; empty if it is not told
 * @param problems what ended the work; empty if nothing did
 */
public record WorkspacePart(
        String workspace,
        String link,
        String caller,
        String outcome,
        List<Remark> problems,
        List<PersonPart> people,
        List<String> checkList,
        int requests) {

    WorkspacePart redacted(Redaction redaction) {
        return new WorkspacePart(
                workspace,
                link,
                "",
                outcome,
                problems.stream().map(Remark::redacted).toList(),
                people.stream().map(person -> person.redacted(redaction)).toList(),
                checkList,
                requests);
    }

    WorkspacePart with(List<PersonPart> some) {
        return new WorkspacePart(workspace, link, caller, outcome, problems, some, checkList, requests);
    }

    public Tone tone() {
        return Tone.of(outcome);
    }

    /** For example {@code acme: failed (1 failed, 2 removed)}. */
    public String summary() {
        String counts = PersonPart.counted(people.stream().map(PersonPart::outcome));
        return workspace + ": " + outcome + (counts.isEmpty() ? "" : " (" + counts + ")");
    }
}

package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges one member after the other. */
final class Evaluation {
    private final List<Criterion> criteria;
    private final Facts facts;
    private final List<Match> matches = new ArrayList<>();
    private final Map<FoundPerson.Reason, List<String>> kept = new LinkedHashMap<>();
    private final Map<FoundPerson.Reason, Integer> counts = new LinkedHashMap<>();

    record Match(Candidate candidate, List<FoundPerson.Reason> reasons) {}

    Evaluation(List<Criterion> criteria, Facts facts) {
        this.criteria = criteria;
        this.facts = facts;
    }

    void judge(Candidate candidate) throws ProblemException, BitbucketException, InterruptedException {
        List<FoundPerson.Reason> reasons = new ArrayList<>();
        for (Criterion criterion : criteria) {
            Verdict verdict = criterion.judge(candidate, facts);
            FoundPerson.Reason reason = new FoundPerson.Reason(criterion.word(), verdict.reason());
            if (verdict instanceof Verdict.Kept) {
                keep(reason, candidate);
                return;
            }
            reasons.add(reason);
        }
        matches.add(new Match(candidate, reasons));
    }

    private void keep(FoundPerson.Reason reason, Candidate candidate) {
        counts.merge(reason, 1, Integer::sum);
        List<String> names = kept.computeIfAbsent(reason, any -> new ArrayList<>());
        if (names.size() < KeptPeople.MOST_NAMES) {
            names.add(candidate.name());
        }
    }

    List<Match> matches() {
        return matches;
    }

    List<KeptPeople> kept() {
        return kept.entrySet().stream()
                .map(entry -> new KeptPeople(
                        entry.getKey().criterion(),
                        entry.getKey().text(),
                        counts.get(entry.getKey()),
                        entry.getValue()))
                .toList();
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.BranchRestriction;
import io.jenkins.plugins.bitbucketremoveuser.client.BranchRestrictions;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of branch restrictions. A rule is never deleted and never emptied: without users and groups, nobody may do
 * what it is about. It can only be written back whole, so it is read right before that, and read again for whether
 * anybody else got lost.
 */
final class BranchRuleResidues implements ResidueKind {
    private final BranchRestrictions restrictions;
    private final String workspace;
    private final WebLinks links;
    private final RemovalSettings settings;
    private final Pause pause;
    private final Map<Residue, BranchRestriction> listed = new HashMap<>();
    private final Map<Residue, BranchRestriction> written = new HashMap<>();

    private boolean somebodyGotLost;

    BranchRuleResidues(
            BranchRestrictions restrictions, String workspace, WebLinks links, RemovalSettings settings, Pause pause) {
        this.restrictions = restrictions;
        this.workspace = workspace;
        this.links = links;
        this.settings = settings;
        this.pause = pause;
    }

    @Override
    public Residue.Kind kind() {
        return Residue.Kind.BRANCH_RESTRICTION;
    }

    @Override
    public String noun() {
        return "branch rules";
    }

    @Override
    public boolean isOnProjects() {
        return false;
    }

    @Override
    public Optional<FirstPage<Residue>> find(Person person, String place)
            throws BitbucketException, InterruptedException {
        List<Residue> found = new ArrayList<>();
        for (BranchRestriction rule : restrictions.list(workspace, place)) {
            if (rule.names(person.uuid())) {
                Residue residue = new Residue(
                        Residue.Kind.BRANCH_RESTRICTION,
                        place,
                        rule.id(),
                        rule.toString(),
                        links.repositorySettings(place));
                listed.put(residue, rule);
                found.add(residue);
            }
        }
        return Optional.of(FirstPage.whole(found));
    }

    @Override
    public Optional<Reason> obstacle(Person person, Residue residue) {
        return obstacle(listed.get(residue).without(person.uuid()), residue);
    }

    private static Optional<Reason> obstacle(BranchRestriction without, Residue residue) {
        return without.namesAnybody()
                ? Optional.empty()
                : Optional.of(new Reason(
                        "The rule names nobody else: without the person, nobody could do what it is about.",
                        "An administrator of the repository names somebody else in the rule, or deletes it, in "
                                + where() + ": " + residue.link()));
    }

    @Override
    public Cleaning clean(Person person, Residue residue) throws BitbucketException, InterruptedException {
        if (somebodyGotLost) {
            return new Cleaning.NotDone(new Reason(
                    "Others were missing in a rule after it was changed, so no further rule is changed.",
                    cure(residue)));
        }
        Iterator<Duration> delays = settings.rereadDelays().iterator();
        boolean asked = false;
        while (true) {
            Optional<BranchRestriction> rule = restrictions.find(workspace, residue.where(), residue.id());
            if (rule.isEmpty() || !rule.get().names(person.uuid())) {
                return asked ? new Cleaning.Asked() : new Cleaning.GoneBefore();
            }
            BranchRestriction without = rule.get().without(person.uuid());
            Optional<Reason> obstacle = obstacle(without, residue);
            if (obstacle.isPresent()) {
                return new Cleaning.NotDone(obstacle.get());
            }
            written.put(residue, without);
            asked = true;
            try {
                restrictions.replace(workspace, residue.where(), without);
                return new Cleaning.Asked();
            } catch (ApiErrorException e) {
                if (e.kind() == ApiErrorException.Kind.BAD_REQUEST) {
                    return new Cleaning.NotDone(uneditable(e, residue));
                }
                if (!Diagnosis.isPassing(e) || !delays.hasNext()) {
                    throw e;
                }
            } catch (BitbucketException e) {
                if (!Diagnosis.isPassing(e) || !delays.hasNext()) {
                    throw e;
                }
            }
            pause.waitFor(delays.next());
        }
    }

    private static Reason uneditable(ApiErrorException e, Residue residue) {
        return new Reason(
                "Bitbucket refused to change the rule. " + Diagnosis.sentence(e),
                "Bitbucket is reported to keep rules from being changed that name somebody whose access is gone. An"
                        + " administrator of the repository makes the rule anew without the person in " + where() + ": "
                        + residue.link());
    }

    @Override
    public Sight look(Person person, Residue residue) throws BitbucketException, InterruptedException {
        Optional<BranchRestriction> rule = restrictions.find(workspace, residue.where(), residue.id());
        if (rule.isEmpty()) {
            return new Sight.Gone();
        }
        if (rule.get().names(person.uuid())) {
            return new Sight.StillThere();
        }
        BranchRestriction meant = written.getOrDefault(residue, rule.get());
        List<String> missing = meant.missingIn(rule.get());
        if (missing.isEmpty()) {
            return new Sight.Gone();
        }
        somebodyGotLost = true;
        return new Sight.NotInOrder(new Reason(
                "The person is gone from the rule, but so are others who were in it: " + String.join(", ", missing)
                        + ". Bitbucket or somebody else took them out.",
                "An administrator of the repository puts them back, if they belong there, in " + where() + ": "
                        + residue.link()));
    }

    @Override
    public String cure(Residue residue) {
        return "An administrator of the repository takes the person off the rule in " + where() + ": " + residue.link();
    }

    private static String where() {
        return "Repository settings > Branch restrictions";
    }
}

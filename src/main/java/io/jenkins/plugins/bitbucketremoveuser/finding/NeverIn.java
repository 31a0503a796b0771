package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everybody who is in none of these groups. */
public final class NeverIn implements Criterion {
    private final List<String> groups;

    /**
     * @param groups by name or slug, in whatever case
     * @throws InvalidInputException for an empty one, and for none
     */
    public NeverIn(Collection<String> groups) {
        this.groups = groups.stream().map(String::strip).toList();
        if (this.groups.isEmpty() || this.groups.contains("")) {
            throw new InvalidInputException(
                    "neverIn", "", "has an empty entry", "Give the name or the slug of a group.");
        }
    }

    @Override
    public String word() {
        return "never-in";
    }

    @Override
    public String description() {
        return "is in none of the groups " + quoted(groups);
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    /** Everybody is outside of a group whose name is misspelt. */
    @Override
    public List<String> examine(Collection<Candidate> everybody, Facts facts)
            throws ProblemException, BitbucketException, InterruptedException {
        List<GroupName> existing = facts.groups();
        List<String> missing = groups.stream()
                .filter(name -> existing.stream().noneMatch(group -> group.isCalled(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.NO_SUCH_GROUP,
                            "The workspace has no group " + quoted(missing) + ". Nobody is named.",
                            "Give groups by the names or slugs that Workspace settings > User groups shows."),
                    null);
        }
        return List.of();
    }

    @Override
    public Verdict judge(Candidate candidate, Facts facts)
            throws ProblemException, BitbucketException, InterruptedException {
        List<GroupName> all = facts.groupsOf(candidate);
        Optional<String> one = groups.stream()
                .filter(name -> all.stream().anyMatch(group -> group.isCalled(name)))
                .findFirst();
        return one.<Verdict>map(name -> new Verdict.Kept("is in the group \"" + name + '"'))
                .orElseGet(() -> new Verdict.Matched(description()));
    }
}

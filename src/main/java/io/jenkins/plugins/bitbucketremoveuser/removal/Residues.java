package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/**
 * What keeps one person's name, as far as it was looked for. None of it is access, so none of it makes a removed person
 * a member again.
 *
 * @param notes what was looked at and what was not
 * @param left what was to be cleaned and is not
 */
public record Residues(List<ResidueResult> results, List<String> notes, List<Leftover> left) {
    public Residues {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
        left = List.copyOf(left);
    }

    /** Of somebody for whom nothing was looked for. */
    static Residues none() {
        return new Residues(List.of(), List.of(), List.of());
    }
}

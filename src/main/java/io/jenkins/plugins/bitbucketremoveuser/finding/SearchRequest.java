package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.util.List;

/**
 * Who is looked for in one workspace.
 *
 * @param criteria all of which have to match. They are asked in this order, and the first that keeps somebody ends it for
 *     this person; so those that take requests belong to the end
 * @param policy whom a removal would not touch
 */
public record SearchRequest(WorkspaceId workspace, List<Criterion> criteria, SafetyPolicy policy) {
    /** @throws InvalidInputException if no criterion says whom to look for: everybody would match */
    public SearchRequest {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new InvalidInputException("criteria", "", "are none, so everybody would match", "Give at least one.");
        }
        if (criteria.stream().noneMatch(Criterion::suffices)) {
            throw new InvalidInputException(
                    "criteria",
                    "",
                    "say only who is left out, so everybody else would match",
                    "Give one that says whom to find.");
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import java.io.Serializable;
import java.util.Objects;

/**
 * Leads to a plan that a dry run of a build has made. What is in the plan is read from where the build keeps it, never
 * from what a job hands over; and the seal, which only this Jenkins can make, tells whether that is still what it was.
 *
 * @param build {@link hudson.model.Run#getExternalizableId()}
 * @param id of the dry run within the build
 * @param seal of the build, the id and the plan
 */
public record PlanReference(String build, String id, String seal) implements Serializable {
    public PlanReference {
        Objects.requireNonNull(build, "build");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(seal, "seal");
    }
}

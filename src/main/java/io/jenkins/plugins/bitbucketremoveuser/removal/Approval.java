package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/** What a run may touch of what it finds: everything, or what is in the plan that somebody approved. */
final class Approval {
    static final String NOT_IN_PLAN = "It is not in the plan that was approved.";
    static final String CURE = "Make a new plan, and have it approved.";

    private final Optional<WorkspacePlan> plan;

    Approval(Optional<WorkspacePlan> plan) {
        this.plan = plan;
    }

    /** Whom the plan means by an id; empty without a plan, or if it found nobody. */
    Optional<Person> person(PersonId id) {
        return plan.flatMap(approved -> approved.of(id)).flatMap(PlannedPerson::person);
    }

    /** @param person whom the ids lead to now */
    Optional<Refusal> refuse(List<PersonId> asked, Person person) {
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        for (PersonId id : asked) {
            Optional<Person> planned = person(id);
            if (planned.isEmpty()) {
                return Optional.of(refusal(person + " was not to be removed when the plan was made."));
            }
            if (!planned.get().key().equals(person.key())) {
                return Optional.of(refusal(id.value() + " meant " + planned.get()
                        + " when the plan was made, and means " + person + " now."));
            }
        }
        return Optional.empty();
    }

    private static Refusal refusal(String why) {
        return new Refusal(Refusal.Rule.NOT_IN_PLAN, why + " Nobody approved that.", CURE);
    }

    boolean covers(Person person, Grant grant) {
        return plan.isEmpty()
                || plan.get()
                        .of(person)
                        .filter(planned -> planned.covers(grant))
                        .isPresent();
    }

    boolean covers(Person person, Residue residue) {
        return plan.isEmpty()
                || plan.get()
                        .of(person)
                        .filter(planned -> planned.covers(residue))
                        .isPresent();
    }

    /** What the plan names; nothing without a plan. */
    List<Grant> named(Person person) {
        return plan.flatMap(approved -> approved.of(person))
                .map(PlannedPerson::grants)
                .orElse(List.of());
    }
}

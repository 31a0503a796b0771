package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Optional;

/**
 * How many people one run may be about. What counts is what is asked for: each address and each id once, whoever it turns
 * out to mean, in however many workspaces. Over it, nobody is touched.
 */
public record MostPeople(int most, SetBy setBy) implements SafetyRule {
    /** @throws InvalidInputException if it is less than 1 */
    public MostPeople {
        if (most < 1) {
            throw new InvalidInputException(
                    "maxPeople",
                    Integer.toString(most),
                    "is out of range",
                    "Give a whole number of 1 or more, or leave it out for no limit.");
        }
    }

    @Override
    public Optional<Refusal> refuse(RemovalRequest request) {
        int asked = request.people().size();
        return asked <= most
                ? Optional.empty()
                : Optional.of(refusal(
                        Refusal.Rule.TOO_MANY_PEOPLE,
                        asked + " people are asked for, which is more than "
                                + named("at most " + most + (most == 1 ? " person" : " people") + " in a run")
                                + ", allows. Nobody was touched.",
                        "Ask for fewer people in one run. " + setBy().cure()));
    }
}

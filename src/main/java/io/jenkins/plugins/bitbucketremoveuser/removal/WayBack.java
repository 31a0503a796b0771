package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import java.util.List;

/** How to put back what was taken away of one kind: look, give, look again. The counterpart of {@link AccessKind}. */
interface WayBack {
    /** Whether the person has it, read anew where something was given. */
    Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException;

    /** The same for a dry run, where nobody is refused afterwards: it has to find out what giving would have met. */
    default Sight preview(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return look(person, grant);
    }

    /** Exactly this grant, with exactly this level. */
    void give(Person person, Grant grant) throws BitbucketException, InterruptedException;

    /** The next look reads anew. */
    default void changed() {}

    /** Why Bitbucket refused to tell about it or to give it, and what to do about it. */
    Problem explain(Person person, ApiErrorException refusal) throws BitbucketException, InterruptedException;

    /** What else giving it would mean, for a plan. */
    default List<String> notes(Grant grant) {
        return List.of();
    }

    sealed interface Sight {}

    record There() implements Sight {}

    record Missing() implements Sight {}

    /** It cannot be given, or not as it was. */
    record Impossible(String why, String cure) implements Sight {
        static Impossible because(Problem problem) {
            return new Impossible(problem.message(), problem.cure());
        }
    }
}

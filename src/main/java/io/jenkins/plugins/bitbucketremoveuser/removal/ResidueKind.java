package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import java.util.Optional;

/** One kind of residue: how to find it in one place, clean it, and look again. */
interface ResidueKind {
    Residue.Kind kind();

    /** What is looked for, in the plural. */
    String noun();

    boolean isOnProjects();

    /** @return empty {@link Optional} if Bitbucket's answer says nothing, in this place as in any other */
    Optional<FirstPage<Residue>> find(Person person, String place) throws BitbucketException, InterruptedException;

    /** Whether this software ever changes it. */
    default boolean isCleanable() {
        return true;
    }

    /** Why a residue that was found must not be cleaned; empty if it can be tried. */
    default Optional<Reason> obstacle(Person person, Residue residue) {
        return Optional.empty();
    }

    /** Asks for the change. */
    default Cleaning clean(Person person, Residue residue) throws BitbucketException, InterruptedException {
        throw new UnsupportedOperationException(noun());
    }

    /** Reads it anew after {@link #clean}. */
    default Sight look(Person person, Residue residue) throws BitbucketException, InterruptedException {
        throw new UnsupportedOperationException(noun());
    }

    /** Who can do it, and where. */
    String cure(Residue residue);

    record Reason(String why, String cure) {}

    sealed interface Cleaning {
        record Asked() implements Cleaning {}

        record GoneBefore() implements Cleaning {}

        record NotDone(Reason reason) implements Cleaning {}
    }

    sealed interface Sight {
        record Gone() implements Sight {}

        record StillThere() implements Sight {}

        /** The person is gone from it, but it is not as it was meant to be. */
        record NotInOrder(Reason reason) implements Sight {}
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One kind of access: how to find what a person holds of it, take it away, and look again. */
interface AccessKind {
    Grant.Kind kind();

    /** What the person holds now, found the cheap way. */
    Findings find(Person person) throws BitbucketException, InterruptedException;

    /** The same without any short cut: for somebody who still has access when the cheap way shows nothing any more. */
    default Findings findEverywhere(Person person) throws BitbucketException, InterruptedException {
        return find(person);
    }

    /** The same for a dry run, where cheaper and less exact may do. */
    default Findings preview(Person person, PlanDepth depth) throws BitbucketException, InterruptedException {
        return find(person);
    }

    /** @return false if it was gone already */
    boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException;

    /** What the person holds of this kind, read anew; every one of the given grants that is still there is in it. */
    List<Grant> stillHeld(Person person, Collection<Grant> grants) throws BitbucketException, InterruptedException;

    /** Whether somebody who is no member of the workspace can have nothing of this kind. */
    default boolean endsWithMembership() {
        return true;
    }

    /** Whether it gives access by itself, so that what is unknown of it may explain why somebody still is a member. */
    default boolean givesAccess() {
        return true;
    }

    /** Who can take away what this run cannot, and where. */
    String cure();

    /** Why Bitbucket refused to take something away, and what to do about it. */
    default Problem explain(ApiErrorException refusal, Diagnosis diagnosis) {
        Problem problem = diagnosis.of(refusal);
        return new Problem(problem.kind(), problem.message(), cure() + " " + problem.cure());
    }

    /**
     * @param grants named one by one
     * @param unknown what could not be looked at
     * @param notes what somebody should know before it is taken away
     * @param bound where else there may be grants, in a plan that does not name them all
     */
    record Findings(List<Grant> grants, List<Leftover> unknown, List<String> notes, Optional<RepositoryBound> bound) {
        public Findings {
            grants = List.copyOf(grants);
            unknown = List.copyOf(unknown);
            notes = List.copyOf(notes);
        }

        static Findings of(List<Grant> grants) {
            return new Findings(grants, List.of(), List.of(), Optional.empty());
        }

        static Findings unknown(Leftover leftover) {
            return new Findings(List.of(), List.of(leftover), List.of(), Optional.empty());
        }

        static Findings within(RepositoryBound bound) {
            return new Findings(List.of(), List.of(), List.of(), Optional.of(bound));
        }

        Findings with(List<String> newNotes) {
            return new Findings(grants, unknown, newNotes, bound);
        }

        /**
         * @param where for example {@code on 5 projects}
         * @param one of them, for example {@code project}
         */
        static Findings tooManyToLookAt(String where, String one, int limit) {
            return unknown(new Leftover(
                    "direct grants, if any, " + where,
                    "Bitbucket does not show where, and looking at each " + one
                            + " would take more requests than the limit of " + limit + ".",
                    "Look for the person in Workspace settings > User directory, and remove the access there."));
        }
    }
}

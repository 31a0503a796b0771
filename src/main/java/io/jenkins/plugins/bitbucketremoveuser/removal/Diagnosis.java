package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.Organisation;
import io.jenkins.plugins.bitbucketremoveuser.client.UnreachableException;
import java.util.List;
import java.util.Optional;

/** Puts answers into words: what they mean for the credential that was used, and what cures it. */
public final class Diagnosis {
    private final Credential permissions;
    private final Credential groups;
    private final Optional<Credential> organisation;

    public Diagnosis(Bitbucket bitbucket) {
        permissions = bitbucket.permissionsCredential();
        groups = bitbucket.groupsCredential();
        organisation = bitbucket.organisation().map(Organisation::credential);
    }

    /** Whether Bitbucket understood and said no, so that another credential, or a person, might get further. */
    static boolean isRefusal(ApiErrorException e) {
        return switch (e.kind()) {
            case BAD_REQUEST,
                    INVALID_CREDENTIAL,
                    MISSING_SCOPE,
                    WRONG_CREDENTIAL_KIND,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    GONE -> true;
            case RATE_LIMITED, UNAVAILABLE, OTHER -> false;
        };
    }

    /** Something that a run does with Bitbucket. */
    @FunctionalInterface
    interface Work {
        void run() throws ProblemException, BitbucketException, InterruptedException;
    }

    /**
     * Does it, whatever comes of that: an account of what was done is worth more than a stack trace without one.
     *
     * @param ifStopped what an interrupt means
     * @return why the work ended early; empty if it came to its end
     */
    Optional<Problem> endOf(Work work, Problem ifStopped) {
        try {
            work.run();
            return Optional.empty();
        } catch (InterruptedException e) {
            return Optional.of(ifStopped);
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        } catch (BitbucketException e) {
            return Optional.of(of(e));
        } catch (RuntimeException e) {
            return Optional.of(defect(e));
        }
    }

    public static Problem defect(RuntimeException e) {
        return new Problem(
                Problem.Kind.INTERNAL_ERROR,
                "A defect of this software: " + e + ".",
                "Report it, with this message; a repeated run is safe.");
    }

    /** Whether Bitbucket could not be reached, or was not willing to answer just now. */
    static boolean isPassing(BitbucketException e) {
        return e instanceof UnreachableException
                || e instanceof ApiErrorException error
                        && (error.kind() == ApiErrorException.Kind.RATE_LIMITED
                                || error.kind() == ApiErrorException.Kind.UNAVAILABLE);
    }

    public Problem of(BitbucketException e) {
        List<String> missing = e instanceof ApiErrorException error ? error.missingScopes() : List.of();
        Credential credential = credential(e);
        return Answer.to(e, credential).problem(credential, missing, sentence(e));
    }

    /** Each API has a credential of its own. */
    private Credential credential(BitbucketException e) {
        if (e.endpoint().contains("/orgs")) {
            return organisation.orElse(permissions);
        }
        return e.endpoint().contains(" /1.0/") ? groups : permissions;
    }

    /** About the 1.0 API, whose credential is not the one that the other messages are about. */
    Problem ofLegacy(BitbucketException e, String cure) {
        String what = "Bitbucket's answer is not understood.";
        if (e instanceof ApiErrorException error) {
            what = (managedElsewhere(error) ? Answer.PEOPLE_MANAGED_ELSEWHERE : Answer.REFUSED).meaning();
        }
        return new Problem(of(e).kind(), what + " " + sentence(e), cure);
    }

    private static boolean managedElsewhere(ApiErrorException error) {
        return error.kind() == ApiErrorException.Kind.METHOD_NOT_ALLOWED || error.kind() == ApiErrorException.Kind.GONE;
    }

    /** What is known of this kind of credential before anything is asked. */
    Problem wrongKind(String said) {
        return Answer.wrongKind(permissions).problem(permissions, List.of(), said);
    }

    static String sentence(BitbucketException e) {
        String said = e.getMessage();
        return said.endsWith(".") ? said : said + ".";
    }
}

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import java.util.List;

/** Puts Bitbucket's answers to one credential into words: what it means and what cures it. */
final class Diagnosis {
    private final Credential credential;

    Diagnosis(Credential credential) {
        this.credential = credential;
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

    Problem of(BitbucketException e) {
        List<String> missing = e instanceof ApiErrorException error ? error.missingScopes() : List.of();
        return Answer.to(e, credential).problem(credential, missing, sentence(e));
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
        return Answer.wrongKind(credential).problem(credential, List.of(), said);
    }

    private static String sentence(BitbucketException e) {
        String said = e.getMessage();
        return said.endsWith(".") ? said : said + ".";
    }
}

package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;

/** What the process says at its end; of several people, the worst. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int LEFT_FOR_A_PERSON = 3;
    static final int REFUSED = 4;

    private ExitCode() {}

    static int of(RestoreVerdict verdict) {
        return switch (verdict) {
            case RESTORED, NOTHING_TO_DO, PLANNED -> DONE;
            case LEFT_FOR_A_PERSON -> LEFT_FOR_A_PERSON;
            case REFUSED -> REFUSED;
            case FAILED, INTERRUPTED -> FAILED;
        };
    }

    static int of(RunOutcome outcome) {
        return switch (outcome) {
            case REMOVED, NOTHING_TO_DO, PLANNED -> DONE;
            case LEFT_FOR_A_PERSON -> LEFT_FOR_A_PERSON;
            case REFUSED -> REFUSED;
            case FAILED, INTERRUPTED -> FAILED;
        };
    }
}

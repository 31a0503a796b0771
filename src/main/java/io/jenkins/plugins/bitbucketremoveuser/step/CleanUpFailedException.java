package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.AbortException;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** Ends the step if the clean-up was stopped, or somebody was not removed. What was done for the others is in the result. */
public final class CleanUpFailedException extends AbortException {
    private static final long serialVersionUID = 1L;

    private final CleanUpResult result;

    CleanUpFailedException(CleanUpResult result) {
        super(result.getSummary());
        this.result = result;
    }

    /** The same as the step returns if all is well. */
    @Whitelisted
    public CleanUpResult getResult() {
        return result;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.AbortException;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** Ends the step if somebody was not restored. What was done for the others is in the result. */
public final class RestoreFailedException extends AbortException {
    private static final long serialVersionUID = 1L;

    private final RestoreResult result;

    RestoreFailedException(RestoreResult result) {
        super(result.getSummary());
        this.result = result;
    }

    /** The same as the step returns if all is well. */
    @Whitelisted
    public RestoreResult getResult() {
        return result;
    }
}

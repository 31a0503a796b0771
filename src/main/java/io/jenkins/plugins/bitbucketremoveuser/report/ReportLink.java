package io.jenkins.plugins.bitbucketremoveuser.report;

import hudson.model.Action;

/** An action of a build to which its reports lead on; it has an icon only for whoever may go there. */
public interface ReportLink extends Action {}

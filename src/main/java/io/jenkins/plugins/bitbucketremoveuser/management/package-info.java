/** The audit log of this Jenkins: where it is, who sees it and how, and what happens when it cannot be written. */
package io.jenkins.plugins.bitbucketremoveuser.management;

/** Clean-ups that need no job: set up on the global page, started by a timer or by hand. */
package io.jenkins.plugins.bitbucketremoveuser.schedule;

/** The command line: the same engine as in Jenkins, without Jenkins. */
package io.jenkins.plugins.bitbucketremoveuser.cli;

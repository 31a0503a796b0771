/** The page on a build that shows what its removals kept in the build's folder, and offers them for download. */
package io.jenkins.plugins.bitbucketremoveuser.report;

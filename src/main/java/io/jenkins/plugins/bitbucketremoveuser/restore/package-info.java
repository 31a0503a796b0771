/** The page on a build where somebody who may remove people gives back what its removals took away. */
package io.jenkins.plugins.bitbucketremoveuser.restore;

/** A removal as part of a build: what step and build step share, from their fields to the report in the build's folder. */
package io.jenkins.plugins.bitbucketremoveuser.build;

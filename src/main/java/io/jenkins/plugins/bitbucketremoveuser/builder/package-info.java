/** The build step of freestyle jobs. */
package io.jenkins.plugins.bitbucketremoveuser.builder;

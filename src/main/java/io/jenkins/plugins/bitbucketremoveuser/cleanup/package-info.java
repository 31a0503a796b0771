/**
 * Removes whoever should no longer be in a workspace: finds, holds back, has removed. Knows neither HTTP nor Jenkins.
 */
package io.jenkins.plugins.bitbucketremoveuser.cleanup;

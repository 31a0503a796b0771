/** What an administrator sets for the whole Jenkins. */
package io.jenkins.plugins.bitbucketremoveuser.configuration;

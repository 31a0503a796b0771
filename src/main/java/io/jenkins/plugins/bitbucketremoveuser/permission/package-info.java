/** Who may do and see what of the plugin in the web interface of Jenkins. */
package io.jenkins.plugins.bitbucketremoveuser.permission;

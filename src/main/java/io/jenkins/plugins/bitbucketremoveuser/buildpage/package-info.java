/** What the pages of a build have in common on which somebody has access taken away, or given back. */
package io.jenkins.plugins.bitbucketremoveuser.buildpage;

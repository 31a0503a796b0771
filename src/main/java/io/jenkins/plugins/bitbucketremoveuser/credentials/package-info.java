/** From a Jenkins credential to what the client authenticates with. The one place that does. */
package io.jenkins.plugins.bitbucketremoveuser.credentials;

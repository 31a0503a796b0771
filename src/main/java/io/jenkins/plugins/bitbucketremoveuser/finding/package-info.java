/**
 * Who of a workspace matches what somebody looks for, and why. It reads only, and knows neither Jenkins nor HTTP.
 */
package io.jenkins.plugins.bitbucketremoveuser.finding;

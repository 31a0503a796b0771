/**
 * Bitbucket Cloud over HTTP: authentication, paging, retries and typed errors. Knows neither Jenkins nor what a removal
 * is. One small interface per resource family, immutable records for data.
 */
package io.jenkins.plugins.bitbucketremoveuser.client;

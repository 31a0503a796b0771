/**
 * The record of every run: who wanted what, whom it was about, what became of it. A file of JSON lines that only grows until
 * it is rotated; see {@code docs/audit.md}. Knows the reports of {@code removal}, and nothing of Jenkins.
 */
package io.jenkins.plugins.bitbucketremoveuser.audit;

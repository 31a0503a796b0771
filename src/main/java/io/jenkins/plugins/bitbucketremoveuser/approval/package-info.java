/** The page on a build where somebody who may remove people looks at a plan and has it applied. */
package io.jenkins.plugins.bitbucketremoveuser.approval;

package io.jenkins.plugins.bitbucketremoveuser.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.AuthorizationStrategy;
import hudson.security.GlobalMatrixAuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.matrixauth.AuthorizationType;
import org.jenkinsci.plugins.matrixauth.PermissionEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see people, and who may take access away from a web page, by default and when it is granted. */
@WithJenkins
class RemoveUserPermissionsTest {
    private JenkinsRule jenkins;
    private FreeStyleProject job;
    private Run<?, ?> build;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = rule.createFreeStyleProject("leaver");
        build = rule.buildAndAssertSuccess(job);
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
    }

    /** Of people: those of a build, and of Jenkins as a whole. Removing: at a job, and at Jenkins as a whole. */
    private void assertMatrix(String who, boolean viewsPeople, boolean removes) {
        var authentication = "anonymous".equals(who)
                ? Jenkins.ANONYMOUS2
                : User.getById(who, true).impersonate2();
        assertEquals(
                viewsPeople,
                build.getACL().hasPermission2(authentication, RemoveUserPermissions.VIEW_PEOPLE),
                who + " sees people of a build");
        assertEquals(
                viewsPeople,
                jenkins.jenkins.getACL().hasPermission2(authentication, RemoveUserPermissions.VIEW_PEOPLE),
                who + " sees people of Jenkins");
        assertEquals(
                removes,
                job.getACL().hasPermission2(authentication, RemoveUserPermissions.REMOVE),
                who + " removes at a job");
        assertEquals(
                removes,
                jenkins.jenkins.getACL().hasPermission2(authentication, RemoveUserPermissions.REMOVE),
                who + " removes at Jenkins");
    }

    private static AuthorizationStrategy usual() {
        return new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("administrator")
                .grant(Jenkins.MANAGE, Jenkins.READ, Item.READ)
                .everywhere()
                .to("manager")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.CANCEL)
                .everywhere()
                .to("builder")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.REMOVE)
                .everywhere()
                .to("operator");
    }

    @Test
    void whoMayWhat() {
        jenkins.jenkins.setAuthorizationStrategy(usual());

        assertMatrix("anonymous", false, false);
        assertMatrix("reader", false, false);
        assertMatrix("builder", false, false);
        assertMatrix("auditor", true, false);
        assertMatrix("operator", false, true);
        assertMatrix("configurer", true, false);
        assertMatrix("manager", false, false);
        assertMatrix("administrator", true, true);
    }

    @Test
    void whoMayWhatInTheMatrix() {
        GlobalMatrixAuthorizationStrategy matrix = new GlobalMatrixAuthorizationStrategy();
        grant(matrix, "reader", Item.READ);
        grant(matrix, "auditor", RemoveUserPermissions.VIEW_PEOPLE);
        grant(matrix, "operator", RemoveUserPermissions.REMOVE);
        grant(matrix, "configurer", Item.CONFIGURE);
        grant(matrix, "administrator", Jenkins.ADMINISTER);
        jenkins.jenkins.setAuthorizationStrategy(matrix);

        assertMatrix("anonymous", false, false);
        assertMatrix("reader", false, false);
        assertMatrix("auditor", true, false);
        assertMatrix("operator", false, true);
        assertMatrix("configurer", true, false);
        assertMatrix("administrator", true, true);
    }

    private static void grant(GlobalMatrixAuthorizationStrategy matrix, String who, Permission permission) {
        matrix.add(permission, new PermissionEntry(AuthorizationType.USER, who));
    }

    /** What the authorization page lists, and where it can be granted. */
    @Test
    void theyCanBeGrantedForAllOfJenkinsForAFolderAndForAJob() {
        assertEquals(
                "Bitbucket Remove User",
                PermissionGroup.get(RemoveUserPermissions.class).title.toString());
        for (Permission permission : RemoveUserPermissions.GROUP) {
            for (PermissionScope scope :
                    new PermissionScope[] {PermissionScope.JENKINS, PermissionScope.ITEM_GROUP, PermissionScope.ITEM}) {
                assertTrue(permission.isContainedBy(scope), permission + " in " + scope);
            }
        }
        assertEquals(2, RemoveUserPermissions.GROUP.size());
    }

    @Test
    void jcascGrantsThemByName(@TempDir Path folder) throws Exception {
        Path yaml = folder.resolve("jenkins.yaml");
        Files.writeString(yaml, """
                jenkins:
                  authorizationStrategy:
                    globalMatrix:
                      entries:
                      - user:
                          name: "admin"
                          permissions:
                          - "Overall/Administer"
                      - user:
                          name: "auditor"
                          permissions:
                          - "Bitbucket Remove User/ViewPeople"
                      - user:
                          name: "operator"
                          permissions:
                          - "Bitbucket Remove User/Remove"
                """, StandardCharsets.UTF_8);

        ConfigurationAsCode.get().configure(yaml.toString());

        assertMatrix("auditor", true, false);
        assertMatrix("operator", false, true);
    }
}

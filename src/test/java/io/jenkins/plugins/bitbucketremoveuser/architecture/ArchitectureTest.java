package io.jenkins.plugins.bitbucketremoveuser.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * Dependencies point one way: command line and Jenkins side to audit, audit to clean-up, clean-up to finding, finding to
 * removal, removal to client. The same in both builds: the packages that a build does not have break no rule.
 */
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.bitbucketremoveuser";
    private static final String CLIENT = ROOT + ".client..";
    private static final String REMOVAL = ROOT + ".removal..";
    private static final String AUDIT = ROOT + ".audit..";
    private static final String FINDING = ROOT + ".finding..";
    private static final String CLEAN_UP = ROOT + ".cleanup..";
    private static final String CLI = ROOT + ".cli..";
    private static final String[] JENKINS = {"hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci.."};

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void theClassesAreThereAndNoTestIsAmongThem() {
        assertTrue(MAIN.contain(ROOT + ".client.BitbucketCloud"));
        assertTrue(MAIN.contain(ROOT + ".removal.RemovalEngine"));
        assertTrue(MAIN.contain(ROOT + ".audit.AuditLog"));
        assertTrue(MAIN.contain(ROOT + ".finding.UserSearch"));
        assertTrue(MAIN.contain(ROOT + ".cleanup.CleanUp"));
        assertTrue(MAIN.stream()
                .map(type -> type.getPackageName())
                .noneMatch(name -> name.endsWith(".simulator") || name.endsWith(".architecture")));
    }

    @Test
    void theClientKnowsNothingButHttpAndJson() {
        check(classes()
                .that()
                .resideInAPackage(CLIENT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CLIENT,
                        "java..",
                        "org.apache.hc.client5..",
                        "org.apache.hc.core5..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind.."));
    }

    @Test
    void removalKnowsNothingButTheClientJsonAndCsv() {
        check(classes()
                .that()
                .resideInAPackage(REMOVAL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        REMOVAL,
                        CLIENT,
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "org.apache.commons.csv.."));
    }

    /** The one that builds the parts may know the part that speaks HTTP; removal itself works with its interfaces. */
    @Test
    void removalNeverOpensAConnectionByItself() {
        check(noClasses()
                .that()
                .resideInAPackage(REMOVAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "javax.net..", "org.apache.hc..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".client.BitbucketCloud"));
    }

    @Test
    void theAuditKnowsNothingButRunsJsonAndCsv() {
        check(classes()
                .that()
                .resideInAPackage(AUDIT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AUDIT,
                        CLEAN_UP,
                        FINDING,
                        REMOVAL,
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "org.apache.commons.csv.."));
    }

    @Test
    void findingKnowsNothingButRemovalClientAndJson() {
        check(classes()
                .that()
                .resideInAPackage(FINDING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        FINDING,
                        REMOVAL,
                        CLIENT,
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind.."));
    }

    @Test
    void cleaningUpKnowsNothingButFindingRemovalAndJson() {
        check(classes()
                .that()
                .resideInAPackage(CLEAN_UP)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CLEAN_UP,
                        FINDING,
                        REMOVAL,
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind.."));
    }

    @Test
    void theCommandLineKnowsNothingButTheEngine() {
        check(classes()
                .that()
                .resideInAPackage(CLI)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CLI, AUDIT, CLEAN_UP, FINDING, REMOVAL, CLIENT, "java..", "picocli.."));
    }

    @Test
    void nothingBelowTheJenkinsSideKnowsJenkins() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CLIENT, REMOVAL, FINDING, CLEAN_UP, AUDIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JENKINS));
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void whatIsDeliveredUsesNoTestCode() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".simulator..",
                        ROOT + ".contract..",
                        ROOT + ".architecture..",
                        "org.junit..",
                        "com.tngtech.."));
    }
}

package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Locale;

/** Ready-made worlds. The secrets in here are open in no place but the simulator. */
public final class Worlds {

    public static final String WORKSPACE = "acme";
    public static final String JANE = "jane@acme.org";
    /** The caller. */
    public static final String ADMIN = "admin@acme.org";

    public static final String SECOND_ADMIN = "olga@acme.org";
    /** A member without any special right, with a token of all scopes. */
    public static final String MEMBER = "bob@acme.org";

    /** Nobody yet: an invitation is pending. */
    public static final String INVITED = "Nadia@acme.org";

    public static final String ADMIN_TOKEN = "demo-admin-token";
    public static final String MEMBER_TOKEN = "demo-member-token";
    /** The administrator's, with exactly the scopes this plugin asks for. */
    public static final String SCOPED_TOKEN = "demo-scoped-token";
    /** The administrator's, good for reading only. */
    public static final String READ_ONLY_TOKEN = "demo-read-only-token";

    public static final String OAUTH_KEY = "demo-consumer-key";
    public static final String OAUTH_SECRET = "demo-consumer-secret";
    public static final String ACCESS_TOKEN = "demo-workspace-access-token";
    public static final String APP_PASSWORD_USER = "acme-admin";
    public static final String APP_PASSWORD = "demo-app-password";

    /** Manages the people of {@link #acme(WorkspaceKind)}, if they are managed there. */
    public static final String ORGANISATION_ID = "7c0e3a52-9f0d-4f0e-8a3e-1d2b6c5f4e90";

    public static final String ORGANISATION_KEY = "demo-organisation-key";
    /** Where Jane and all others are. */
    public static final String DIRECTORY = "ACME people";
    /** Where only some of the others are. */
    public static final String OTHER_DIRECTORY = "ACME partners";

    /** What roles on ACME's Jira are given on. */
    public static final String JIRA = "ari:cloud:jira-software::site/5d0f6e0c-3f0b-4a7e-9d58-0a1f2b3c4d5e";
    /** Gives nothing but Jira. */
    public static final String JIRA_GROUP = "Jira users";

    private static final String[] READ_SCOPES = {
        "read:user:bitbucket", "read:workspace:bitbucket", "read:project:bitbucket", "read:repository:bitbucket"
    };
    private static final String[] PLUGIN_SCOPES = {
        "read:user:bitbucket",
        "read:workspace:bitbucket",
        "read:project:bitbucket",
        "read:repository:bitbucket",
        "admin:project:bitbucket",
        "admin:repository:bitbucket",
        "delete:permission:bitbucket",
        "read:pullrequest:bitbucket"
    };
    private static final String[] OAUTH_SCOPES = {
        "account", "account:write", "project", "project:admin", "repository", "repository:admin"
    };

    private static final Permission[] LEVELS = {Permission.READ, Permission.WRITE, Permission.ADMIN};

    private Worlds() {}

    /**
     * A small company; Jane is about to leave. She has three groups, two project grants, four repository grants. Beside
     * that, she is default reviewer of two repositories and a project, stands in three rules about branches, in one of
     * them alone, has written one pull request and reviews another.
     */
    public static SimulatorWorld acme() {
        return acme(WorkspaceKind.LEGACY);
    }

    /**
     * As {@link #acme()}. If its people are managed in an organisation, Jane is in one directory: with her groups, of
     * which Developers give Jira too, with the group that gives Jira alone, and with a role on the workspace that was given
     * to her directly.
     */
    public static SimulatorWorld acme(WorkspaceKind kind) {
        WorldBuilder world = SimulatorWorld.builder()
                .person(ADMIN, "Ada Lindqvist")
                .person(SECOND_ADMIN, "Olga Petrenko")
                .person(JANE, "Jane Doe")
                .person(MEMBER, "Bob Keller")
                .person("carol@acme.org", "Carol Okafor")
                .person("dinesh@acme.org", "Dinesh Rao")
                .person("elena@acme.org", "Elena García")
                .person("frank@acme.org", "Frank O'Neill")
                .person("grace@acme.org", "Grace Tanaka")
                .person("hugo@acme.org", "Hugo Martin", "inactive")
                .person("ines@acme.org", "Inès Dubois")
                .person("jane.doering@acme.org", "Jane Döring")
                .person("stranger@elsewhere.example", "Sam Stranger")
                .workspace(
                        WORKSPACE,
                        acme -> acme.name("ACME Corporation")
                                .kind(kind)
                                .admins("Administrators", ADMIN, SECOND_ADMIN)
                                .group("Developers", ADMIN, JANE, MEMBER, "carol@acme.org", "dinesh@acme.org")
                                .group("Release Managers", JANE, "carol@acme.org")
                                .group(
                                        "Everybody",
                                        Permission.READ,
                                        true,
                                        JANE,
                                        MEMBER,
                                        "frank@acme.org",
                                        "grace@acme.org")
                                .project("CORE", "Core platform")
                                .project("MOB", "Mobile apps")
                                .project("WEB", "Web shop")
                                .project("OPS", "Operations")
                                .project("LAB", "Laboratory")
                                .repository("billing", "CORE")
                                .repository("ledger", "CORE")
                                .repository("identity", "CORE")
                                .repository("android-app", "MOB")
                                .repository("ios-app", "MOB")
                                .repository("shop-frontend", "WEB")
                                .repository("shop-backend", "WEB")
                                .repository("terraform", "OPS")
                                .repository("runbooks", "OPS")
                                .repository("spikes", "LAB")
                                .invite(INVITED, "developers")
                                .groupOnProject("developers", "CORE", Permission.WRITE)
                                .groupOnProject("developers", "WEB", Permission.WRITE)
                                .groupOnRepository("release-managers", "terraform", Permission.WRITE)
                                .grantProject(JANE, "CORE", Permission.ADMIN)
                                .grantProject(JANE, "MOB", Permission.CREATE_REPO)
                                .grantProject("dinesh@acme.org", "MOB", Permission.WRITE)
                                .grantRepository(JANE, "shop-backend", Permission.WRITE)
                                .grantRepository(JANE, "terraform", Permission.ADMIN)
                                .grantRepository(JANE, "runbooks", Permission.READ)
                                .grantRepository(JANE, "spikes", Permission.ADMIN)
                                .grantRepository("elena@acme.org", "runbooks", Permission.WRITE)
                                .grantRepository("hugo@acme.org", "spikes", Permission.READ)
                                .grantRepository("ines@acme.org", "ios-app", Permission.WRITE)
                                .grantRepository("jane.doering@acme.org", "runbooks", Permission.READ)
                                .reviewsRepository(JANE, "terraform")
                                .reviewsRepository("carol@acme.org", "terraform")
                                .reviewsRepository(JANE, "ledger")
                                .reviewsProject(JANE, "MOB")
                                .reviewsProject("dinesh@acme.org", "MOB")
                                .branchRule("terraform", "push", "main")
                                .ruleUsers("terraform", "1", JANE, "carol@acme.org")
                                .ruleGroups("terraform", "1", "release-managers")
                                .branchRule("terraform", "require_approvals_to_merge", "main")
                                .branchRule("spikes", "restrict_merges", "release/*")
                                .ruleUsers("spikes", "1", JANE)
                                .branchRule("identity", "push", "main")
                                .ruleUsers("identity", "1", JANE)
                                .ruleGroups("identity", "1", "developers")
                                .pullRequest("ledger", "Round to cents", JANE, MEMBER)
                                .pullRequest("terraform", "Renew certificates", MEMBER, JANE, "carol@acme.org")
                                .pullRequest("terraform", "Smaller machines", MEMBER, "carol@acme.org"));
        if (kind == WorkspaceKind.ORGANISATION) {
            world.organisation(ORGANISATION_ID, Worlds::acmeOrganisation);
        }
        return credentials(world).build();
    }

    private static void acmeOrganisation(OrganisationBuilder organisation) {
        organisation
                .key(ORGANISATION_KEY)
                .directory(
                        DIRECTORY,
                        people -> people.workspace(WORKSPACE)
                                .people("elena@acme.org", "hugo@acme.org", "ines@acme.org", "jane.doering@acme.org")
                                .invited(INVITED, "Nadia Haddad")
                                .app(JIRA, "jira-software", "acme.atlassian.net")
                                .group(JIRA_GROUP, JANE, MEMBER, "grace@acme.org", "jane.doering@acme.org")
                                .gives(JIRA_GROUP, JIRA, DirectoryBuilder.USER)
                                .gives("Developers", JIRA, DirectoryBuilder.USER)
                                .workspaceRole(JANE, WORKSPACE, DirectoryBuilder.USER)
                                .workspaceRole(INVITED, WORKSPACE, DirectoryBuilder.USER)
                                .role("carol@acme.org", JIRA, DirectoryBuilder.ADMIN))
                .directory(OTHER_DIRECTORY, partners -> partners.people("ines@acme.org", "stranger@elsewhere.example"));
    }

    /** As {@link #large(int, int, int, int)}, every project with repositories if there are enough. */
    public static SimulatorWorld large(int repositories, int projects, int people) {
        return large(repositories, projects, people, 0);
    }

    /**
     * A large company, the same every time. Repositories go round the projects. Jane has three groups, two project
     * grants and four repository grants in projects where she has nothing else.
     *
     * @param emptyProjects further projects without any repository
     */
    public static SimulatorWorld large(int repositories, int projects, int people, int emptyProjects) {
        if (projects < 7 || repositories < projects || people < 4) {
            throw new IllegalArgumentException("needs 7 projects, as many repositories, and 4 people");
        }
        WorldBuilder world = SimulatorWorld.builder()
                .person(ADMIN, "Ada Lindqvist")
                .person(SECOND_ADMIN, "Olga Petrenko")
                .person(JANE, "Jane Doe")
                .person(MEMBER, "Bob Keller");
        for (int i = 4; i < people; i++) {
            world.person(employee(i), String.format(Locale.ROOT, "Employee %05d", i));
        }
        world.workspace(WORKSPACE, acme -> fill(acme, repositories, projects, people, emptyProjects));
        return credentials(world).build();
    }

    private static void fill(WorkspaceBuilder acme, int repositories, int projects, int people, int emptyProjects) {
        acme.name("ACME Corporation")
                .admins("Administrators", ADMIN, SECOND_ADMIN)
                .group("Developers", JANE, MEMBER)
                .group("Team 0", JANE)
                .group("Team 1", JANE);
        int teams = Math.max(2, people / 50);
        for (int i = 2; i < teams; i++) {
            acme.group("Team " + i);
        }
        for (int i = 0; i < projects + emptyProjects; i++) {
            acme.project("P" + i, "Project " + i);
        }
        for (int i = 0; i < repositories; i++) {
            acme.repository(String.format(Locale.ROOT, "repo-%05d", i), "P" + i % projects);
        }
        acme.groupOnProject("developers", "P0", Permission.READ);
        for (int i = 0; i < teams; i++) {
            // Jane's teams stay out of the projects of her own grants.
            acme.groupOnProject("team-" + i, "P" + (i < 2 ? 0 : i % projects), Permission.WRITE);
        }
        for (int i = 4; i < people; i++) {
            acme.join("team-" + i % teams, employee(i));
            if (i % 7 == 0) {
                acme.grantRepository(
                        employee(i), String.format(Locale.ROOT, "repo-%05d", i % repositories), LEVELS[i % 3]);
            }
            if (i % 11 == 0) {
                acme.grantProject(employee(i), "P" + i % projects, LEVELS[i % 3]);
            }
        }
        acme.grantProject(JANE, "P1", Permission.WRITE).grantProject(JANE, "P2", Permission.ADMIN);
        for (int i = 3; i < 7; i++) {
            // The last round of repositories, so that a walk finds them late.
            int last = (repositories - 1 - i) / projects * projects + i;
            acme.grantRepository(JANE, String.format(Locale.ROOT, "repo-%05d", last), LEVELS[i % 3]);
        }
    }

    private static String employee(int number) {
        return String.format(Locale.ROOT, "employee%05d@acme.org", number);
    }

    private static WorldBuilder credentials(WorldBuilder world) {
        return world.apiToken(ADMIN, ADMIN_TOKEN, Credentials.ALL_SCOPES)
                .apiToken(ADMIN, SCOPED_TOKEN, PLUGIN_SCOPES)
                .apiToken(ADMIN, READ_ONLY_TOKEN, READ_SCOPES)
                .apiToken(MEMBER, MEMBER_TOKEN, Credentials.ALL_SCOPES)
                .oauthConsumer(ADMIN, OAUTH_KEY, OAUTH_SECRET, OAUTH_SCOPES)
                .accessToken(WORKSPACE, ACCESS_TOKEN, "account", "project", "repository")
                .appPassword(ADMIN, APP_PASSWORD_USER, APP_PASSWORD, Credentials.ALL_SCOPES);
    }
}

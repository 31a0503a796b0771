package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything the simulated service knows, and the truth that tests compare with. All methods are safe to call from any
 * thread, also while the simulator is serving. Methods without a workspace mean the first one.
 */
public final class SimulatorWorld {

    private final Object lock = new Object();
    private final SimulatedClock clock = new SimulatedClock();
    private final Credentials credentials = new Credentials(clock);
    private final Map<String, Person> peopleByEmail = new LinkedHashMap<>();
    private final Map<String, Person> peopleById = new LinkedHashMap<>();
    private final Map<String, WorkspaceState> workspaces = new LinkedHashMap<>();
    private final Map<String, OrganisationState> organisations = new LinkedHashMap<>();
    private final Residues residues = new Residues(this);
    private volatile Behaviour behaviour = Behaviour.standard();

    SimulatorWorld() {}

    public static WorldBuilder builder() {
        return new WorldBuilder();
    }

    // --- the truth

    public Grants grantsOf(String email) {
        return grantsOf(firstWorkspace(), email);
    }

    public Grants grantsOf(String workspace, String email) {
        return locked(() -> state(workspace).grantsOf(person(email)));
    }

    public boolean isMember(String email) {
        return isMember(firstWorkspace(), email);
    }

    public boolean isMember(String workspace, String email) {
        return locked(() -> state(workspace).isMember(person(email)));
    }

    /** Whether an invitation of the first workspace is pending. */
    public boolean isInvited(String email) {
        return locked(() -> state(firstWorkspace()).invitations.containsKey(email.toLowerCase(Locale.ROOT)));
    }

    public boolean isAdmin(String email) {
        return locked(() -> state(firstWorkspace()).isAdmin(person(email)));
    }

    /** The first organisation; fails if there is none. */
    public SimulatedOrganisation organisation() {
        return locked(() -> new SimulatedOrganisation(
                this, organisations.values().iterator().next()));
    }

    /** All members of the first workspace. */
    public List<Person> members() {
        return locked(() -> {
            WorkspaceState state = state(firstWorkspace());
            return state.holdings.values().stream()
                    .map(holding -> holding.person)
                    .filter(state::isMember)
                    .toList();
        });
    }

    /** What is no access but names people. */
    public Residues residues() {
        return residues;
    }

    /**
     * What everybody else has, in every workspace and organisation, with what the groups themselves give, as sorted text:
     * equal before and after means that nothing but these people changed.
     */
    public String fingerprintWithout(String... emails) {
        return locked(() -> {
            List<String> without = new ArrayList<>();
            for (String email : emails) {
                byEmail(email).ifPresent(person -> without.add(person.uuid()));
            }
            StringBuilder text = new StringBuilder();
            for (WorkspaceState workspace : workspaces.values()) {
                TreeMap<String, String> lines = new TreeMap<>();
                workspace.groups.forEach((slug, group) -> lines.put(
                        "group " + slug,
                        new TreeMap<>(group.projectGrants) + " " + new TreeMap<>(group.repositoryGrants)));
                workspace.holdings.forEach((uuid, holding) -> {
                    if (!without.contains(uuid) && !holding.grants().isEmpty()) {
                        lines.put(
                                "person " + holding.person.email(),
                                holding.grants().toString());
                    }
                });
                workspace.invitations.forEach((email, invitation) -> {
                    if (Stream.of(emails).noneMatch(email::equalsIgnoreCase)) {
                        lines.put("invitation " + email, invitation.groups().toString());
                    }
                });
                Residues.describe(workspace, without, lines);
                lines.forEach((key, value) -> text.append(workspace.slug)
                        .append(' ')
                        .append(key)
                        .append(' ')
                        .append(value)
                        .append('\n'));
            }
            for (OrganisationState organisation : organisations.values()) {
                organisation
                        .fingerprintWithout(Set.copyOf(List.of(emails)))
                        .forEach(line -> text.append(line).append('\n'));
            }
            return text.toString();
        });
    }

    /** By e-mail address, ignoring case; fails if there is none. */
    public Person person(String email) {
        return locked(() -> required(peopleByEmail.get(email.toLowerCase(Locale.ROOT)), "person", email));
    }

    public List<Person> people() {
        return locked(() -> List.copyOf(peopleByEmail.values()));
    }

    public String firstWorkspace() {
        return locked(() -> workspaces.keySet().iterator().next());
    }

    public String workspaceUuid(String workspace) {
        return locked(() -> state(workspace).uuid);
    }

    public String repositoryUuid(String repository) {
        return locked(() -> repository(firstWorkspace(), repository).uuid);
    }

    public List<String> repositories() {
        return locked(() -> List.copyOf(state(firstWorkspace()).repositories.keySet()));
    }

    public List<String> projects() {
        return locked(() -> List.copyOf(state(firstWorkspace()).projects.keySet()));
    }

    /** Project key of a repository. */
    public String projectOf(String repository) {
        return locked(() -> repository(firstWorkspace(), repository).project.key);
    }

    public Credentials credentials() {
        return credentials;
    }

    // --- changes behind the service's back, for tests that need the world to move

    public void addToGroup(String email, String group) {
        locked(() -> state(firstWorkspace()).join(group(firstWorkspace(), group), person(email)));
    }

    public void removeFromGroup(String email, String group) {
        locked(() -> {
            state(firstWorkspace()).leave(group(firstWorkspace(), group), person(email));
        });
    }

    public void grantProject(String email, String project, Permission permission) {
        locked(() -> state(firstWorkspace()).grant(project(firstWorkspace(), project), person(email), permission));
    }

    public void revokeProject(String email, String project) {
        locked(() -> {
            state(firstWorkspace()).revoke(project(firstWorkspace(), project), person(email));
        });
    }

    public void grantRepository(String email, String repository, Permission permission) {
        locked(() ->
                state(firstWorkspace()).grant(repository(firstWorkspace(), repository), person(email), permission));
    }

    public void revokeRepository(String email, String repository) {
        locked(() -> {
            state(firstWorkspace()).revoke(repository(firstWorkspace(), repository), person(email));
        });
    }

    public void invite(String email, String... groups) {
        locked(() -> invite(state(firstWorkspace()), email, List.of(groups)));
    }

    /** As if the invited person had clicked on the link. */
    public void accept(String email) {
        locked(() -> {
            WorkspaceState state = state(firstWorkspace());
            InvitationState invitation = state.invitations.remove(email.toLowerCase(Locale.ROOT));
            invitation.groups().forEach(group -> state.join(group(state.slug, group), person(email)));
        });
    }

    // --- for the service

    void invite(WorkspaceState workspace, String email, List<String> groups) {
        workspace.invitations.put(email.toLowerCase(Locale.ROOT), new InvitationState(email, groups));
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void behaviour(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    SimulatedClock clock() {
        return clock;
    }

    <T> T locked(Supplier<T> work) {
        synchronized (lock) {
            return work.get();
        }
    }

    void locked(Runnable work) {
        synchronized (lock) {
            work.run();
        }
    }

    Optional<WorkspaceState> workspace(String id) {
        WorkspaceState bySlug = workspaces.get(id);
        if (bySlug != null) {
            return Optional.of(bySlug);
        }
        return workspaces.values().stream()
                .filter(workspace -> workspace.isCalled(id))
                .findFirst();
    }

    Optional<OrganisationState> organisation(String id) {
        return Optional.ofNullable(organisations.get(id));
    }

    Iterable<WorkspaceState> workspaces() {
        return workspaces.values();
    }

    /** By uuid or account id. */
    Optional<Person> account(String id) {
        return Optional.ofNullable(peopleById.get(id));
    }

    Optional<Person> byEmail(String email) {
        return Optional.ofNullable(peopleByEmail.get(email.toLowerCase(Locale.ROOT)));
    }

    void add(Person person) {
        peopleByEmail.put(person.email().toLowerCase(Locale.ROOT), person);
        peopleById.put(person.uuid(), person);
        peopleById.put(person.accountId(), person);
    }

    void add(OrganisationState organisation) {
        organisations.put(organisation.id, organisation);
    }

    void add(WorkspaceState workspace) {
        workspaces.put(workspace.slug, workspace);
    }

    WorkspaceState state(String slug) {
        return required(workspaces.get(slug), "workspace", slug);
    }

    GroupState group(String workspace, String slug) {
        return required(state(workspace).groups.get(slug), "group", slug);
    }

    ProjectState project(String workspace, String key) {
        return required(state(workspace).projects.get(key), "project", key);
    }

    RepositoryState repository(String workspace, String slug) {
        return required(state(workspace).repositories.get(slug), "repository", slug);
    }

    private static <T> T required(T value, String kind, String name) {
        if (value == null) {
            throw new IllegalArgumentException("There is no " + kind + " " + name + " in this world");
        }
        return value;
    }
}

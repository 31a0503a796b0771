package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Accounts;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Directory;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryGroup;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import io.jenkins.plugins.bitbucketremoveuser.client.GroupRole;
import io.jenkins.plugins.bitbucketremoveuser.client.Organisation;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationApp;
import io.jenkins.plugins.bitbucketremoveuser.client.UnexpectedAnswerException;
import io.jenkins.plugins.bitbucketremoveuser.client.UserRole;
import io.jenkins.plugins.bitbucketremoveuser.client.Workspace;
import io.jenkins.plugins.bitbucketremoveuser.client.Workspaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The organisation's side of one workspace. Only what names this workspace's resource counts: a group that gives Jira
 * alone is none of our business. What the organisation refuses to show is unknown, which a report must say; it is no
 * reason to leave the access in Bitbucket in place.
 */
final class WorkspaceOrganisation {
    private static final Problem NO_ACCOUNT_ID = new Problem(
            Problem.Kind.UNEXPECTED_ANSWER,
            "Bitbucket did not tell the person's Atlassian account id.",
            "Look for the person in admin.atlassian.com > Directory > Users.");

    private static final Problem NO_DIRECTORY = new Problem(
            Problem.Kind.UNEXPECTED_ANSWER,
            "It cannot be told which of the organisation's directories is the workspace's.",
            "An organisation administrator looks in admin.atlassian.com > Directory > Users.");

    private static final Problem SEARCH_IGNORED = new Problem(
            Problem.Kind.UNEXPECTED_ANSWER,
            "The organisation answers the search for one person's groups with the groups of others.",
            "Look for the person in admin.atlassian.com > Directory > Users, and report this as a bug.");

    /** Nobody's account id: whoever is found in a group by it shows that the search is no search. */
    private static final String NOBODY = "557058:00000000-0000-0000-0000-000000000000";

    private final Organisation organisation;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final String workspace;
    private final Diagnosis diagnosis;
    private final Map<String, List<GroupRole>> rolesByGroup = new HashMap<>();
    private final Map<String, Optional<DirectoryUser>> usersByEmail = new HashMap<>();
    private final Map<String, Set<String>> directoriesByAccount = new HashMap<>();
    private OrganisationApp app;
    private List<OrganisationApp> otherApps = List.of();
    private Problem refusal;
    private Boolean searchedByMember;
    private Set<String> callersDirectories;

    WorkspaceOrganisation(
            Organisation organisation,
            Accounts accounts,
            Workspaces workspaces,
            String workspace,
            Diagnosis diagnosis) {
        this.organisation = organisation;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.workspace = workspace;
        this.diagnosis = diagnosis;
    }

    Organisation api() {
        return organisation;
    }

    /** Empty if the workspace cannot be told among the organisation's apps; then {@link #refusal()} tells why. */
    Optional<OrganisationApp> app() throws BitbucketException, InterruptedException {
        if (app == null && refusal == null) {
            attempt(this::findApp);
        }
        return Optional.ofNullable(app);
    }

    OrganisationApp requireApp() throws BitbucketException, InterruptedException {
        return app().orElseThrow(() -> new IllegalStateException(refusal.message()));
    }

    /** Why the organisation's part cannot be seen. */
    Problem refusal() {
        return refusal;
    }

    /** The form of the resource is not documented for Bitbucket, but the workspace's own UUID has to be at its end. */
    private void findApp() throws BitbucketException, InterruptedException {
        List<OrganisationApp> apps = organisation.apps();
        for (Workspace here : workspaces.find(workspace).stream().toList()) {
            String end = "/" + here.uuid().replaceAll("[{}]", "");
            apps.stream()
                    .filter(one -> one.resourceId().contains(":bitbucket:"))
                    .filter(one -> one.resourceId().endsWith(end))
                    .findFirst()
                    .ifPresent(one -> app = one);
        }
        if (app != null) {
            otherApps = apps.stream().filter(one -> !one.equals(app)).toList();
            return;
        }
        refusal = new Problem(
                Problem.Kind.NO_SUCH_WORKSPACE,
                "The organisation " + organisation.id() + " shows no app that is the workspace " + workspace + ".",
                "Check that the organisation's id is the one in the address of admin.atlassian.com where the workspace"
                        + " is listed under Apps, and that an organisation administrator made the API key.");
    }

    /** What the organisation refuses is remembered; it would not be another answer the next time. */
    private void attempt(Look look) throws BitbucketException, InterruptedException {
        try {
            look.take();
        } catch (ApiErrorException | UnexpectedAnswerException e) {
            refusal = refusal(e);
        }
    }

    /** Hardly described for Bitbucket: what is refused or not understood must not stop what can be done elsewhere. */
    private Problem refusal(BitbucketException e) throws BitbucketException {
        if (e instanceof ApiErrorException error && !Diagnosis.isRefusal(error)) {
            throw e;
        }
        return diagnosis.of(e);
    }

    /**
     * What the person holds of one kind.
     *
     * @param what for example {@code organisation groups, if any}
     */
    AccessKind.Findings find(Person person, String what, Source source)
            throws BitbucketException, InterruptedException {
        if (app().isEmpty()) {
            return unknown(what, refusal);
        }
        if (person.accountId().isEmpty()) {
            return unknown(what, refusal != null ? refusal : NO_ACCOUNT_ID);
        }
        try {
            return AccessKind.Findings.of(List.copyOf(source.grants(person.accountId())));
        } catch (ProblemException e) {
            return unknown(what, e.problem());
        } catch (ApiErrorException | UnexpectedAnswerException e) {
            return unknown(what, refusal(e));
        }
    }

    Problem explain(ApiErrorException refused, String cure) {
        Problem problem = diagnosis.of(refused);
        return new Problem(problem.kind(), problem.message(), cure + " " + problem.cure());
    }

    private static AccessKind.Findings unknown(String what, Problem why) {
        return AccessKind.Findings.unknown(new Leftover(what, why.message(), why.cure()));
    }

    /** Whether something that was asked of the organisation is not known, because it refused to tell. */
    boolean isRefused() {
        return refusal != null;
    }

    /** Looks all of them up at once, so that the first question about one of them costs no more than that. */
    void expect(List<EmailAddress> addresses) throws BitbucketException, InterruptedException {
        List<EmailAddress> emails = addresses.stream()
                .filter(email -> !usersByEmail.containsKey(email.key()))
                .toList();
        if (emails.isEmpty() || app().isEmpty()) {
            return;
        }
        attempt(() -> {
            List<DirectoryUser> rows = organisation.findUsers(
                    emails.stream().map(EmailAddress::value).toList());
            for (EmailAddress email : emails) {
                Map<String, DirectoryUser> accounts = new LinkedHashMap<>();
                rows.stream()
                        .filter(row -> email.isSameAs(row.email()))
                        .forEach(row -> accounts.putIfAbsent(row.accountId(), row));
                // of two accounts with one address, nobody can say which is meant
                usersByEmail.put(
                        email.key(),
                        accounts.size() == 1 ? accounts.values().stream().findFirst() : Optional.empty());
            }
        });
    }

    /** The account with exactly this address; empty also if the organisation does not tell. */
    Optional<DirectoryUser> user(EmailAddress email) throws BitbucketException, InterruptedException {
        expect(List.of(email));
        return usersByEmail.getOrDefault(email.key(), Optional.empty());
    }

    /**
     * Whether a directory holds this person as one who has joined, in use or suspended.
     *
     * @param addresses each of them has to belong to such a person; if there is none, the account id counts
     */
    boolean hasJoined(List<EmailAddress> addresses, String accountId) throws BitbucketException, InterruptedException {
        if (app().isEmpty()) {
            return false;
        }
        for (EmailAddress email : addresses) {
            if (user(email).filter(DirectoryUser::hasJoined).isEmpty()) {
                return false;
            }
        }
        return !addresses.isEmpty() || !accountId.isEmpty() && isHeld(accountId);
    }

    /** What the organisation refuses to tell is not known. */
    private boolean isHeld(String accountId) throws BitbucketException, InterruptedException {
        try {
            for (Directory directory : organisation.directoriesOf(accountId)) {
                if (organisation
                        .user(directory.id(), accountId)
                        .filter(DirectoryUser::hasJoined)
                        .isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (ApiErrorException | UnexpectedAnswerException e) {
            refusal(e);
            return false;
        }
    }

    /**
     * Every group that this person is in, whatever it gives.
     *
     * @throws ProblemException if the organisation does not tell
     */
    List<DirectoryGroup> everyGroup(String accountId)
            throws ProblemException, BitbucketException, InterruptedException {
        if (app().isEmpty()) {
            throw new ProblemException(refusal, null);
        }
        if (accountId.isEmpty()) {
            throw new ProblemException(NO_ACCOUNT_ID, null);
        }
        try {
            List<DirectoryGroup> groups = organisation.groupsOf(accountId);
            if (!groups.isEmpty() && !isSearchedByMember()) {
                throw new ProblemException(SEARCH_IGNORED, null);
            }
            return groups;
        } catch (ApiErrorException | UnexpectedAnswerException e) {
            throw new ProblemException(refusal(e), e);
        }
    }

    /** The addresses that the directories show of this account, as they show them; none also if they are refused. */
    List<String> addressesOf(String accountId) throws BitbucketException, InterruptedException {
        List<String> addresses = new ArrayList<>();
        if (accountId.isEmpty() || app().isEmpty()) {
            return addresses;
        }
        try {
            for (Directory directory : organisation.directoriesOf(accountId)) {
                organisation
                        .user(directory.id(), accountId)
                        .map(DirectoryUser::email)
                        .filter(address -> !address.isEmpty())
                        .ifPresent(addresses::add);
            }
        } catch (ApiErrorException | UnexpectedAnswerException e) {
            refusal(e);
        }
        return addresses;
    }

    /** The groups that give this person access to the workspace. */
    List<Grant.OrganisationGroup> groups(String accountId)
            throws ProblemException, BitbucketException, InterruptedException {
        String resource = requireApp().resourceId();
        List<Grant.OrganisationGroup> groups = new ArrayList<>();
        for (DirectoryGroup group : organisation.groupsOf(accountId)) {
            Optional<GroupRole> role = roles(group).stream()
                    .filter(one -> one.resourceId().equals(resource))
                    .findFirst();
            if (role.isPresent()) {
                groups.add(new Grant.OrganisationGroup(
                        group.directoryId(),
                        group.id(),
                        group.name(),
                        role.get().role()));
                directories(accountId).add(group.directoryId());
            }
        }
        if (!groups.isEmpty() && !isSearchedByMember()) {
            throw new ProblemException(SEARCH_IGNORED, null);
        }
        return groups;
    }

    /** Whether the search for a person's groups is one; asked once a run. */
    private boolean isSearchedByMember() throws BitbucketException, InterruptedException {
        if (searchedByMember == null) {
            try {
                searchedByMember = organisation.groupsOf(NOBODY).isEmpty();
            } catch (ApiErrorException e) {
                if (!Diagnosis.isRefusal(e)) {
                    throw e;
                }
                // an account that is refused was looked for
                searchedByMember = true;
            }
        }
        return searchedByMember;
    }

    /** Those of the given groups that the person is in now. */
    List<Grant> memberships(String accountId, Collection<Grant> asked) throws BitbucketException, InterruptedException {
        Set<String> now = organisation.groupsOf(accountId).stream()
                .map(WorkspaceOrganisation::key)
                .collect(Collectors.toSet());
        return asked.stream().filter(grant -> now.contains(grant.id())).toList();
    }

    private static String key(DirectoryGroup group) {
        return new Grant.OrganisationGroup(group.directoryId(), group.id(), group.name(), "").id();
    }

    /** The names of the other apps that a group gives, which leaving it takes away too. */
    List<String> otherAppsOf(Grant group) {
        List<GroupRole> roles = rolesByGroup.getOrDefault(group.id(), List.of());
        return otherApps.stream()
                .filter(one -> roles.stream().anyMatch(role -> role.resourceId().equals(one.resourceId())))
                .map(one -> one.name().isEmpty() ? one.resourceId() : one.name())
                .toList();
    }

    /** The same for everybody in a group, so it is asked once a run. */
    private List<GroupRole> roles(DirectoryGroup group) throws BitbucketException, InterruptedException {
        String key = key(group);
        if (!rolesByGroup.containsKey(key)) {
            rolesByGroup.put(key, organisation.rolesOfGroup(group.directoryId(), group.id()));
        }
        return rolesByGroup.get(key);
    }

    /** The roles in the workspace that were given to the person directly. */
    List<Grant.OrganisationRole> directRoles(String accountId) throws BitbucketException, InterruptedException {
        OrganisationApp here = requireApp();
        List<Grant.OrganisationRole> roles = new ArrayList<>();
        for (Directory directory : organisation.directoriesOf(accountId)) {
            for (UserRole role : organisation.rolesOf(directory.id(), accountId, here.resourceId())) {
                boolean known = roles.stream().anyMatch(one -> one.id().equals(role.role()));
                if (role.direct() && role.resourceId().equals(here.resourceId()) && !known) {
                    roles.add(new Grant.OrganisationRole(
                            role.role(), here.name().isEmpty() ? workspace : here.name(), role.role()));
                    directories(accountId).add(role.directoryId().isEmpty() ? directory.id() : role.directoryId());
                }
            }
        }
        return roles;
    }

    /**
     * The places of this person in the workspace's directory: in the directories that have given the person access, as far
     * as was seen, and in the one that gives the caller's. Never any other: whoever has left this one would lose the next
     * with the next run.
     *
     * @throws ProblemException if it cannot be told which directory is the workspace's
     */
    List<Directory> directoriesOf(String accountId) throws ProblemException, BitbucketException, InterruptedException {
        Set<String> meant = new HashSet<>(directories(accountId));
        meant.addAll(callersDirectories());
        if (meant.isEmpty()) {
            throw new ProblemException(NO_DIRECTORY, null);
        }
        return organisation.directoriesOf(accountId).stream()
                .filter(directory -> meant.contains(directory.id()))
                .toList();
    }

    /** The caller administers the workspace, so some directory gives the caller a role in it. */
    private Set<String> callersDirectories() throws BitbucketException, InterruptedException {
        if (callersDirectories == null) {
            Set<String> found = new HashSet<>();
            String resource = requireApp().resourceId();
            String caller = accounts.caller().accountId();
            List<Directory> all = caller.isEmpty() ? List.of() : organisation.directoriesOf(caller);
            for (Directory directory : all) {
                organisation.rolesOf(directory.id(), caller, resource).stream()
                        .filter(role -> role.resourceId().equals(resource))
                        .map(role -> role.directoryId().isEmpty() ? directory.id() : role.directoryId())
                        .forEach(found::add);
            }
            callersDirectories = found;
        }
        return callersDirectories;
    }

    private Set<String> directories(String accountId) {
        return directoriesByAccount.computeIfAbsent(accountId, any -> new LinkedHashSet<>());
    }

    /** Grants of an Atlassian account. */
    @FunctionalInterface
    interface Source {
        List<? extends Grant> grants(String accountId)
                throws ProblemException, BitbucketException, InterruptedException;
    }

    @FunctionalInterface
    private interface Look {
        void take() throws BitbucketException, InterruptedException;
    }
}

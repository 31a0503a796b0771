package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Directory;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The person's place in the organisation's directory, which carries every Atlassian app there. Touched on explicit
 * request only, and after everything else.
 */
final class DirectoryAccess implements AccessKind {
    private static final String NO_MEMBERSHIP = "no_membership";
    private static final String SUSPENDED = "suspended";

    private final WorkspaceOrganisation organisation;
    private final DirectoryAction action;

    /** @param action not {@link DirectoryAction#NONE} */
    DirectoryAccess(WorkspaceOrganisation organisation, DirectoryAction action) {
        this.organisation = organisation;
        this.action = action;
    }

    @Override
    public Grant.Kind kind() {
        return action == DirectoryAction.SUSPEND ? Grant.Kind.DIRECTORY_ACCESS : Grant.Kind.DIRECTORY_MEMBERSHIP;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        Findings findings = organisation.find(person, "the place in the organisation's directory", this::places);
        if (findings.grants().size() > 1) {
            // two directories may be two companies: nobody said which one the person leaves
            return Findings.unknown(new Leftover(
                    "the place in the organisation's directories",
                    "The person is in " + findings.grants().size()
                            + " directories, and it cannot be told which of them is meant.",
                    cure()));
        }
        List<String> notes = findings.grants().isEmpty() ? List.of() : List.of(warning());
        return findings.with(notes);
    }

    private String warning() {
        return (action == DirectoryAction.SUSPEND ? "suspending in" : "removal from")
                + " the organisation's directory takes away every Atlassian app of that directory, Jira and Confluence"
                + " among them";
    }

    private List<Grant> places(String accountId) throws ProblemException, BitbucketException, InterruptedException {
        List<Grant> places = new ArrayList<>();
        for (Directory directory : organisation.directoriesOf(accountId)) {
            Optional<DirectoryUser> user = organisation.api().user(directory.id(), accountId);
            if (user.filter(this::isThere).isPresent()) {
                String name = directory.name().isEmpty() ? directory.id() : directory.name();
                places.add(Grant.of(kind(), directory.id(), name, user.get().membershipStatus()));
            }
        }
        return places;
    }

    private boolean isThere(DirectoryUser user) {
        String status = user.membershipStatus();
        return !status.equals(NO_MEMBERSHIP) && !(action == DirectoryAction.SUSPEND && status.equals(SUSPENDED));
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        if (action == DirectoryAction.REMOVE) {
            return organisation.api().removeFromDirectory(grant.id(), person.accountId());
        }
        organisation.api().suspend(grant.id(), person.accountId());
        return true;
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        List<Grant> held = new ArrayList<>();
        for (Grant grant : grants) {
            if (organisation
                    .api()
                    .user(grant.id(), person.accountId())
                    .filter(this::isThere)
                    .isPresent()) {
                held.add(grant);
            }
        }
        return held;
    }

    /** Who is no member of the workspace may well be in the directory still. */
    @Override
    public boolean endsWithMembership() {
        return false;
    }

    @Override
    public boolean givesAccess() {
        return false;
    }

    @Override
    public String cure() {
        return "An organisation administrator does it in admin.atlassian.com > Directory > Users.";
    }

    @Override
    public Problem explain(ApiErrorException refusal, Diagnosis words) {
        return organisation.explain(refusal, cure());
    }
}

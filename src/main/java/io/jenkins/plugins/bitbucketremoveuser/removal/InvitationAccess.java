package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Invitation;
import io.jenkins.plugins.bitbucketremoveuser.client.Invitations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Invitations to the workspace that were sent to the person's address and not accepted: accepting gives access. */
final class InvitationAccess implements AccessKind {
    private static final String CURE =
            "Take the invitation back in Workspace settings > User directory, or in admin.atlassian.com if the"
                    + " workspace's people are managed there.";

    private final Invitations invitations;
    private final String workspace;
    private final LegacyList<Invitation> list;
    private final Optional<WorkspaceOrganisation> organisation;

    InvitationAccess(
            Invitations invitations,
            String workspace,
            Diagnosis diagnosis,
            Optional<WorkspaceOrganisation> organisation) {
        this.invitations = invitations;
        this.workspace = workspace;
        this.organisation = organisation;
        list = new LegacyList<>(() -> invitations.list(workspace), diagnosis, CURE);
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.INVITATION;
    }

    /** How many are pending; empty if Bitbucket does not let this credential see; then {@link #refusal()} tells why. */
    Optional<Integer> count() throws BitbucketException, InterruptedException {
        return list.current().map(List::size);
    }

    Problem refusal() {
        return list.refusal();
    }

    /**
     * Whether an invitation to this address is pending; empty if that cannot be told. Where the organisation manages the
     * people, an address that belongs to an account in its directory has nothing pending: inviting it gives access at once.
     */
    Optional<Boolean> isInvited(EmailAddress email) throws BitbucketException, InterruptedException {
        Optional<List<Invitation>> all = list.current();
        if (all.isPresent()) {
            return Optional.of(!pending(email, all.get()).isEmpty());
        }
        return isInDirectory(email) ? Optional.of(false) : Optional.empty();
    }

    private boolean isInDirectory(EmailAddress email) throws BitbucketException, InterruptedException {
        return organisation.isPresent() && organisation.get().isActive(email);
    }

    /** That an invitation may be pending, for all this run can see. */
    Leftover unseen() {
        return new Leftover("a pending invitation, if any", list.refusal().message(), CURE);
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        Optional<List<Invitation>> all = list.current();
        if (all.isPresent()) {
            return Findings.of(pending(person.email(), all.get()));
        }
        return isInDirectory(person.email()) ? Findings.of(List.of()) : Findings.unknown(unseen());
    }

    private static List<Grant> pending(EmailAddress email, List<Invitation> invitations) {
        return invitations.stream()
                .filter(invitation -> email.isSameAs(invitation.email()))
                .<Grant>map(invitation ->
                        new Grant.PendingInvitation(invitation.email(), String.join(", ", invitation.groups()), ""))
                .toList();
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return invitations.cancel(workspace, grant.id());
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        return pending(person.email(), list.reread());
    }

    /** Who is no member any more comes back by accepting one. */
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
        return CURE;
    }

    @Override
    public Problem explain(ApiErrorException refused, Diagnosis words) {
        return words.ofLegacy(refused, CURE);
    }
}

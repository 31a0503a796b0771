package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Invitation;
import io.jenkins.plugins.bitbucketremoveuser.client.Invitations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Invitations to the workspace that were sent to the person's address and not accepted: whoever accepts one has access.
 * One list serves everybody in a run until something changes.
 */
final class InvitationAccess implements AccessKind {
    private static final String CURE =
            "Take the invitation back in Workspace settings > User directory, or in admin.atlassian.com if the"
                    + " workspace's people are managed there.";

    private final Invitations invitations;
    private final String workspace;
    private final Diagnosis diagnosis;
    private List<Invitation> snapshot;
    private Problem refusal;

    InvitationAccess(Invitations invitations, String workspace, Diagnosis diagnosis) {
        this.invitations = invitations;
        this.workspace = workspace;
        this.diagnosis = diagnosis;
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.INVITATION;
    }

    /** Whether an invitation to this address is pending; empty if Bitbucket does not let this credential see. */
    Optional<Boolean> isInvited(EmailAddress email) throws BitbucketException, InterruptedException {
        return current().map(list -> !pending(email, list).isEmpty());
    }

    /** That somebody who is no member may be invited, for all this run can see. */
    Leftover unseen() {
        return new Leftover("a pending invitation, if any", refusal.message(), CURE);
    }

    /** A list that cannot be read is no reason to doubt the removal of a member, who has accepted the invitation. */
    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        return Findings.of(pending(person.email(), current().orElse(List.of())));
    }

    private Optional<List<Invitation>> current() throws BitbucketException, InterruptedException {
        if (snapshot == null && refusal == null) {
            try {
                snapshot = List.copyOf(invitations.list(workspace));
            } catch (ApiErrorException e) {
                if (!Diagnosis.isRefusal(e)) {
                    throw e;
                }
                refusal = diagnosis.ofLegacy(e, CURE);
            }
        }
        return Optional.ofNullable(snapshot);
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
        snapshot = List.copyOf(invitations.list(workspace));
        return pending(person.email(), snapshot);
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

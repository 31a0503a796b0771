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

    private static final String UNSEEN = "a pending invitation, if any";
    private static final Leftover NO_ADDRESS = new Leftover(
            UNSEEN,
            "Invitations are pending in the workspace. They are sent to e-mail addresses, and Bitbucket does not tell the"
                    + " address of somebody who is asked for by account id or UUID.",
            "Run it again with the person's e-mail address, or look at the invitations in Workspace settings > User"
                    + " directory.");

    private final Invitations invitations;
    private final String workspace;
    private final LegacyList<Invitation> list;
    private final Optional<WorkspaceOrganisation> organisation;
    private final List<EmailAddress> ofOthers;

    /** @param ofOthers addresses that are certainly not those of whoever is asked for by id alone */
    InvitationAccess(
            Invitations invitations,
            String workspace,
            Diagnosis diagnosis,
            Optional<WorkspaceOrganisation> organisation,
            List<EmailAddress> ofOthers) {
        this.invitations = invitations;
        this.workspace = workspace;
        this.organisation = organisation;
        this.ofOthers = ofOthers;
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

    /** Whoever was invited by one of these addresses, as far as Bitbucket lets this credential see. */
    Optional<Person> invited(List<EmailAddress> addresses) throws BitbucketException, InterruptedException {
        List<Invitation> all = list.current().orElse(List.of());
        return addresses.stream()
                .filter(email -> !pending(List.of(email), all).isEmpty())
                .map(Person::invited)
                .findFirst();
    }

    /**
     * That an invitation may be pending, for all this run can see; empty if it can see that there is none. Where the
     * organisation manages the people, somebody whom its directory holds has none: inviting such a person gives access
     * at once.
     *
     * @param accountId empty if it is not known
     */
    Optional<Leftover> unseen(List<EmailAddress> addresses, String accountId)
            throws BitbucketException, InterruptedException {
        Optional<List<Invitation>> all = list.current();
        if (all.isEmpty()) {
            boolean joined = organisation.isPresent() && organisation.get().hasJoined(addresses, accountId);
            return joined
                    ? Optional.empty()
                    : Optional.of(new Leftover(UNSEEN, list.refusal().message(), CURE));
        }
        return addresses.isEmpty() && all.get().stream().anyMatch(this::isPerhapsMeant)
                ? Optional.of(NO_ADDRESS)
                : Optional.empty();
    }

    private boolean isPerhapsMeant(Invitation invitation) {
        return ofOthers.stream().noneMatch(address -> address.isSameAs(invitation.email()));
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        Optional<Leftover> unseen = unseen(person.emails(), person.accountId());
        return unseen.isPresent()
                ? Findings.unknown(unseen.get())
                : Findings.of(pending(person.emails(), list.current().orElse(List.of())));
    }

    private static List<Grant> pending(List<EmailAddress> addresses, List<Invitation> invitations) {
        return invitations.stream()
                .filter(invitation -> addresses.stream().anyMatch(email -> email.isSameAs(invitation.email())))
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
        return pending(person.emails(), list.reread());
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

package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Invitation;
import io.jenkins.plugins.bitbucketremoveuser.client.Invitations;
import java.util.List;

/**
 * Invitations are only looked for. How the 1.0 API sends one is not described any more, and each try would write to the
 * person.
 */
final class InvitationWayBack implements WayBack {
    private static final String CURE =
            "Invite the address again in Workspace settings > User directory, or in admin.atlassian.com if the workspace's"
                    + " people are managed there.";

    private final LegacyList<Invitation> list;
    private final Diagnosis diagnosis;

    InvitationWayBack(Invitations invitations, String workspace, Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        list = new LegacyList<>(() -> invitations.list(workspace), diagnosis, CURE);
    }

    @Override
    public Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException {
        boolean pending = list.current().orElse(List.of()).stream()
                .anyMatch(invitation -> invitation.email().equalsIgnoreCase(grant.id()));
        return pending ? new There() : new Impossible("An invitation is not sent again by this software.", CURE);
    }

    @Override
    public void give(Person person, Grant grant) {
        throw new UnsupportedOperationException("invitations are not sent");
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) {
        return diagnosis.ofLegacy(refusal, CURE);
    }
}

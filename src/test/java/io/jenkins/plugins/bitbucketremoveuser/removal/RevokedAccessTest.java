package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever is chosen among those who lost something is meant, and nobody else. */
class RevokedAccessTest {
    private static final EmailAddress ADDRESS = new EmailAddress("jane@acme.org");
    private static final RevokedAccess.OfPerson MEMBER = of(
            new Person("{00000000-0000-0000-0000-000000000001}", "557058:1", "Jane Doe", List.of(ADDRESS)),
            GrantResult.State.REVOKED);
    private static final RevokedAccess.OfPerson INVITED = of(Person.invited(ADDRESS), GrantResult.State.UNVERIFIED);
    private static final RevokedAccess.OfPerson UNTOUCHED = of(
            new Person("{00000000-0000-0000-0000-000000000002}", "557058:2", "Bob", List.of()), GrantResult.State.LEFT);

    private final RevokedAccess access =
            new RevokedAccess(List.of(in("acme", MEMBER), in("umbrella", INVITED), in("initech", UNTOUCHED)));

    private static RevokedAccess.OfPerson of(Person person, GrantResult.State state) {
        return new RevokedAccess.OfPerson(
                List.of(ADDRESS),
                person,
                List.of(new GrantResult(
                        new Grant.GroupMembership("developers", "Developers", ""), state, Instant.EPOCH, "")));
    }

    private static RevokedAccess.InWorkspace in(String workspace, RevokedAccess.OfPerson person) {
        return new RevokedAccess.InWorkspace(new WorkspaceId(workspace), List.of(person));
    }

    @Test
    void anotherWithTheSameAddressIsNotMeant() {
        assertEquals(
                List.of(in("acme", MEMBER)), access.ofKeys(Set.of(MEMBER.key())).workspaces());
        assertEquals(
                List.of(in("umbrella", INVITED)),
                access.ofKeys(Set.of(INVITED.key())).workspaces());
        assertEquals(
                List.of(in("acme", MEMBER), in("umbrella", INVITED)),
                access.of(List.of(ADDRESS)).workspaces().subList(0, 2));
    }

    @Test
    void nobodyIsNotEverybody() {
        assertEquals(
                "person: is not given. Choose at least one person.",
                assertThrows(InvalidInputException.class, () -> access.ofKeys(Set.of()))
                        .getMessage());
        assertEquals(
                "person: \"bob@acme.org\" is not in the report. Choose among the people of the report.",
                assertThrows(InvalidInputException.class, () -> access.ofKeys(List.of(MEMBER.key(), "bob@acme.org")))
                        .getMessage());
    }

    @Test
    void whoLostNothingIsLeftOut() {
        assertEquals(
                List.of(in("acme", MEMBER), in("umbrella", INVITED)),
                access.lost().workspaces());
    }
}

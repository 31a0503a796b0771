package io.jenkins.plugins.bitbucketremoveuser.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The credentials that a job chose, by id and never a secret, as its build remembers them for whatever is done later. */
abstract class KeptChoices implements CredentialOptions {
    private final String credentialsId;
    private final CredentialKind credentialsKind;
    private final String groupsCredentialsId;
    private final CredentialKind groupsCredentialsKind;
    private final String organisationId;
    private final String organisationCredentialsId;

    KeptChoices(CredentialOptions job) {
        credentialsId = job.getCredentialsId();
        credentialsKind = job.getCredentialsKind();
        groupsCredentialsId = job.getGroupsCredentialsId();
        groupsCredentialsKind = job.getGroupsCredentialsKind();
        organisationId = job.getOrganisationId();
        organisationCredentialsId = job.getOrganisationCredentialsId();
    }

    /**
     * For a seal: the choices, and what else must not change.
     *
     * @param more texts, numbers and lists of them; may be null
     */
    final String written(Object... more) {
        List<Object> all = Stream.concat(
                        Arrays.stream(more),
                        Stream.<Object>of(
                                credentialsId,
                                credentialsKind,
                                groupsCredentialsId,
                                groupsCredentialsKind,
                                organisationId,
                                organisationCredentialsId))
                .toList();
        try {
            return new ObjectMapper().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final String getCredentialsId() {
        return credentialsId;
    }

    @Override
    public final CredentialKind getCredentialsKind() {
        return credentialsKind;
    }

    @Override
    public final String getGroupsCredentialsId() {
        return groupsCredentialsId;
    }

    @Override
    public final CredentialKind getGroupsCredentialsKind() {
        return groupsCredentialsKind;
    }

    @Override
    public final String getOrganisationId() {
        return organisationId;
    }

    @Override
    public final String getOrganisationCredentialsId() {
        return organisationCredentialsId;
    }
}

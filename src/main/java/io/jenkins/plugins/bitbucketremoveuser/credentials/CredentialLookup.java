package io.jenkins.plugins.bitbucketremoveuser.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Finds a credential for one API address, and only where whoever asks may look. */
public final class CredentialLookup {
    private final List<DomainRequirement> requirements;

    /** @param apiUrl credentials whose domain excludes it are not found */
    public CredentialLookup(String apiUrl) {
        requirements = URIRequirementBuilder.fromUri(apiUrl).build();
    }

    /**
     * For a build: what its job may use, or what the triggering user gave.
     *
     * @throws InvalidInputException if there is none, or it is of another kind
     */
    public Credential forRun(CredentialChoice choice, Run<?, ?> run) {
        return tracked(choice, findForRun(choice, run), run);
    }

    /**
     * For a build whose administrator lends it a credential of Jenkins itself.
     *
     * @throws InvalidInputException if there is none, or it is of another kind
     */
    public Credential lentTo(CredentialChoice choice, Run<?, ?> run) {
        Optional<StandardCredentials> own = findForRun(choice, run);
        return tracked(choice, own.isPresent() ? own : findInJenkins(choice), run);
    }

    private static Credential tracked(CredentialChoice choice, Optional<StandardCredentials> found, Run<?, ?> run) {
        found.ifPresent(credentials -> CredentialsProvider.track(run, credentials));
        return convert(choice, found);
    }

    /**
     * For an administrator's own use on the global page.
     *
     * @throws InvalidInputException if there is none, or it is of another kind
     */
    public Credential inJenkins(CredentialChoice choice) {
        return convert(choice, findInJenkins(choice));
    }

    private Optional<StandardCredentials> findForRun(CredentialChoice choice, Run<?, ?> run) {
        return Optional.ofNullable(
                CredentialsProvider.findCredentialById(choice.id(), StandardCredentials.class, run, requirements));
    }

    private Optional<StandardCredentials> findInJenkins(CredentialChoice choice) {
        return Optional.ofNullable(CredentialsProvider.findCredentialByIdInItemGroup(
                choice.id(), StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements));
    }

    private static Credential convert(CredentialChoice choice, Optional<StandardCredentials> found) {
        StandardCredentials credentials = found.orElseThrow(() -> new InvalidInputException(
                choice.field(),
                choice.id(),
                "is no credential that can be used here",
                "Check its id, that its domain allows the API's host, and that it is in the job's folder or global"
                        + " (a credential of scope System is for Jenkins itself)."));
        try {
            return choice.kind().convert(choice.field(), credentials);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    choice.field(), choice.id(), "is not usable: " + e.getMessage(), "Complete the credential.");
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationCredential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.List;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Finds credentials, and only where whoever asks may look, and only those whose domain has the API's address in it. */
public final class CredentialLookup {
    private final String apiUrl;
    private final Source source;

    private CredentialLookup(String apiUrl, Source source) {
        this.apiUrl = apiUrl;
        this.source = source;
    }

    /** Where to look. */
    @FunctionalInterface
    private interface Source {
        /** @return null if there is none */
        StandardCredentials find(String id, List<DomainRequirement> requirements);
    }

    /** For a build: what its job may use, or what the triggering user gave. */
    public static CredentialLookup forRun(String apiUrl, Run<?, ?> run) {
        Source ofJob = ofJob(run);
        return new CredentialLookup(apiUrl, (id, requirements) -> tracked(ofJob.find(id, requirements), run));
    }

    /** For a build whose administrator lends it a credential of Jenkins itself. */
    public static CredentialLookup lentTo(String apiUrl, Run<?, ?> run) {
        Source ofJob = ofJob(run);
        return new CredentialLookup(apiUrl, (id, requirements) -> {
            StandardCredentials own = ofJob.find(id, requirements);
            return tracked(own == null ? findInJenkins(id, requirements) : own, run);
        });
    }

    /** For an administrator's own use on the global page. */
    public static CredentialLookup inJenkins(String apiUrl) {
        return new CredentialLookup(apiUrl, CredentialLookup::findInJenkins);
    }

    private static Source ofJob(Run<?, ?> run) {
        return (id, requirements) ->
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, requirements);
    }

    private static StandardCredentials findInJenkins(String id, List<DomainRequirement> requirements) {
        return CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements);
    }

    private static StandardCredentials tracked(StandardCredentials found, Run<?, ?> run) {
        if (found != null) {
            CredentialsProvider.track(run, found);
        }
        return found;
    }

    /** @throws InvalidInputException if there is none, or it is of another kind */
    public Credential find(CredentialChoice choice) {
        return find(choice.field(), choice.id(), apiUrl, found -> choice.kind().convert(choice.field(), found));
    }

    /** @throws InvalidInputException if there is none, it is no secret text, or the choice is not valid */
    public OrganisationCredential find(OrganisationChoice choice) {
        choice.validate();
        String field = choice.credentialsField();
        return find(field, choice.credentialsId(), OrganisationApi.beside(apiUrl), found -> {
            if (found instanceof StringCredentials text) {
                return new OrganisationCredential(
                        choice.organisationId(),
                        new Credential.OrganisationApiKey(
                                new SecretText(text.getSecret().getPlainText())));
            }
            throw new InvalidInputException(
                    field, found.getId(), "is no secret text", "An organisation's API key is kept as secret text.");
        });
    }

    private <T> T find(String field, String id, String url, Function<StandardCredentials, T> conversion) {
        StandardCredentials found =
                source.find(id, URIRequirementBuilder.fromUri(url).build());
        if (found == null) {
            throw new InvalidInputException(
                    field,
                    id,
                    "is no credential that can be used here",
                    "Check its id, that its domain allows the API's host, and that it is in the job's folder or global"
                            + " (a credential of scope System is for Jenkins itself).");
        }
        try {
            return conversion.apply(found);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(field, id, "is not usable: " + e.getMessage(), "Complete the credential.");
        }
    }
}

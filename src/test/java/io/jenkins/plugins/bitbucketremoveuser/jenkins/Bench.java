package io.jenkins.plugins.bitbucketremoveuser.jenkins;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ItemGroup;
import hudson.util.Secret;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.configuration.WorkspaceEntry;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Sets up the running Jenkins for a simulated Bitbucket. */
public final class Bench {
    public static final String CREDENTIALS_ID = "bitbucket-admin";

    private Bench() {}

    /** An administrator's API token as a global credential, and the simulator as the API, with the workspace acme. */
    public static void setUp(BitbucketSimulator simulator) throws Exception {
        addApiToken(CREDENTIALS_ID, Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        pointTo(simulator);
    }

    public static void pointTo(BitbucketSimulator simulator) {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        configuration.setApiUrl(simulator.root().toString());
        configuration.setWorkspace(Worlds.WORKSPACE);
        configuration.setCredentialsId(CREDENTIALS_ID);
        configuration.save();
    }

    /** A workspace of the global page's list, with an API token of its own: {@code <slug>-admin}. */
    public static void addEntry(String workspace, String email, String token) throws Exception {
        addApiToken(workspace + "-admin", email, token);
        WorkspaceEntry entry = new WorkspaceEntry(workspace);
        entry.setCredentialsId(workspace + "-admin");
        addEntry(entry);
    }

    public static void addEntry(WorkspaceEntry entry) {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        List<WorkspaceEntry> entries = new ArrayList<>(configuration.getWorkspaces());
        entries.add(entry);
        configuration.setWorkspaces(entries);
        configuration.save();
    }

    public static void addApiToken(String id, String email, String token) throws Exception {
        add(usernamePassword(CredentialsScope.GLOBAL, id, email, token));
    }

    public static void addSecretText(String id, String secret) throws Exception {
        add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(secret)));
    }

    public static StandardCredentials usernamePassword(
            CredentialsScope scope, String id, String userName, String password) throws Exception {
        return new UsernamePasswordCredentialsImpl(scope, id, "", userName, password);
    }

    public static void add(StandardCredentials credentials) throws Exception {
        add(Jenkins.get(), credentials);
    }

    public static void add(Domain domain, StandardCredentials credentials) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(Jenkins.get())) {
            if (store.getContext() == Jenkins.get() && store.isDomainsModifiable()) {
                store.addDomain(domain, credentials);
            }
        }
    }

    public static void add(ItemGroup<?> where, StandardCredentials credentials) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(where)) {
            if (store.getContext() == where) {
                store.addCredentials(Domain.global(), credentials);
                return;
            }
        }
        throw new IllegalStateException("no store in " + where);
    }

    public static WorkflowJob pipeline(String name, String script) throws Exception {
        WorkflowJob job = Jenkins.get().createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchRequest;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.finding.UserSearch;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** One search of one build, on the controller. It changes nothing, so it is in no audit log and can be repeated. */
public final class BuildSearch {
    private final Run<?, ?> run;
    private final TaskListener listener;

    public BuildSearch(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /**
     * @param expand replaces variables in the texts
     * @param where where the files are
     * @return also if it failed, see {@link SearchReport#problem()}
     * @throws AbortException for input that cannot be meant; nothing was asked of Bitbucket
     * @throws InterruptedException if it was told to stop
     */
    public SearchReport search(SearchOptions options, UnaryOperator<String> expand, Workspace where)
            throws IOException, InterruptedException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        SearchRequest request;
        WorkspaceCredentials credentials;
        try {
            WorkspaceId workspace = new BuildWorkspaces(configuration).of(options, expand);
            SafetyPolicy policy = configuration.policy().and(options.policy());
            credentials = BuildCredentials.of(configuration, run).of(workspace, options.credentials());
            request = new SearchRequest(workspace, new NamedCriteria(options, expand, where).read(), policy);
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        UserSearch search = new UserSearch(
                (workspace, observer) -> new BitbucketCloud(configuration.clientSettings(), credentials, observer),
                this::say,
                Clock.systemUTC());
        SearchReport report = search.run(request);
        SearchText.lines(report).forEach(this::say);
        if (Thread.interrupted()) {
            throw new InterruptedException(SearchText.summary(report));
        }
        return report;
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}

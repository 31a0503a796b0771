package io.jenkins.plugins.bitbucketremoveuser.configuration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientObserver;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.RetryPolicy;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialField;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialLookup;
import io.jenkins.plugins.bitbucketremoveuser.removal.ConnectionCheck;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.time.Duration;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Manage Jenkins &gt; System &gt; Bitbucket Remove User; {@code unclassified: bitbucketRemoveUser} in JCasC. */
@Extension
@Symbol("bitbucketRemoveUser")
public final class BitbucketRemoveUserConfiguration extends GlobalConfiguration {
    public static final String DEFAULT_API_URL = "https://api.bitbucket.org";
    private static final int DEFAULT_CONNECT_TIMEOUT = 10;
    private static final int DEFAULT_RESPONSE_TIMEOUT = 30;
    private static final int DEFAULT_LONGEST_WAIT = 15;

    private static final RetryPolicy PATIENT = RetryPolicy.standard();
    /** For somebody who waits at a page. */
    private static final RetryPolicy IMPATIENT = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final Duration REQUEST_TIMEOUT_MARGIN = Duration.ofMinutes(1);

    private String workspace;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private boolean credentialsLentToJobs;
    private String apiUrl = DEFAULT_API_URL;
    private int connectTimeoutSeconds = DEFAULT_CONNECT_TIMEOUT;
    private int responseTimeoutSeconds = DEFAULT_RESPONSE_TIMEOUT;
    private int longestWaitMinutes = DEFAULT_LONGEST_WAIT;
    private String protectedAccounts;

    public BitbucketRemoveUserConfiguration() {
        load();
    }

    public static BitbucketRemoveUserConfiguration get() {
        return ExtensionList.lookupSingleton(BitbucketRemoveUserConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.Plugin_DisplayName();
    }

    /** All or nothing: a value that cannot be meant leaves the configuration as it was. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        try {
            // rehearsed on another one: what this one holds may come from JCasC and be on no disk to go back to
            request.bindJSON(new BitbucketRemoveUserConfiguration(), json);
        } catch (RuntimeException e) {
            InvalidInputException invalid = invalidInput(e).orElseThrow(() -> e);
            throw new FormException(invalid.getMessage(), invalid, invalid.field());
        }
        request.bindJSON(this, json);
        save();
        return true;
    }

    private static Optional<InvalidInputException> invalidInput(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException invalid) {
                return Optional.of(invalid);
            }
        }
        return Optional.empty();
    }

    public String getWorkspace() {
        return workspace;
    }

    @DataBoundSetter
    public void setWorkspace(String workspace) {
        String slug = Util.fixEmptyAndTrim(workspace);
        this.workspace = slug == null ? null : new WorkspaceId(slug).value();
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public CredentialKind getCredentialsKind() {
        return credentialsKind;
    }

    @DataBoundSetter
    public void setCredentialsKind(CredentialKind credentialsKind) {
        this.credentialsKind = credentialsKind;
    }

    public String getGroupsCredentialsId() {
        return groupsCredentialsId;
    }

    @DataBoundSetter
    public void setGroupsCredentialsId(String groupsCredentialsId) {
        this.groupsCredentialsId = Util.fixEmptyAndTrim(groupsCredentialsId);
    }

    public CredentialKind getGroupsCredentialsKind() {
        return groupsCredentialsKind;
    }

    @DataBoundSetter
    public void setGroupsCredentialsKind(CredentialKind groupsCredentialsKind) {
        this.groupsCredentialsKind = groupsCredentialsKind;
    }

    public boolean isCredentialsLentToJobs() {
        return credentialsLentToJobs;
    }

    @DataBoundSetter
    public void setCredentialsLentToJobs(boolean credentialsLentToJobs) {
        this.credentialsLentToJobs = credentialsLentToJobs;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    @DataBoundSetter
    public void setApiUrl(String apiUrl) {
        String url = Util.fixEmptyAndTrim(apiUrl);
        this.apiUrl = url == null ? DEFAULT_API_URL : validApiUrl(url);
    }

    private static String validApiUrl(String url) {
        try {
            return ApiEndpoints.of(url).root().toString();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("apiUrl", "", e.getMessage(), "");
        }
    }

    public int getConnectTimeoutSeconds() {
        return connectTimeoutSeconds;
    }

    @DataBoundSetter
    public void setConnectTimeoutSeconds(int connectTimeoutSeconds) {
        this.connectTimeoutSeconds = validConnectTimeout(connectTimeoutSeconds);
    }

    public int getResponseTimeoutSeconds() {
        return responseTimeoutSeconds;
    }

    @DataBoundSetter
    public void setResponseTimeoutSeconds(int responseTimeoutSeconds) {
        this.responseTimeoutSeconds = validResponseTimeout(responseTimeoutSeconds);
    }

    public int getLongestWaitMinutes() {
        return longestWaitMinutes;
    }

    @DataBoundSetter
    public void setLongestWaitMinutes(int longestWaitMinutes) {
        this.longestWaitMinutes = validLongestWait(longestWaitMinutes);
    }

    private static int validConnectTimeout(int seconds) {
        return inRange("connectTimeoutSeconds", seconds, 1, 120);
    }

    private static int validResponseTimeout(int seconds) {
        return inRange("responseTimeoutSeconds", seconds, 1, 600);
    }

    private static int validLongestWait(int minutes) {
        return inRange("longestWaitMinutes", minutes, 0, 24 * 60);
    }

    private static int inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    field,
                    Integer.toString(value),
                    "is out of range",
                    "Give a whole number from " + least + " to " + most + ".");
        }
        return value;
    }

    public String getProtectedAccounts() {
        return protectedAccounts;
    }

    @DataBoundSetter
    public void setProtectedAccounts(String protectedAccounts) {
        ProtectedAccounts.parse(protectedAccounts);
        this.protectedAccounts = Util.fixEmptyAndTrim(protectedAccounts);
    }

    /** Never to be touched, by whatever job. */
    public ProtectedAccounts protection() {
        return ProtectedAccounts.parse(protectedAccounts);
    }

    public CredentialChoice credential() {
        return new CredentialChoice("credentialsId", credentialsId, credentialsKind);
    }

    public CredentialChoice groupsCredential() {
        return new CredentialChoice("groupsCredentialsId", groupsCredentialsId, groupsCredentialsKind);
    }

    public ClientSettings clientSettings() {
        return settings(apiUrl)
                .withTimeouts(
                        Duration.ofSeconds(connectTimeoutSeconds),
                        Duration.ofSeconds(responseTimeoutSeconds),
                        Duration.ofSeconds(responseTimeoutSeconds).plus(REQUEST_TIMEOUT_MARGIN))
                .withRetry(new RetryPolicy(
                        PATIENT.attempts(),
                        PATIENT.firstDelay(),
                        PATIENT.longestDelay(),
                        Duration.ofMinutes(longestWaitMinutes)));
    }

    private static ClientSettings settings(String url) {
        return ClientSettings.standard(ApiEndpoints.of(url)).withProxies(new JenkinsProxies(Jenkins.get().proxy));
    }

    @POST
    public FormValidation doCheckWorkspace(@QueryParameter String value) {
        return check(() -> new WorkspaceId(value), value);
    }

    @POST
    public FormValidation doCheckApiUrl(@QueryParameter String value) {
        return check(() -> ApiEndpoints.of(value), value);
    }

    @POST
    public FormValidation doCheckProtectedAccounts(@QueryParameter String value) {
        return check(() -> ProtectedAccounts.parse(value), value);
    }

    @POST
    public FormValidation doCheckConnectTimeoutSeconds(@QueryParameter String value) {
        return check(() -> validConnectTimeout(number(value)), value);
    }

    @POST
    public FormValidation doCheckResponseTimeoutSeconds(@QueryParameter String value) {
        return check(() -> validResponseTimeout(number(value)), value);
    }

    @POST
    public FormValidation doCheckLongestWaitMinutes(@QueryParameter String value) {
        return check(() -> validLongestWait(number(value)), value);
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Messages.Configuration_NotANumber(value), e);
        }
    }

    /** An empty field is fine: each has a default, or is not required. */
    private static FormValidation check(Runnable validation, String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.ok();
        }
        try {
            validation.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId, @QueryParameter String apiUrl) {
        return new CredentialField(null, apiUrl).items(credentialsId);
    }

    @POST
    public ListBoxModel doFillGroupsCredentialsIdItems(
            @QueryParameter String groupsCredentialsId, @QueryParameter String apiUrl) {
        return new CredentialField(null, apiUrl).items(groupsCredentialsId);
    }

    @POST
    public FormValidation doCheckCredentialsId(@QueryParameter String value, @QueryParameter String apiUrl) {
        return new CredentialField(null, apiUrl).check(value);
    }

    @POST
    public FormValidation doCheckGroupsCredentialsId(@QueryParameter String value, @QueryParameter String apiUrl) {
        return new CredentialField(null, apiUrl).check(value);
    }

    /** Asks Bitbucket what the chosen credentials can do, and says what is missing. Changes nothing. */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String workspace,
            @QueryParameter String apiUrl,
            @QueryParameter String credentialsId,
            @QueryParameter CredentialKind credentialsKind,
            @QueryParameter String groupsCredentialsId,
            @QueryParameter CredentialKind groupsCredentialsKind)
            throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            WorkspaceId where = new WorkspaceId(workspace);
            String url = Util.fixEmptyAndTrim(apiUrl) == null ? DEFAULT_API_URL : validApiUrl(apiUrl);
            CredentialChoice main = new CredentialChoice("credentialsId", credentialsId, credentialsKind);
            if (!main.isMade()) {
                return FormValidation.error(Messages.TestConnection_NoCredential());
            }
            CredentialChoice groups =
                    new CredentialChoice("groupsCredentialsId", groupsCredentialsId, groupsCredentialsKind).or(main);
            CredentialLookup lookup = new CredentialLookup(url);
            Credential permissions = lookup.inJenkins(main);
            WorkspaceCredentials credentials = new WorkspaceCredentials(permissions, lookup.inJenkins(groups));
            try (BitbucketCloud bitbucket =
                    new BitbucketCloud(settings(url).withRetry(IMPATIENT), credentials, ClientObserver.SILENT)) {
                return show(new ConnectionCheck(bitbucket).run(where));
            }
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static FormValidation show(ConnectionCheck.Result result) {
        String text = String.join(" ", result.lines());
        if (!result.usable()) {
            return FormValidation.error(text);
        }
        return result.missing().isEmpty() ? FormValidation.ok(text) : FormValidation.warning(text);
    }
}

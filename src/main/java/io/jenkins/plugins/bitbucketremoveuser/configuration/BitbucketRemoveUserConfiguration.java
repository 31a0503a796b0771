package io.jenkins.plugins.bitbucketremoveuser.configuration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.RetryPolicy;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialField;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.credentials.OrganisationChoice;
import io.jenkins.plugins.bitbucketremoveuser.removal.AllowedWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.removal.DryRunOnly;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.MostPeople;
import io.jenkins.plugins.bitbucketremoveuser.removal.OrganisationId;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedDomains;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedGroups;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
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
    private static final int DEFAULT_LONGEST_PLAN_AGE = 24;
    private static final int DEFAULT_VERIFICATION_WAIT = Math.toIntExact(RemovalSettings.PATIENCE.toSeconds());

    private static final RetryPolicy PATIENT = RetryPolicy.standard();
    private static final Duration REQUEST_TIMEOUT_MARGIN = Duration.ofMinutes(1);

    private String workspace;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private String organisationId;
    private String organisationCredentialsId;
    private boolean credentialsLentToJobs;
    /** Null for none. */
    private List<WorkspaceEntry> workspaces;

    private String apiUrl = DEFAULT_API_URL;
    private int connectTimeoutSeconds = DEFAULT_CONNECT_TIMEOUT;
    private int responseTimeoutSeconds = DEFAULT_RESPONSE_TIMEOUT;
    private int longestWaitMinutes = DEFAULT_LONGEST_WAIT;
    private int verificationWaitSeconds = DEFAULT_VERIFICATION_WAIT;
    private int longestPlanAgeHours = DEFAULT_LONGEST_PLAN_AGE;
    private String protectedAccounts;
    private String protectedDomains;
    private String protectedGroups;
    private String allowedWorkspaces;
    /** Null for no limit. */
    private Integer maxPeople;

    private boolean dryRunOnly;

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
        if (!json.has("workspaces")) {
            // a list whose last entry was deleted is not sent at all, and would stay as it was
            json.put("workspaces", new JSONArray());
        }
        try {
            // rehearsed on another one: what this one holds may come from JCasC and be on no disk to go back to
            BitbucketRemoveUserConfiguration rehearsal = new BitbucketRemoveUserConfiguration();
            request.bindJSON(rehearsal, json);
            rehearsal.choices().organisation().validate();
        } catch (RuntimeException e) {
            InvalidInputException invalid = InvalidInputException.in(e).orElseThrow(() -> e);
            throw new FormException(invalid.getMessage(), invalid, invalid.field());
        }
        request.bindJSON(this, json);
        save();
        return true;
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

    public String getOrganisationId() {
        return organisationId;
    }

    @DataBoundSetter
    public void setOrganisationId(String organisationId) {
        String id = Util.fixEmptyAndTrim(organisationId);
        this.organisationId = id == null ? null : new OrganisationId(id).value();
    }

    public String getOrganisationCredentialsId() {
        return organisationCredentialsId;
    }

    @DataBoundSetter
    public void setOrganisationCredentialsId(String organisationCredentialsId) {
        this.organisationCredentialsId = Util.fixEmptyAndTrim(organisationCredentialsId);
    }

    public List<WorkspaceEntry> getWorkspaces() {
        return workspaces == null ? List.of() : List.copyOf(workspaces);
    }

    @DataBoundSetter
    public void setWorkspaces(List<WorkspaceEntry> workspaces) {
        List<WorkspaceEntry> entries = workspaces == null ? List.of() : workspaces;
        Set<String> seen = new HashSet<>();
        for (WorkspaceEntry entry : entries) {
            if (!seen.add(entry.id().key())) {
                throw new InvalidInputException(
                        "workspaces", entry.getWorkspace(), "is there twice", "Leave one of them.");
            }
            entry.choices().organisation().validate();
        }
        this.workspaces = entries.isEmpty() ? null : new ArrayList<>(entries);
    }

    /** Every workspace that the page names: the default one, and those of the list. */
    public List<WorkspaceId> allWorkspaces() {
        return WorkspaceId.distinct(Stream.concat(
                        Stream.ofNullable(workspace).map(WorkspaceId::new),
                        getWorkspaces().stream().map(WorkspaceEntry::id))
                .toList());
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

    static String validApiUrl(String url) {
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

    public int getVerificationWaitSeconds() {
        return verificationWaitSeconds;
    }

    @DataBoundSetter
    public void setVerificationWaitSeconds(int verificationWaitSeconds) {
        this.verificationWaitSeconds = validVerificationWait(verificationWaitSeconds);
    }

    public int getLongestPlanAgeHours() {
        return longestPlanAgeHours;
    }

    @DataBoundSetter
    public void setLongestPlanAgeHours(int longestPlanAgeHours) {
        this.longestPlanAgeHours = validPlanAge(longestPlanAgeHours);
    }

    /** For how long a plan can be applied. */
    public Duration longestPlanAge() {
        return Duration.ofHours(longestPlanAgeHours);
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

    private static int validVerificationWait(int seconds) {
        return inRange(
                "verificationWaitSeconds", seconds, 0, Math.toIntExact(RemovalSettings.LONGEST_PATIENCE.toSeconds()));
    }

    private static int validPlanAge(int hours) {
        return inRange("longestPlanAgeHours", hours, 1, 24 * 31);
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
        accounts(protectedAccounts);
        this.protectedAccounts = Util.fixEmptyAndTrim(protectedAccounts);
    }

    public String getProtectedDomains() {
        return protectedDomains;
    }

    @DataBoundSetter
    public void setProtectedDomains(String protectedDomains) {
        domains(protectedDomains);
        this.protectedDomains = Util.fixEmptyAndTrim(protectedDomains);
    }

    public String getProtectedGroups() {
        return protectedGroups;
    }

    @DataBoundSetter
    public void setProtectedGroups(String protectedGroups) {
        this.protectedGroups = Util.fixEmptyAndTrim(protectedGroups);
    }

    public String getAllowedWorkspaces() {
        return allowedWorkspaces;
    }

    @DataBoundSetter
    public void setAllowedWorkspaces(String allowedWorkspaces) {
        allowed(allowedWorkspaces);
        this.allowedWorkspaces = Util.fixEmptyAndTrim(allowedWorkspaces);
    }

    /** Null for no limit. */
    public String getMaxPeople() {
        return maxPeople == null ? null : maxPeople.toString();
    }

    /** As a text: to page and JCasC alike, what is no number would else be the same as no limit. */
    @DataBoundSetter
    public void setMaxPeople(String maxPeople) {
        this.maxPeople = PeopleLimit.of(maxPeople);
    }

    public boolean isDryRunOnly() {
        return dryRunOnly;
    }

    @DataBoundSetter
    public void setDryRunOnly(boolean dryRunOnly) {
        this.dryRunOnly = dryRunOnly;
    }

    /** What no job may do, whatever it asks for. */
    public SafetyPolicy policy() {
        SafetyPolicy policy = SafetyPolicy.of(
                accounts(protectedAccounts),
                domains(protectedDomains),
                ProtectedGroups.parse(protectedGroups, SetBy.GLOBAL_CONFIGURATION),
                allowed(allowedWorkspaces));
        if (maxPeople != null) {
            policy = policy.and(SafetyPolicy.of(new MostPeople(maxPeople, SetBy.GLOBAL_CONFIGURATION)));
        }
        return dryRunOnly ? policy.and(SafetyPolicy.of(new DryRunOnly(SetBy.GLOBAL_CONFIGURATION))) : policy;
    }

    private static ProtectedAccounts accounts(String lines) {
        return ProtectedAccounts.parse(lines, SetBy.GLOBAL_CONFIGURATION);
    }

    private static ProtectedDomains domains(String lines) {
        return ProtectedDomains.parse(lines, SetBy.GLOBAL_CONFIGURATION);
    }

    private static AllowedWorkspaces allowed(String lines) {
        return AllowedWorkspaces.parse(lines, SetBy.GLOBAL_CONFIGURATION);
    }

    /** The defaults. */
    CredentialChoices choices() {
        return new CredentialChoices(
                new CredentialChoice("credentialsId", credentialsId, credentialsKind),
                new CredentialChoice("groupsCredentialsId", groupsCredentialsId, groupsCredentialsKind),
                new OrganisationChoice("", organisationId, organisationCredentialsId));
    }

    /** What the list says about this workspace, and the defaults where it says nothing. */
    public CredentialChoices choicesFor(WorkspaceId id) {
        return getWorkspaces().stream()
                .filter(entry -> entry.id().key().equals(id.key()))
                .findFirst()
                .map(entry -> entry.choices().or(choices()))
                .orElseGet(this::choices);
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

    public RemovalSettings removalSettings() {
        return RemovalSettings.standard().withPatience(Duration.ofSeconds(verificationWaitSeconds));
    }

    static ClientSettings settings(String url) {
        return ClientSettings.standard(ApiEndpoints.of(url)).withProxies(new JenkinsProxies(Jenkins.get().proxy));
    }

    @POST
    public FormValidation doCheckWorkspace(@QueryParameter String value) {
        return Checks.optional(value, WorkspaceId::new);
    }

    @POST
    public FormValidation doCheckApiUrl(@QueryParameter String value) {
        return Checks.optional(value, ApiEndpoints::of);
    }

    @POST
    public FormValidation doCheckProtectedAccounts(@QueryParameter String value) {
        return Checks.optional(value, BitbucketRemoveUserConfiguration::accounts);
    }

    @POST
    public FormValidation doCheckProtectedDomains(@QueryParameter String value) {
        return Checks.optional(value, BitbucketRemoveUserConfiguration::domains);
    }

    @POST
    public FormValidation doCheckAllowedWorkspaces(@QueryParameter String value) {
        return Checks.optional(value, BitbucketRemoveUserConfiguration::allowed);
    }

    @POST
    public FormValidation doCheckMaxPeople(@QueryParameter String value) {
        return Checks.optional(value, PeopleLimit::of);
    }

    @POST
    public FormValidation doCheckConnectTimeoutSeconds(@QueryParameter String value) {
        return Checks.optional(value, text -> validConnectTimeout(number(text)));
    }

    @POST
    public FormValidation doCheckResponseTimeoutSeconds(@QueryParameter String value) {
        return Checks.optional(value, text -> validResponseTimeout(number(text)));
    }

    @POST
    public FormValidation doCheckLongestPlanAgeHours(@QueryParameter String value) {
        return Checks.optional(value, text -> validPlanAge(number(text)));
    }

    @POST
    public FormValidation doCheckLongestWaitMinutes(@QueryParameter String value) {
        return Checks.optional(value, text -> validLongestWait(number(text)));
    }

    @POST
    public FormValidation doCheckVerificationWaitSeconds(@QueryParameter String value) {
        return Checks.optional(value, text -> validVerificationWait(number(text)));
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Messages.Configuration_NotANumber(value), e);
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

    @POST
    public FormValidation doCheckOrganisationId(
            @QueryParameter String value, @QueryParameter String organisationCredentialsId) {
        return Checks.organisation(value, organisationCredentialsId);
    }

    @POST
    public ListBoxModel doFillOrganisationCredentialsIdItems(
            @QueryParameter String organisationCredentialsId, @QueryParameter String apiUrl) {
        return CredentialField.ofOrganisation(null, apiUrl).items(organisationCredentialsId);
    }

    @POST
    public FormValidation doCheckOrganisationCredentialsId(
            @QueryParameter String value, @QueryParameter String apiUrl) {
        return CredentialField.ofOrganisation(null, apiUrl).check(value);
    }

    /** Asks Bitbucket what the chosen credentials can do, and says what is missing. Changes nothing. */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String workspace,
            @QueryParameter String apiUrl,
            @QueryParameter String credentialsId,
            @QueryParameter CredentialKind credentialsKind,
            @QueryParameter String groupsCredentialsId,
            @QueryParameter CredentialKind groupsCredentialsKind,
            @QueryParameter String organisationId,
            @QueryParameter String organisationCredentialsId)
            throws InterruptedException {
        CredentialChoices choices = new CredentialChoices(
                new CredentialChoice("credentialsId", credentialsId, credentialsKind),
                new CredentialChoice("groupsCredentialsId", groupsCredentialsId, groupsCredentialsKind),
                new OrganisationChoice("", organisationId, organisationCredentialsId));
        return new ConnectionTest(apiUrl).run(workspace, choices);
    }
}

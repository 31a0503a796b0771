package io.jenkins.plugins.bitbucketremoveuser.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanReference;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalForm;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalFormDescriptor;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalOptions;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanDepth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** {@code bitbucketRemoveUser email: 'jane@acme.org'}; returns a {@link RemovalResult}. Needs a {@code node} only for a file. */
public final class BitbucketRemoveUserStep extends BitbucketUserStep implements RemovalOptions {
    private static final long serialVersionUID = 1L;

    private String email;
    private String peopleFile;
    /** Null for the usual one. */
    private String peopleColumn;

    /** Null for none. */
    private ArrayList<String> workspaces;

    private boolean allWorkspaces;
    private DirectoryAction directoryAction = DirectoryAction.NONE;
    private PlanDepth planDepth = PlanDepth.QUICK;
    /** Null for none. */
    private ArrayList<String> protectedAccounts;

    /** Null for none. */
    private ArrayList<String> protectedDomains;

    /** Null for none. */
    private ArrayList<String> protectedGroups;

    /** Null for the global page's limit alone. */
    private Integer maxPeople;

    private RemovalResult plan;
    private boolean cleanResidues;

    @DataBoundConstructor
    public BitbucketRemoveUserStep() {}

    @Override
    public String getEmail() {
        return email;
    }

    @DataBoundSetter
    public void setEmail(String email) {
        this.email = Util.fixEmptyAndTrim(email);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getAddresses() {
        return RemovalForm.addresses(this);
    }

    @Override
    public String getPeopleFile() {
        return peopleFile;
    }

    @DataBoundSetter
    public void setPeopleFile(String peopleFile) {
        this.peopleFile = Util.fixEmptyAndTrim(peopleFile);
    }

    @Override
    public String getPeopleColumn() {
        return peopleColumn == null ? PeopleFile.USUAL_COLUMN : peopleColumn;
    }

    @DataBoundSetter
    public void setPeopleColumn(String peopleColumn) {
        String column = Util.fixEmptyAndTrim(peopleColumn);
        this.peopleColumn = PeopleFile.USUAL_COLUMN.equals(column) ? null : column;
    }

    @Override
    public List<String> getWorkspaces() {
        return workspaces == null ? null : List.copyOf(workspaces);
    }

    @DataBoundSetter
    public void setWorkspaces(List<String> workspaces) {
        this.workspaces = workspaces == null ? null : new ArrayList<>(workspaces);
    }

    @Override
    public boolean isAllWorkspaces() {
        return allWorkspaces;
    }

    @DataBoundSetter
    public void setAllWorkspaces(boolean allWorkspaces) {
        this.allWorkspaces = allWorkspaces;
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getWorkspaceSlugs() {
        return RemovalForm.workspaceSlugs(this);
    }

    @Override
    public DirectoryAction getDirectoryAction() {
        return directoryAction;
    }

    @DataBoundSetter
    public void setDirectoryAction(DirectoryAction directoryAction) {
        this.directoryAction = directoryAction == null ? DirectoryAction.NONE : directoryAction;
    }

    @Override
    public PlanDepth getPlanDepth() {
        return planDepth;
    }

    @DataBoundSetter
    public void setPlanDepth(PlanDepth planDepth) {
        this.planDepth = planDepth == null ? PlanDepth.QUICK : planDepth;
    }

    @Override
    public List<String> getProtectedAccounts() {
        return RemovalForm.entries(protectedAccounts);
    }

    @DataBoundSetter
    public void setProtectedAccounts(List<String> protectedAccounts) {
        this.protectedAccounts =
                protectedAccounts == null || protectedAccounts.isEmpty() ? null : new ArrayList<>(protectedAccounts);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getProtectedAccountLines() {
        return String.join("\n", getProtectedAccounts());
    }

    @Override
    public List<String> getProtectedDomains() {
        return RemovalForm.entries(protectedDomains);
    }

    @DataBoundSetter
    public void setProtectedDomains(List<String> protectedDomains) {
        this.protectedDomains =
                protectedDomains == null || protectedDomains.isEmpty() ? null : new ArrayList<>(protectedDomains);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getProtectedDomainLines() {
        return String.join("\n", getProtectedDomains());
    }

    @Override
    public List<String> getProtectedGroups() {
        return RemovalForm.entries(protectedGroups);
    }

    @DataBoundSetter
    public void setProtectedGroups(List<String> protectedGroups) {
        this.protectedGroups =
                protectedGroups == null || protectedGroups.isEmpty() ? null : new ArrayList<>(protectedGroups);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getProtectedGroupLines() {
        return String.join("\n", getProtectedGroups());
    }

    @Override
    public Integer getMaxPeople() {
        return maxPeople;
    }

    @DataBoundSetter
    public void setMaxPeople(Integer maxPeople) {
        this.maxPeople = maxPeople;
    }

    /** Null for none. */
    public RemovalResult getPlan() {
        return plan;
    }

    /**
     * What a dry run of the same build has returned: does exactly that, and nothing else.
     *
     * @throws InvalidInputException if it is no dry run's
     */
    @DataBoundSetter
    public void setPlan(RemovalResult plan) {
        if (plan != null && plan.plan().isEmpty()) {
            throw new InvalidInputException(
                    "plan",
                    plan.toString(),
                    "is not the result of a dry run",
                    "Give what bitbucketRemoveUser returned with dryRun: true.");
        }
        this.plan = plan;
    }

    @Override
    public PlanReference approvedPlan() {
        return plan == null ? null : plan.plan().orElseThrow();
    }

    @Override
    public boolean isCleanResidues() {
        return cleanResidues;
    }

    @DataBoundSetter
    public void setCleanResidues(boolean cleanResidues) {
        this.cleanResidues = cleanResidues;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BitbucketRemoveUserStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements RemovalFormDescriptor {
        @Override
        public String getFunctionName() {
            return "bitbucketRemoveUser";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Step_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Step newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            return super.newInstance(request, RemovalForm.bindable(form));
        }

        @Override
        public boolean expandsVariables() {
            return false;
        }
    }
}

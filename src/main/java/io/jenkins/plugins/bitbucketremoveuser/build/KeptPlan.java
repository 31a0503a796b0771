package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanDepth;
import java.util.ArrayList;
import java.util.List;
import jenkins.security.HMACConfidentialKey;

/**
 * A plan as its build remembers it, for whoever applies it later: with the credentials that the job chose, by id, and with
 * the job's own safety rules, both as they were when the plan was made. Texts and numbers, as it is stored with the build.
 */
final class KeptPlan extends KeptChoices implements RemovalOptions {
    private static final HMACConfidentialKey KEY = new HMACConfidentialKey(KeptPlan.class, "terms");

    private final String build;
    private final String id;
    private final String seal;
    private final String summary;
    private final ArrayList<String> protectedAccounts;
    private final ArrayList<String> protectedDomains;
    private final ArrayList<String> protectedGroups;
    private final Integer maxPeople;
    /** Of all above, and the credentials. */
    private final String termsSeal;

    /**
     * @param summary for whoever is to approve it
     * @param job what the job said when the plan was made
     */
    KeptPlan(PlanReference plan, String summary, RemovalOptions job) {
        super(job);
        build = plan.build();
        id = plan.id();
        seal = plan.seal();
        this.summary = summary;
        protectedAccounts = new ArrayList<>(job.getProtectedAccounts());
        protectedDomains = new ArrayList<>(job.getProtectedDomains());
        protectedGroups = new ArrayList<>(job.getProtectedGroups());
        maxPeople = job.getMaxPeople();
        termsSeal = KEY.mac(terms());
    }

    private String terms() {
        return written(build, id, seal, summary, protectedAccounts, protectedDomains, protectedGroups, maxPeople);
    }

    /** @throws InvalidInputException if it is not what it was when the plan was made */
    void requireUnchanged() {
        if (!KEY.checkMac(terms(), termsSeal)) {
            throw new InvalidInputException(
                    "plan",
                    id,
                    "has other credentials, rules or words than when it was made, so nobody approved what it is now",
                    "Make a new plan, and find out who changed the build's folder.");
        }
    }

    String id() {
        return id;
    }

    String summary() {
        return summary;
    }

    @Override
    public PlanReference approvedPlan() {
        return new PlanReference(build, id, seal);
    }

    @Override
    public List<String> getProtectedAccounts() {
        return List.copyOf(protectedAccounts);
    }

    @Override
    public List<String> getProtectedDomains() {
        return List.copyOf(protectedDomains);
    }

    @Override
    public List<String> getProtectedGroups() {
        return List.copyOf(protectedGroups);
    }

    @Override
    public Integer getMaxPeople() {
        return maxPeople;
    }

    // whom and what it is about, the plan says itself

    @Override
    public String getEmail() {
        return null;
    }

    @Override
    public List<String> getEmails() {
        return List.of();
    }

    @Override
    public List<String> getAccounts() {
        return List.of();
    }

    @Override
    public String getPeopleFile() {
        return null;
    }

    @Override
    public String getPeopleColumn() {
        return null;
    }

    @Override
    public String getWorkspace() {
        return null;
    }

    @Override
    public List<String> getWorkspaces() {
        return null;
    }

    @Override
    public boolean isAllWorkspaces() {
        return false;
    }

    @Override
    public DirectoryAction getDirectoryAction() {
        return DirectoryAction.NONE;
    }

    @Override
    public PlanDepth getPlanDepth() {
        return PlanDepth.QUICK;
    }

    @Override
    public boolean isDryRun() {
        return false;
    }

    @Override
    public boolean isCleanResidues() {
        return false;
    }
}

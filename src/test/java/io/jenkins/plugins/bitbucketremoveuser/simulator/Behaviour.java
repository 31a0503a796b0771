package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How this Bitbucket answers where the public facts are unsure (or where it can be slow or full). Immutable; the
 * defaults are what is most likely. {@code sim.behave(b -> b.absentGrantRead(AbsentRead.NONE))} changes it while the
 * simulator runs.
 */
public final class Behaviour {

    public enum AbsentRead {
        NOT_FOUND,
        /** 200 with the permission {@code none}. */
        NONE
    }

    public enum AbsentDelete {
        NOT_FOUND,
        NO_CONTENT
    }

    public enum LegacyAccess {
        ALLOWED,
        /** 401 */
        UNAUTHORIZED,
        /** 403 */
        FORBIDDEN
    }

    public enum NonAdminFilter {
        /** The first page of everybody, without addresses. */
        IGNORED,
        EMPTY,
        /** 403 */
        FORBIDDEN
    }

    public enum UserFilter {
        ACCEPTED,
        REFUSED_400,
        /** As if this condition were not there: everybody's rows. */
        IGNORED
    }

    public enum LastAdmin {
        REFUSED_400,
        ALLOWED
    }

    public enum ErrorDetail {
        STRING,
        /** <code>{"required": [...], "granted": [...]}</code> */
        OBJECT
    }

    public enum RateLimitBody {
        JSON,
        TEXT
    }

    public enum RetryAfter {
        NONE,
        SECONDS,
        DATE
    }

    public enum ResetHeader {
        NONE,
        /** Seconds left, as Bitbucket counts. */
        SECONDS,
        /** ISO 8601, as the organisation API has it. */
        ISO_TIME
    }

    public enum RoleRevoke {
        ALLOWED,
        /** 403 */
        FORBIDDEN,
        /** 404, as if the workspace were no resource of the organisation. */
        NOT_FOUND
    }

    public enum OrganisationErrors {
        /** <code>{"errors": [{"code": "ADMIN-404-8", ...}]}</code> */
        APPLICATION,
        /** <code>{"code": 404, "message": ...}</code> */
        GATEWAY
    }

    private static final Behaviour STANDARD = new Behaviour(new Builder());

    private final AbsentRead absentGrantRead;
    private final AbsentDelete absentGrantDelete;
    private final AbsentDelete absentGroupMemberDelete;
    private final LegacyAccess groupReadByApiToken;
    private final LegacyAccess groupWriteByApiToken;
    private final int migratedGroupWriteStatus;
    private final int migratedInvitationStatus;
    private final boolean invitationDeleteByPath;
    private final boolean legacyTakesWorkspaceUuid;
    private final boolean legacyErrorsAsPlainText;
    private final NonAdminFilter membersFilterForNonAdmin;
    private final UserFilter permissionFilterByUserUuid;
    private final UserFilter permissionFilterByNickname;
    private final boolean repositoryRowsCarryProject;
    private final boolean memberRowsCarryStatus;
    private final boolean projectGrantAloneKeepsMembership;
    private final Lag effectiveListLag;
    private final Lag membershipLag;
    private final Lag writeReadLag;
    private final LastAdmin lastAdminRemoval;
    private final ErrorDetail errorDetail;
    private final boolean appPasswordsAccepted;
    private final boolean groupTakesNonMembers;
    private final boolean grantNeedsMembership;
    private final Lag givenReadLag;
    private final RoleRevoke workspaceRoleAssign;
    private final Lag organisationReadLag;
    private final Lag directoryRemovalLag;
    private final boolean suspensionNeedsBody;
    private final boolean suspendedPeopleStayMembers;
    private final boolean membershipStatusPerDirectory;
    private final boolean invitedPeopleAreFound;
    private final boolean groupsFilteredByMember;
    private final RoleRevoke workspaceRoleRevoke;
    private final AbsentDelete absentInOrganisation;
    private final boolean roleRemovalDeletesGrants;
    private final OrganisationErrors organisationErrors;
    private final boolean branchRuleOfFormerMemberEditable;
    private final boolean branchRuleKeepsWhatIsLeftOut;
    private final UserFilter pullRequestFilterByReviewer;
    private final boolean effectiveListSortsByUpdate;
    private final int rateLimit;
    private final Duration rateLimitWindow;
    private final RateLimitBody rateLimitBody;
    private final RetryAfter retryAfter;
    private final ResetHeader rateLimitResetHeader;
    private final Duration latency;

    private Behaviour(Builder from) {
        absentGrantRead = from.absentGrantRead;
        absentGrantDelete = from.absentGrantDelete;
        absentGroupMemberDelete = from.absentGroupMemberDelete;
        groupReadByApiToken = from.groupReadByApiToken;
        groupWriteByApiToken = from.groupWriteByApiToken;
        migratedGroupWriteStatus = from.migratedGroupWriteStatus;
        migratedInvitationStatus = from.migratedInvitationStatus;
        invitationDeleteByPath = from.invitationDeleteByPath;
        legacyTakesWorkspaceUuid = from.legacyTakesWorkspaceUuid;
        legacyErrorsAsPlainText = from.legacyErrorsAsPlainText;
        membersFilterForNonAdmin = from.membersFilterForNonAdmin;
        permissionFilterByUserUuid = from.permissionFilterByUserUuid;
        permissionFilterByNickname = from.permissionFilterByNickname;
        memberRowsCarryStatus = from.memberRowsCarryStatus;
        repositoryRowsCarryProject = from.repositoryRowsCarryProject;
        projectGrantAloneKeepsMembership = from.projectGrantAloneKeepsMembership;
        effectiveListLag = from.effectiveListLag;
        membershipLag = from.membershipLag;
        writeReadLag = from.writeReadLag;
        lastAdminRemoval = from.lastAdminRemoval;
        errorDetail = from.errorDetail;
        appPasswordsAccepted = from.appPasswordsAccepted;
        groupTakesNonMembers = from.groupTakesNonMembers;
        grantNeedsMembership = from.grantNeedsMembership;
        givenReadLag = from.givenReadLag;
        workspaceRoleAssign = from.workspaceRoleAssign;
        organisationReadLag = from.organisationReadLag;
        directoryRemovalLag = from.directoryRemovalLag;
        suspensionNeedsBody = from.suspensionNeedsBody;
        suspendedPeopleStayMembers = from.suspendedPeopleStayMembers;
        membershipStatusPerDirectory = from.membershipStatusPerDirectory;
        invitedPeopleAreFound = from.invitedPeopleAreFound;
        groupsFilteredByMember = from.groupsFilteredByMember;
        workspaceRoleRevoke = from.workspaceRoleRevoke;
        absentInOrganisation = from.absentInOrganisation;
        roleRemovalDeletesGrants = from.roleRemovalDeletesGrants;
        organisationErrors = from.organisationErrors;
        branchRuleOfFormerMemberEditable = from.branchRuleOfFormerMemberEditable;
        branchRuleKeepsWhatIsLeftOut = from.branchRuleKeepsWhatIsLeftOut;
        pullRequestFilterByReviewer = from.pullRequestFilterByReviewer;
        effectiveListSortsByUpdate = from.effectiveListSortsByUpdate;
        rateLimit = from.rateLimit;
        rateLimitWindow = from.rateLimitWindow;
        rateLimitBody = from.rateLimitBody;
        retryAfter = from.retryAfter;
        rateLimitResetHeader = from.rateLimitResetHeader;
        latency = from.latency;
    }

    public static Behaviour standard() {
        return STANDARD;
    }

    /** This one with something changed. */
    public Behaviour but(UnaryOperator<Builder> change) {
        return new Behaviour(change.apply(new Builder(this)));
    }

    /** GET of one grant that a person does not have. */
    public AbsentRead absentGrantRead() {
        return absentGrantRead;
    }

    /** DELETE of a grant that a person does not have. */
    public AbsentDelete absentGrantDelete() {
        return absentGrantDelete;
    }

    /** DELETE of a group membership that a person does not have. */
    public AbsentDelete absentGroupMemberDelete() {
        return absentGroupMemberDelete;
    }

    /** 1.0 group list by an API token. */
    public LegacyAccess groupReadByApiToken() {
        return groupReadByApiToken;
    }

    /** 1.0 group change by an API token (reported to need account:write, which such a token cannot have). */
    public LegacyAccess groupWriteByApiToken() {
        return groupWriteByApiToken;
    }

    /** Status of a 1.0 group change in a workspace administered at organisation level. */
    public int migratedGroupWriteStatus() {
        return migratedGroupWriteStatus;
    }

    /** Status of the 1.0 invitations in a workspace administered at organisation level. */
    public int migratedInvitationStatus() {
        return migratedInvitationStatus;
    }

    /** Whether an invitation is taken back by its address in the path (the old form); 405 if not. */
    public boolean invitationDeleteByPath() {
        return invitationDeleteByPath;
    }

    /** Whether 1.0 takes a workspace's UUID for its slug; 405 if not. */
    public boolean legacyTakesWorkspaceUuid() {
        return legacyTakesWorkspaceUuid;
    }

    /** Whether 1.0 errors are plain text instead of a JSON error object. */
    public boolean legacyErrorsAsPlainText() {
        return legacyErrorsAsPlainText;
    }

    /** What a caller who is not an administrator gets for a filter by e-mail. */
    public NonAdminFilter membersFilterForNonAdmin() {
        return membersFilterForNonAdmin;
    }

    /** {@code q=user.nickname="..."} on effective repository permissions. */
    public UserFilter permissionFilterByNickname() {
        return permissionFilterByNickname;
    }

    /** The form user.uuid="{...}" in a filter of effective repository permissions. */
    public UserFilter permissionFilterByUserUuid() {
        return permissionFilterByUserUuid;
    }

    /** Whether fields can bring the account's status into a row of the members. */
    public boolean memberRowsCarryStatus() {
        return memberRowsCarryStatus;
    }

    /** Whether fields can bring the project into a row of effective repository permissions. */
    public boolean repositoryRowsCarryProject() {
        return repositoryRowsCarryProject;
    }

    /** Whether a direct project grant alone makes somebody a member of the workspace. */
    public boolean projectGrantAloneKeepsMembership() {
        return projectGrantAloneKeepsMembership;
    }

    /** How long revoked rows still show in the list of effective repository permissions. */
    public Lag effectiveListLag() {
        return effectiveListLag;
    }

    /** How long somebody without any grant still shows as a member. */
    public Lag membershipLag() {
        return membershipLag;
    }

    /** How long a revoked grant or group membership still shows where it is configured. */
    public Lag writeReadLag() {
        return writeReadLag;
    }

    /** Taking the last administrator out of the administrators' group. */
    public LastAdmin lastAdminRemoval() {
        return lastAdminRemoval;
    }

    /** Form of error.detail for a missing scope. */
    public ErrorDetail errorDetail() {
        return errorDetail;
    }

    /** Whether app passwords still work (proxies, private deployments). */
    public boolean appPasswordsAccepted() {
        return appPasswordsAccepted;
    }

    /** Whether a group takes somebody who is no member of the workspace (1.0); 400 if not. */
    public boolean groupTakesNonMembers() {
        return groupTakesNonMembers;
    }

    /** Whether a direct grant is refused to somebody who is no member of the workspace (400). */
    public boolean grantNeedsMembership() {
        return grantNeedsMembership;
    }

    /** How long a grant, group membership or role that was given does not show where it is configured. */
    public Lag givenReadLag() {
        return givenReadLag;
    }

    /** Giving a person a role on a workspace in the organisation API. */
    public RoleRevoke workspaceRoleAssign() {
        return workspaceRoleAssign;
    }

    /** How long a group membership or role that was taken away, or a suspension, does not show in the organisation API. */
    public Lag organisationReadLag() {
        return organisationReadLag;
    }

    /** How long somebody who was removed from a directory still shows there: the removal is queued. */
    public Lag directoryRemovalLag() {
        return directoryRemovalLag;
    }

    /** Whether suspending and restoring without a JSON body is refused with 415. */
    public boolean suspensionNeedsBody() {
        return suspensionNeedsBody;
    }

    /** Whether Bitbucket still lists somebody as a member who is suspended in the directory. */
    public boolean suspendedPeopleStayMembers() {
        return suspendedPeopleStayMembers;
    }

    /** Whether the status of a person is that of the directory asked for, not that of the whole organisation. */
    public boolean membershipStatusPerDirectory() {
        return membershipStatusPerDirectory;
    }

    /** Whether somebody who was invited but has not joined is found in a directory. */
    public boolean invitedPeopleAreFound() {
        return invitedPeopleAreFound;
    }

    /** Whether a search for the groups of a person is one; else all groups are found. */
    public boolean groupsFilteredByMember() {
        return groupsFilteredByMember;
    }

    /** Taking a person's role on a workspace away in the organisation API. */
    public RoleRevoke workspaceRoleRevoke() {
        return workspaceRoleRevoke;
    }

    /** Taking away a group membership or a role in the organisation API that a person does not have. */
    public AbsentDelete absentInOrganisation() {
        return absentInOrganisation;
    }

    /** Whether losing the last role on a workspace deletes the direct grants in it too. */
    public boolean roleRemovalDeletesGrants() {
        return roleRemovalDeletesGrants;
    }

    /** Form of an error of the organisation API. */
    public OrganisationErrors organisationErrors() {
        return organisationErrors;
    }

    /** Whether a rule about branches that names somebody who is no member can be changed; 400 if not. */
    public boolean branchRuleOfFormerMemberEditable() {
        return branchRuleOfFormerMemberEditable;
    }

    /** Whether a change of a rule about branches keeps the fields that were not sent; cleared if not. */
    public boolean branchRuleKeepsWhatIsLeftOut() {
        return branchRuleKeepsWhatIsLeftOut;
    }

    /** The form reviewers.uuid="{...}" in a filter of pull requests. */
    public UserFilter pullRequestFilterByReviewer() {
        return pullRequestFilterByReviewer;
    }

    /** Whether effective repository permissions can be sorted by the repository's last change; 400 if not. */
    public boolean effectiveListSortsByUpdate() {
        return effectiveListSortsByUpdate;
    }

    /** Requests per window and caller; 0 is without limit. */
    public int rateLimit() {
        return rateLimit;
    }

    /** The rolling window of the limit. */
    public Duration rateLimitWindow() {
        return rateLimitWindow;
    }

    /** Body of a 429. */
    public RateLimitBody rateLimitBody() {
        return rateLimitBody;
    }

    /** Retry-After of a 429. */
    public RetryAfter retryAfter() {
        return retryAfter;
    }

    /** X-RateLimit-Reset of a 429. */
    public ResetHeader rateLimitResetHeader() {
        return rateLimitResetHeader;
    }

    /** Time every answer takes. */
    public Duration latency() {
        return latency;
    }

    /** Collects changes; every method has the name of the fact it is about. */
    public static final class Builder {

        private AbsentRead absentGrantRead = AbsentRead.NOT_FOUND;
        private AbsentDelete absentGrantDelete = AbsentDelete.NOT_FOUND;
        private AbsentDelete absentGroupMemberDelete = AbsentDelete.NOT_FOUND;
        private LegacyAccess groupReadByApiToken = LegacyAccess.ALLOWED;
        private LegacyAccess groupWriteByApiToken = LegacyAccess.ALLOWED;
        private int migratedGroupWriteStatus = 405;
        private int migratedInvitationStatus = 404;
        private boolean invitationDeleteByPath = true;
        private boolean legacyTakesWorkspaceUuid = false;
        private boolean legacyErrorsAsPlainText = true;
        private NonAdminFilter membersFilterForNonAdmin = NonAdminFilter.IGNORED;
        private UserFilter permissionFilterByUserUuid = UserFilter.ACCEPTED;
        private UserFilter permissionFilterByNickname = UserFilter.ACCEPTED;
        private boolean repositoryRowsCarryProject = true;
        private boolean memberRowsCarryStatus = true;
        private boolean projectGrantAloneKeepsMembership = true;
        private Lag effectiveListLag = Lag.NONE;
        private Lag membershipLag = Lag.NONE;
        private Lag writeReadLag = Lag.NONE;
        private LastAdmin lastAdminRemoval = LastAdmin.REFUSED_400;
        private ErrorDetail errorDetail = ErrorDetail.OBJECT;
        private boolean appPasswordsAccepted = false;
        private boolean groupTakesNonMembers = true;
        private boolean grantNeedsMembership = true;
        private Lag givenReadLag = Lag.NONE;
        private RoleRevoke workspaceRoleAssign = RoleRevoke.ALLOWED;
        private Lag organisationReadLag = Lag.NONE;
        private Lag directoryRemovalLag = Lag.NONE;
        private boolean suspensionNeedsBody = true;
        private boolean suspendedPeopleStayMembers = true;
        private boolean membershipStatusPerDirectory = false;
        private boolean invitedPeopleAreFound = true;
        private boolean groupsFilteredByMember = true;
        private RoleRevoke workspaceRoleRevoke = RoleRevoke.ALLOWED;
        private AbsentDelete absentInOrganisation = AbsentDelete.NOT_FOUND;
        private boolean roleRemovalDeletesGrants = false;
        private OrganisationErrors organisationErrors = OrganisationErrors.APPLICATION;
        private boolean branchRuleOfFormerMemberEditable = true;
        private boolean branchRuleKeepsWhatIsLeftOut = true;
        private UserFilter pullRequestFilterByReviewer = UserFilter.ACCEPTED;
        private boolean effectiveListSortsByUpdate = true;
        private int rateLimit = 0;
        private Duration rateLimitWindow = Duration.ofHours(1);
        private RateLimitBody rateLimitBody = RateLimitBody.JSON;
        private RetryAfter retryAfter = RetryAfter.NONE;
        private ResetHeader rateLimitResetHeader = ResetHeader.NONE;
        private Duration latency = Duration.ZERO;

        private Builder() {}

        private Builder(Behaviour from) {
            absentGrantRead = from.absentGrantRead;
            absentGrantDelete = from.absentGrantDelete;
            absentGroupMemberDelete = from.absentGroupMemberDelete;
            groupReadByApiToken = from.groupReadByApiToken;
            groupWriteByApiToken = from.groupWriteByApiToken;
            migratedGroupWriteStatus = from.migratedGroupWriteStatus;
            migratedInvitationStatus = from.migratedInvitationStatus;
            invitationDeleteByPath = from.invitationDeleteByPath;
            legacyTakesWorkspaceUuid = from.legacyTakesWorkspaceUuid;
            legacyErrorsAsPlainText = from.legacyErrorsAsPlainText;
            membersFilterForNonAdmin = from.membersFilterForNonAdmin;
            permissionFilterByUserUuid = from.permissionFilterByUserUuid;
            permissionFilterByNickname = from.permissionFilterByNickname;
            repositoryRowsCarryProject = from.repositoryRowsCarryProject;
            memberRowsCarryStatus = from.memberRowsCarryStatus;
            projectGrantAloneKeepsMembership = from.projectGrantAloneKeepsMembership;
            effectiveListLag = from.effectiveListLag;
            membershipLag = from.membershipLag;
            writeReadLag = from.writeReadLag;
            lastAdminRemoval = from.lastAdminRemoval;
            errorDetail = from.errorDetail;
            appPasswordsAccepted = from.appPasswordsAccepted;
            groupTakesNonMembers = from.groupTakesNonMembers;
            grantNeedsMembership = from.grantNeedsMembership;
            givenReadLag = from.givenReadLag;
            workspaceRoleAssign = from.workspaceRoleAssign;
            organisationReadLag = from.organisationReadLag;
            directoryRemovalLag = from.directoryRemovalLag;
            suspensionNeedsBody = from.suspensionNeedsBody;
            suspendedPeopleStayMembers = from.suspendedPeopleStayMembers;
            membershipStatusPerDirectory = from.membershipStatusPerDirectory;
            invitedPeopleAreFound = from.invitedPeopleAreFound;
            groupsFilteredByMember = from.groupsFilteredByMember;
            workspaceRoleRevoke = from.workspaceRoleRevoke;
            absentInOrganisation = from.absentInOrganisation;
            roleRemovalDeletesGrants = from.roleRemovalDeletesGrants;
            organisationErrors = from.organisationErrors;
            branchRuleOfFormerMemberEditable = from.branchRuleOfFormerMemberEditable;
            branchRuleKeepsWhatIsLeftOut = from.branchRuleKeepsWhatIsLeftOut;
            pullRequestFilterByReviewer = from.pullRequestFilterByReviewer;
            effectiveListSortsByUpdate = from.effectiveListSortsByUpdate;
            rateLimit = from.rateLimit;
            rateLimitWindow = from.rateLimitWindow;
            rateLimitBody = from.rateLimitBody;
            retryAfter = from.retryAfter;
            rateLimitResetHeader = from.rateLimitResetHeader;
            latency = from.latency;
        }

        public Builder absentGrantRead(AbsentRead value) {
            absentGrantRead = value;
            return this;
        }

        public Builder absentGrantDelete(AbsentDelete value) {
            absentGrantDelete = value;
            return this;
        }

        public Builder absentGroupMemberDelete(AbsentDelete value) {
            absentGroupMemberDelete = value;
            return this;
        }

        public Builder groupReadByApiToken(LegacyAccess value) {
            groupReadByApiToken = value;
            return this;
        }

        public Builder groupWriteByApiToken(LegacyAccess value) {
            groupWriteByApiToken = value;
            return this;
        }

        public Builder migratedGroupWriteStatus(int value) {
            migratedGroupWriteStatus = value;
            return this;
        }

        public Builder migratedInvitationStatus(int value) {
            migratedInvitationStatus = value;
            return this;
        }

        public Builder invitationDeleteByPath(boolean value) {
            invitationDeleteByPath = value;
            return this;
        }

        public Builder legacyTakesWorkspaceUuid(boolean value) {
            legacyTakesWorkspaceUuid = value;
            return this;
        }

        public Builder legacyErrorsAsPlainText(boolean value) {
            legacyErrorsAsPlainText = value;
            return this;
        }

        public Builder membersFilterForNonAdmin(NonAdminFilter value) {
            membersFilterForNonAdmin = value;
            return this;
        }

        public Builder permissionFilterByNickname(UserFilter value) {
            permissionFilterByNickname = value;
            return this;
        }

        public Builder permissionFilterByUserUuid(UserFilter value) {
            permissionFilterByUserUuid = value;
            return this;
        }

        public Builder memberRowsCarryStatus(boolean value) {
            memberRowsCarryStatus = value;
            return this;
        }

        public Builder repositoryRowsCarryProject(boolean value) {
            repositoryRowsCarryProject = value;
            return this;
        }

        public Builder projectGrantAloneKeepsMembership(boolean value) {
            projectGrantAloneKeepsMembership = value;
            return this;
        }

        public Builder effectiveListLag(Lag value) {
            effectiveListLag = value;
            return this;
        }

        public Builder membershipLag(Lag value) {
            membershipLag = value;
            return this;
        }

        public Builder writeReadLag(Lag value) {
            writeReadLag = value;
            return this;
        }

        public Builder lastAdminRemoval(LastAdmin value) {
            lastAdminRemoval = value;
            return this;
        }

        public Builder errorDetail(ErrorDetail value) {
            errorDetail = value;
            return this;
        }

        public Builder appPasswordsAccepted(boolean value) {
            appPasswordsAccepted = value;
            return this;
        }

        public Builder groupTakesNonMembers(boolean value) {
            groupTakesNonMembers = value;
            return this;
        }

        public Builder grantNeedsMembership(boolean value) {
            grantNeedsMembership = value;
            return this;
        }

        public Builder givenReadLag(Lag value) {
            givenReadLag = value;
            return this;
        }

        public Builder workspaceRoleAssign(RoleRevoke value) {
            workspaceRoleAssign = value;
            return this;
        }

        public Builder organisationReadLag(Lag value) {
            organisationReadLag = value;
            return this;
        }

        public Builder directoryRemovalLag(Lag value) {
            directoryRemovalLag = value;
            return this;
        }

        public Builder suspensionNeedsBody(boolean value) {
            suspensionNeedsBody = value;
            return this;
        }

        public Builder suspendedPeopleStayMembers(boolean value) {
            suspendedPeopleStayMembers = value;
            return this;
        }

        public Builder membershipStatusPerDirectory(boolean value) {
            membershipStatusPerDirectory = value;
            return this;
        }

        public Builder invitedPeopleAreFound(boolean value) {
            invitedPeopleAreFound = value;
            return this;
        }

        public Builder groupsFilteredByMember(boolean value) {
            groupsFilteredByMember = value;
            return this;
        }

        public Builder workspaceRoleRevoke(RoleRevoke value) {
            workspaceRoleRevoke = value;
            return this;
        }

        public Builder absentInOrganisation(AbsentDelete value) {
            absentInOrganisation = value;
            return this;
        }

        public Builder roleRemovalDeletesGrants(boolean value) {
            roleRemovalDeletesGrants = value;
            return this;
        }

        public Builder organisationErrors(OrganisationErrors value) {
            organisationErrors = value;
            return this;
        }

        public Builder branchRuleOfFormerMemberEditable(boolean value) {
            branchRuleOfFormerMemberEditable = value;
            return this;
        }

        public Builder branchRuleKeepsWhatIsLeftOut(boolean value) {
            branchRuleKeepsWhatIsLeftOut = value;
            return this;
        }

        public Builder pullRequestFilterByReviewer(UserFilter value) {
            pullRequestFilterByReviewer = value;
            return this;
        }

        public Builder effectiveListSortsByUpdate(boolean value) {
            effectiveListSortsByUpdate = value;
            return this;
        }

        public Builder rateLimit(int value) {
            rateLimit = value;
            return this;
        }

        public Builder rateLimitWindow(Duration value) {
            rateLimitWindow = value;
            return this;
        }

        public Builder rateLimitBody(RateLimitBody value) {
            rateLimitBody = value;
            return this;
        }

        public Builder retryAfter(RetryAfter value) {
            retryAfter = value;
            return this;
        }

        public Builder rateLimitResetHeader(ResetHeader value) {
            rateLimitResetHeader = value;
            return this;
        }

        public Builder latency(Duration value) {
            latency = value;
            return this;
        }
    }
}

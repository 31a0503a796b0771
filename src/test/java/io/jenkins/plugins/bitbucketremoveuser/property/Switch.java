package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.AbsentDelete;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.AbsentRead;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.Builder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.ErrorDetail;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.LastAdmin;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.LegacyAccess;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.NonAdminFilter;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.OrganisationErrors;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.RateLimitBody;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.ResetHeader;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.RetryAfter;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.RoleRevoke;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.UserFilter;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One way in which Bitbucket may answer differently from what is most likely. */
final class Switch {
    private static final Catalogue CATALOGUE = catalogue();
    static final List<Switch> ALL = List.copyOf(CATALOGUE.switches);
    /** About access that is put back, which no removal ever sees. */
    static final List<Switch> GIVING = List.copyOf(giving().switches);
    /** About the list of all members, which no removal reads. */
    static final List<Switch> FINDING = List.copyOf(finding().switches);

    /**
     * Together, they make Bitbucket answer as is most likely. Who counts as a member stays as it is: that is no way to
     * answer, and another rule would make members of people who were none.
     */
    static final List<Switch> RESET = CATALOGUE.back.stream()
            .filter(one -> !one.method.equals("projectGrantAloneKeepsMembership"))
            .toList();

    private final String method;
    private final Object value;
    private final BiFunction<Builder, Object, Builder> change;

    private Switch(String method, Object value, BiFunction<Builder, Object, Builder> change) {
        this.method = method;
        this.value = value;
        this.change = change;
    }

    /** The method of {@link Builder}. */
    String method() {
        return method;
    }

    Builder apply(Builder builder) {
        return change.apply(builder, value);
    }

    static Behaviour behaviour(List<Switch> switches) {
        Behaviour behaviour = Behaviour.standard();
        for (Switch one : switches) {
            behaviour = behaviour.but(one::apply);
        }
        return behaviour;
    }

    @Override
    public String toString() {
        return method + "=" + value;
    }

    private static Catalogue catalogue() {
        Catalogue all = new Catalogue();
        all.add("absentGrantRead", Behaviour::absentGrantRead, Builder::absentGrantRead, AbsentRead.NONE);
        all.add("absentGrantDelete", Behaviour::absentGrantDelete, Builder::absentGrantDelete, AbsentDelete.NO_CONTENT);
        all.add(
                "absentGroupMemberDelete",
                Behaviour::absentGroupMemberDelete,
                Builder::absentGroupMemberDelete,
                AbsentDelete.NO_CONTENT);
        all.add(
                "groupReadByApiToken",
                Behaviour::groupReadByApiToken,
                Builder::groupReadByApiToken,
                LegacyAccess.UNAUTHORIZED,
                LegacyAccess.FORBIDDEN);
        all.add(
                "groupWriteByApiToken",
                Behaviour::groupWriteByApiToken,
                Builder::groupWriteByApiToken,
                LegacyAccess.UNAUTHORIZED,
                LegacyAccess.FORBIDDEN);
        all.add(
                "migratedGroupWriteStatus",
                Behaviour::migratedGroupWriteStatus,
                Builder::migratedGroupWriteStatus,
                400,
                401,
                403,
                404,
                410);
        all.add(
                "legacyTakesWorkspaceUuid",
                Behaviour::legacyTakesWorkspaceUuid,
                Builder::legacyTakesWorkspaceUuid,
                true);
        all.add("legacyErrorsAsPlainText", Behaviour::legacyErrorsAsPlainText, Builder::legacyErrorsAsPlainText, false);
        all.add(
                "migratedInvitationStatus",
                Behaviour::migratedInvitationStatus,
                Builder::migratedInvitationStatus,
                403,
                405,
                410);
        all.add("invitationDeleteByPath", Behaviour::invitationDeleteByPath, Builder::invitationDeleteByPath, false);
        all.add(
                "membersFilterForNonAdmin",
                Behaviour::membersFilterForNonAdmin,
                Builder::membersFilterForNonAdmin,
                NonAdminFilter.EMPTY,
                NonAdminFilter.FORBIDDEN);
        all.add(
                "permissionFilterByNickname",
                Behaviour::permissionFilterByNickname,
                Builder::permissionFilterByNickname,
                UserFilter.REFUSED_400,
                UserFilter.IGNORED);
        all.add(
                "permissionFilterByUserUuid",
                Behaviour::permissionFilterByUserUuid,
                Builder::permissionFilterByUserUuid,
                UserFilter.REFUSED_400,
                UserFilter.IGNORED);
        all.add(
                "repositoryRowsCarryProject",
                Behaviour::repositoryRowsCarryProject,
                Builder::repositoryRowsCarryProject,
                false);
        all.add(
                "projectGrantAloneKeepsMembership",
                Behaviour::projectGrantAloneKeepsMembership,
                Builder::projectGrantAloneKeepsMembership,
                false);
        Lag[] lags = {
            Lag.reads(1), Lag.reads(3), Lag.reads(40), Lag.time(Duration.ofSeconds(5)), Lag.time(Duration.ofMinutes(2))
        };
        all.add("effectiveListLag", Behaviour::effectiveListLag, Builder::effectiveListLag, lags);
        all.add("membershipLag", Behaviour::membershipLag, Builder::membershipLag, lags);
        all.add("writeReadLag", Behaviour::writeReadLag, Builder::writeReadLag, lags);
        all.add("lastAdminRemoval", Behaviour::lastAdminRemoval, Builder::lastAdminRemoval, LastAdmin.ALLOWED);
        all.add("errorDetail", Behaviour::errorDetail, Builder::errorDetail, ErrorDetail.STRING);
        all.add("appPasswordsAccepted", Behaviour::appPasswordsAccepted, Builder::appPasswordsAccepted, true);
        addOrganisation(all, lags);
        all.add(
                "branchRuleOfFormerMemberEditable",
                Behaviour::branchRuleOfFormerMemberEditable,
                Builder::branchRuleOfFormerMemberEditable,
                false);
        all.add(
                "branchRuleKeepsWhatIsLeftOut",
                Behaviour::branchRuleKeepsWhatIsLeftOut,
                Builder::branchRuleKeepsWhatIsLeftOut,
                false);
        all.add(
                "pullRequestFilterByReviewer",
                Behaviour::pullRequestFilterByReviewer,
                Builder::pullRequestFilterByReviewer,
                UserFilter.REFUSED_400,
                UserFilter.IGNORED);
        all.add(
                "effectiveListSortsByUpdate",
                Behaviour::effectiveListSortsByUpdate,
                Builder::effectiveListSortsByUpdate,
                false);
        all.add("rateLimit", Behaviour::rateLimit, Builder::rateLimit, 12, 30);
        all.add("rateLimitWindow", Behaviour::rateLimitWindow, Builder::rateLimitWindow, Duration.ofMinutes(1));
        all.add("rateLimitBody", Behaviour::rateLimitBody, Builder::rateLimitBody, RateLimitBody.TEXT);
        all.add("retryAfter", Behaviour::retryAfter, Builder::retryAfter, RetryAfter.SECONDS, RetryAfter.DATE);
        all.add(
                "rateLimitResetHeader",
                Behaviour::rateLimitResetHeader,
                Builder::rateLimitResetHeader,
                ResetHeader.SECONDS,
                ResetHeader.ISO_TIME);
        return all;
    }

    private static Catalogue finding() {
        Catalogue all = new Catalogue();
        all.add("memberRowsCarryStatus", Behaviour::memberRowsCarryStatus, Builder::memberRowsCarryStatus, false);
        return all;
    }

    private static Catalogue giving() {
        Catalogue all = new Catalogue();
        all.add("groupTakesNonMembers", Behaviour::groupTakesNonMembers, Builder::groupTakesNonMembers, false);
        all.add("grantNeedsMembership", Behaviour::grantNeedsMembership, Builder::grantNeedsMembership, false);
        all.add(
                "givenReadLag",
                Behaviour::givenReadLag,
                Builder::givenReadLag,
                Lag.reads(1),
                Lag.reads(3),
                Lag.time(Duration.ofSeconds(5)),
                Lag.time(Duration.ofMinutes(2)));
        all.add(
                "workspaceRoleAssign",
                Behaviour::workspaceRoleAssign,
                Builder::workspaceRoleAssign,
                RoleRevoke.FORBIDDEN,
                RoleRevoke.NOT_FOUND);
        return all;
    }

    private static void addOrganisation(Catalogue all, Lag... lags) {
        all.add("organisationReadLag", Behaviour::organisationReadLag, Builder::organisationReadLag, lags);
        all.add("directoryRemovalLag", Behaviour::directoryRemovalLag, Builder::directoryRemovalLag, lags);
        all.add("suspensionNeedsBody", Behaviour::suspensionNeedsBody, Builder::suspensionNeedsBody, false);
        all.add(
                "suspendedPeopleStayMembers",
                Behaviour::suspendedPeopleStayMembers,
                Builder::suspendedPeopleStayMembers,
                false);
        all.add(
                "membershipStatusPerDirectory",
                Behaviour::membershipStatusPerDirectory,
                Builder::membershipStatusPerDirectory,
                true);
        all.add("invitedPeopleAreFound", Behaviour::invitedPeopleAreFound, Builder::invitedPeopleAreFound, false);
        all.add("groupsFilteredByMember", Behaviour::groupsFilteredByMember, Builder::groupsFilteredByMember, false);
        all.add(
                "workspaceRoleRevoke",
                Behaviour::workspaceRoleRevoke,
                Builder::workspaceRoleRevoke,
                RoleRevoke.FORBIDDEN,
                RoleRevoke.NOT_FOUND);
        all.add(
                "absentInOrganisation",
                Behaviour::absentInOrganisation,
                Builder::absentInOrganisation,
                AbsentDelete.NO_CONTENT);
        all.add(
                "roleRemovalDeletesGrants",
                Behaviour::roleRemovalDeletesGrants,
                Builder::roleRemovalDeletesGrants,
                true);
        all.add(
                "organisationErrors",
                Behaviour::organisationErrors,
                Builder::organisationErrors,
                OrganisationErrors.GATEWAY);
    }

    private static final class Catalogue {
        private final List<Switch> switches = new ArrayList<>();
        private final List<Switch> back = new ArrayList<>();

        @SafeVarargs
        @SuppressWarnings("unchecked")
        final <T> void add(
                String method, Function<Behaviour, T> standard, BiFunction<Builder, T, Builder> change, T... values) {
            back.add(new Switch(
                    method, standard.apply(Behaviour.standard()), (builder, any) -> change.apply(builder, (T) any)));
            for (T value : values) {
                switches.add(new Switch(method, value, (builder, any) -> change.apply(builder, (T) any)));
            }
        }
    }
}

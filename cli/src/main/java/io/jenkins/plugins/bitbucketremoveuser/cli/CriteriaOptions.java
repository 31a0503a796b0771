package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.finding.AccountStatus;
import io.jenkins.plugins.bitbucketremoveuser.finding.Criterion;
import io.jenkins.plugins.bitbucketremoveuser.finding.EmailDomain;
import io.jenkins.plugins.bitbucketremoveuser.finding.GrantedOnlyDirectly;
import io.jenkins.plugins.bitbucketremoveuser.finding.InactiveDays;
import io.jenkins.plugins.bitbucketremoveuser.finding.NeverIn;
import io.jenkins.plugins.bitbucketremoveuser.finding.NoNewcomer;
import io.jenkins.plugins.bitbucketremoveuser.finding.NotOnRoster;
import io.jenkins.plugins.bitbucketremoveuser.finding.OnList;
import io.jenkins.plugins.bitbucketremoveuser.finding.Roster;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whom a call looks for, in all the ways it may. */
final class CriteriaOptions {
    private static final String NOT_ON_ROSTER = "--not-on-roster";
    private static final String ROSTER_COLUMN = "--roster-column";
    private static final String MOST_UNKNOWN = "--most-unknown";
    private static final String ON_LIST = "--on-list";
    private static final String LIST_COLUMN = "--list-column";
    private static final String EMAIL_DOMAIN = "--email-domain";
    private static final String INACTIVE_DAYS = "--inactive-days";
    private static final String NEWCOMER_DAYS = "--newcomer-days";
    private static final String ACCOUNT_STATUS = "--account-status";
    private static final String NEVER_IN = "--never-in";

    @Option(
            names = NOT_ON_ROSTER,
            paramLabel = "FILE",
            description = "Who is not in this file under any address or id: one a line, or CSV with a header, or a JSON"
                    + " list. - for standard input. If a line is bad, nobody is looked for.")
    private String roster;

    @Option(
            names = ROSTER_COLUMN,
            paramLabel = "NAME",
            description =
                    "The column or field of the roster that has the addresses. Default: " + PeopleFile.USUAL_COLUMN)
    private String rosterColumn;

    @Option(
            names = MOST_UNKNOWN,
            paramLabel = "PERCENT",
            description = "How much of the roster may mean no member of the workspace; beyond it, it is taken for the"
                    + " wrong roster. Default: " + NotOnRoster.USUAL_MOST_UNKNOWN)
    private Integer mostUnknown;

    @Option(names = ON_LIST, paramLabel = "FILE", description = "Who is in this file, of leavers for example.")
    private String list;

    @Option(
            names = LIST_COLUMN,
            paramLabel = "NAME",
            description = "The column or field of the list. Default: " + PeopleFile.USUAL_COLUMN)
    private String listColumn;

    @Option(
            names = EMAIL_DOMAIN,
            paramLabel = "DOMAIN",
            description = "Whose known addresses are all at this domain. Known are those of the files, and with an"
                    + " organisation its own.")
    private String domain;

    @Option(
            names = NEVER_IN,
            paramLabel = "GROUP",
            description =
                    "Who is not in this group; its name or its slug. Can be given several times: in none of them.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--granted-only-directly", description = "Who is in no group.")
    private boolean onlyDirectly;

    @Option(
            names = ACCOUNT_STATUS,
            split = ",",
            paramLabel = "STATUS",
            description = "Whose account is active, inactive or closed. Can be given several times: one of them.")
    private List<String> statuses = new ArrayList<>();

    @Option(
            names = INACTIVE_DAYS,
            paramLabel = "N",
            description = "Whose last use is told, and at least so many days ago.")
    private Integer days;

    @Option(
            names = NEWCOMER_DAYS,
            paramLabel = "N",
            description = "Leave out who was added less than so many days ago, where that is told.")
    private Integer newcomerDays;

    /**
     * In the order in which they are cheap.
     *
     * @param in standard input
     * @throws UsageException for what cannot be meant, and if there is none
     */
    List<Criterion> read(InputStream in) {
        if (roster == null && (rosterColumn != null || mostUnknown != null)) {
            throw new UsageException((rosterColumn == null ? MOST_UNKNOWN : ROSTER_COLUMN) + ": is given without "
                    + NOT_ON_ROSTER + ". Name the roster.");
        }
        if (list == null && listColumn != null) {
            throw new UsageException(LIST_COLUMN + ": is given without " + ON_LIST + ". Name the list.");
        }
        if (PeopleInput.STANDARD_INPUT.equals(roster) && PeopleInput.STANDARD_INPUT.equals(list)) {
            throw new UsageException(ON_LIST + ": standard input is the roster already. Name a file.");
        }
        List<Criterion> criteria = new ArrayList<>();
        if (roster != null) {
            Roster people = file(NOT_ON_ROSTER, roster, rosterColumn, in);
            int most = mostUnknown == null ? NotOnRoster.USUAL_MOST_UNKNOWN : mostUnknown;
            criteria.add(of(MOST_UNKNOWN, () -> new NotOnRoster(people, most)));
        }
        if (list != null) {
            criteria.add(new OnList(file(ON_LIST, list, listColumn, in)));
        }
        if (domain != null) {
            criteria.add(of(EMAIL_DOMAIN, () -> new EmailDomain(domain)));
        }
        if (!groups.isEmpty()) {
            criteria.add(of(NEVER_IN, () -> new NeverIn(groups)));
        }
        if (onlyDirectly) {
            criteria.add(new GrantedOnlyDirectly());
        }
        if (!statuses.isEmpty()) {
            criteria.add(of(ACCOUNT_STATUS, () -> new AccountStatus(statuses)));
        }
        if (newcomerDays != null) {
            criteria.add(of(NEWCOMER_DAYS, () -> new NoNewcomer(newcomerDays)));
        }
        if (days != null) {
            criteria.add(of(INACTIVE_DAYS, () -> new InactiveDays(days)));
        }
        if (criteria.stream().noneMatch(Criterion::suffices)) {
            throw new UsageException("Nothing is said about whom to find"
                    + (criteria.isEmpty() ? "" : ", only about whom to leave out") + ". Give at least one of "
                    + NOT_ON_ROSTER + ", "
                    + ON_LIST + ", " + EMAIL_DOMAIN + ", " + NEVER_IN + ", --granted-only-directly, " + ACCOUNT_STATUS
                    + " and " + INACTIVE_DAYS + ".");
        }
        return criteria;
    }

    private static Roster file(String option, String file, String column, InputStream in) {
        byte[] content = new PeopleInput(option, file).read(in);
        return of(option, () -> new Roster(file, new PeopleFile(option, file, column).read(content)));
    }

    private static <T> T of(String option, Supplier<T> criterion) {
        try {
            return criterion.get();
        } catch (InvalidInputException e) {
            throw new UsageException(option + ": " + e.sentence(), e);
        }
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Whom a job looks for, in all the ways it may. */
final class NamedCriteria {
    static final String NOT_ON_ROSTER = "notOnRoster";
    static final String ON_LIST = "onList";

    private final SearchOptions options;
    private final UnaryOperator<String> expand;
    private final Workspace where;

    /**
     * @param expand replaces variables in the texts
     * @param where where the files are
     */
    NamedCriteria(SearchOptions options, UnaryOperator<String> expand, Workspace where) {
        this.options = options;
        this.expand = expand;
        this.where = where;
    }

    /**
     * In the order in which they are cheap.
     *
     * @throws InvalidInputException naming the field, for what cannot be meant, and if nobody is looked for
     */
    List<Criterion> read() throws IOException, InterruptedException {
        requireFiles();
        List<Criterion> criteria = new ArrayList<>();
        if (options.getNotOnRoster() != null) {
            Roster roster = file(NOT_ON_ROSTER, options.getNotOnRoster(), options.getRosterColumn());
            Integer most = options.getMostUnknown();
            criteria.add(new NotOnRoster(roster, most == null ? NotOnRoster.USUAL_MOST_UNKNOWN : most));
        }
        if (options.getOnList() != null) {
            criteria.add(new OnList(file(ON_LIST, options.getOnList(), options.getListColumn())));
        }
        addKnown(criteria);
        requireOne(criteria);
        return criteria;
    }

    /** Those that need no file. */
    private void addKnown(List<Criterion> criteria) {
        if (options.getEmailDomain() != null) {
            criteria.add(new EmailDomain(expand.apply(options.getEmailDomain())));
        }
        if (options.getNeverIn() != null) {
            criteria.add(new NeverIn(entries("neverIn", options.getNeverIn())));
        }
        if (options.isGrantedOnlyDirectly()) {
            criteria.add(new GrantedOnlyDirectly());
        }
        if (options.getAccountStatus() != null) {
            criteria.add(new AccountStatus(entries("accountStatus", options.getAccountStatus())));
        }
        if (options.getNewcomerDays() != null) {
            criteria.add(new NoNewcomer(options.getNewcomerDays()));
        }
        if (options.getInactiveDays() != null) {
            criteria.add(new InactiveDays(options.getInactiveDays()));
        }
    }

    /**
     * Without reading a file.
     *
     * @throws InvalidInputException naming the field, for what cannot be meant, and if nobody is looked for
     */
    static void requireMeant(SearchOptions options) {
        NamedCriteria criteria = new NamedCriteria(options, UnaryOperator.identity(), () -> null);
        criteria.requireFiles();
        List<Criterion> known = new ArrayList<>();
        criteria.addKnown(known);
        for (String[] file :
                new String[][] {{NOT_ON_ROSTER, options.getNotOnRoster()}, {ON_LIST, options.getOnList()}}) {
            if (file[1] != null) {
                new WorkspaceFile(file[0], file[1]);
            }
        }
        if (options.getNotOnRoster() == null && options.getOnList() == null) {
            requireOne(known);
        }
    }

    private void requireFiles() {
        if (options.getNotOnRoster() == null) {
            requireNull("rosterColumn", options.getRosterColumn(), NOT_ON_ROSTER);
            requireNull("mostUnknown", options.getMostUnknown(), NOT_ON_ROSTER);
        }
        if (options.getOnList() == null) {
            requireNull("listColumn", options.getListColumn(), ON_LIST);
        }
    }

    private static void requireNull(String field, Object value, String file) {
        if (value != null) {
            throw new InvalidInputException(
                    field, value.toString(), "is given without " + file, "Give " + file + ", or leave it out.");
        }
    }

    private static void requireOne(List<Criterion> criteria) {
        if (criteria.stream().noneMatch(Criterion::suffices)) {
            String cure = "Give at least one of notOnRoster, onList, emailDomain, neverIn, grantedOnlyDirectly,"
                    + " accountStatus and inactiveDays.";
            throw criteria.isEmpty()
                    ? new InvalidInputException(NOT_ON_ROSTER, "", "is empty, and nothing else says whom to find", cure)
                    : new InvalidInputException(
                            "newcomerDays", "", "says only whom to leave out, and nothing says whom to find", cure);
        }
    }

    private Roster file(String field, String path, String column) throws IOException, InterruptedException {
        WorkspaceFile file = new WorkspaceFile(field, expand.apply(path));
        byte[] content = file.read(where, PeopleFile.MOST_BYTES);
        String expanded = column == null ? null : expand.apply(column);
        return new Roster(file.path(), new PeopleFile(field, file.path(), expanded).read(content));
    }

    private List<String> entries(String field, List<String> list) {
        if (list.isEmpty()) {
            throw new InvalidInputException(
                    field, "", "is a list with nothing in it", "Name at least one, or leave it out.");
        }
        return list.stream()
                .map(entry -> entry == null ? "" : expand.apply(entry))
                .toList();
    }
}

package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whom a call names, in all the ways it may. */
final class PeopleOptions {
    private static final String FILE = "--file";

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description = "Whom to remove: the e-mail address of the Atlassian account. Can be given several times.")
    private List<String> emails = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Whom to remove: an Atlassian account id, or the UUID of the Bitbucket account. Can be given"
                    + " several times.")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = FILE,
            paramLabel = "FILE",
            description = "Whom to remove: a text file with one address, account id or UUID a line, a CSV file with a"
                    + " header, or a JSON list. - for standard input. If a line is bad, nothing is done.")
    private String file;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "The column of the CSV file that names the people. Default: " + PeopleFile.USUAL_COLUMN)
    private String column;

    boolean areNamed() {
        return !emails.isEmpty() || !accounts.isEmpty() || file != null;
    }

    /**
     * @param in standard input
     * @throws InvalidInputException for what cannot be meant
     * @throws UsageException if nobody is named, or the file cannot be read
     */
    List<PersonId> read(InputStream in) {
        if (!areNamed()) {
            throw new UsageException("Nobody is named. Give --email, --account or --file.");
        }
        if (column != null && file == null) {
            throw new UsageException("--column: is given without --file. Name the file that has the column.");
        }
        List<PersonId> people = new ArrayList<>();
        emails.forEach(email -> people.add(new EmailAddress(email)));
        accounts.forEach(account -> people.add(PersonId.account(account)));
        if (file != null) {
            people.addAll(new PeopleFile(FILE, file, column).read(new PeopleInput(FILE, file).read(in)));
        }
        return people;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whom a job names, in all the ways it may. */
final class NamedPeople {
    private static final String FILE = "peopleFile";

    private final List<PersonId> named = new ArrayList<>();
    private final Optional<WorkspaceFile> file;
    private final String column;

    /**
     * @param expand replaces variables in the texts
     * @throws InvalidInputException if nobody is named, or in a way that cannot be meant
     */
    NamedPeople(RemovalOptions options, UnaryOperator<String> expand) {
        options.addresses().forEach(address -> named.add(new EmailAddress(expand.apply(address))));
        options.getAccounts().forEach(account -> named.add(PersonId.account(expand.apply(account))));
        file = Optional.ofNullable(options.getPeopleFile()).map(path -> new WorkspaceFile(FILE, expand.apply(path)));
        column = expand.apply(options.getPeopleColumn());
        if (named.isEmpty() && file.isEmpty()) {
            throw new InvalidInputException(
                    "email",
                    "",
                    "is empty",
                    "Give one full address, for example jane@acme.org; or name people in accounts or in a peopleFile.");
        }
    }

    static boolean areNamed(RemovalOptions options) {
        return !options.addresses().isEmpty() || !options.getAccounts().isEmpty() || options.getPeopleFile() != null;
    }

    boolean areInAFile() {
        return file.isPresent();
    }

    /** @throws InvalidInputException if there is no such file, or anything in it cannot be meant */
    List<PersonId> inFile(Workspace workspace) throws IOException, InterruptedException {
        WorkspaceFile there = file.orElseThrow();
        byte[] content = there.read(workspace, PeopleFile.MOST_BYTES);
        return new PeopleFile(FILE, there.path(), column).read(content);
    }

    /** Without those in the file. */
    List<PersonId> named() {
        return List.copyOf(named);
    }
}

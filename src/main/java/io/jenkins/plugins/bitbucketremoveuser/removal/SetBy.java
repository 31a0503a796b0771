package io.jenkins.plugins.bitbucketremoveuser.removal;

/** Who set a rule of safety. */
public enum SetBy {
    GLOBAL_CONFIGURATION(
            "global-configuration",
            "in Manage Jenkins > System > Bitbucket Remove User",
            "an administrator of Jenkins changes the rule first."),
    JOB("job", "by this job", "change the rule in the job first."),
    COMMAND_LINE("command-line", "on the command line", "leave the option out.");

    private final String word;
    private final String where;
    private final String cure;

    SetBy(String word, String where, String cure) {
        this.word = word;
        this.where = where;
        this.cure = cure;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }

    /** Goes on after "set". */
    public String where() {
        return where;
    }

    /** A whole sentence. */
    String cure() {
        return "If it is really meant, " + cure;
    }
}

package io.jenkins.plugins.bitbucketremoveuser.audit;

/** Where a run was started. */
public sealed interface Origin {
    /** In one line, for people. */
    String describe();

    /**
     * @param job its full name
     * @param url of the build, absolute if Jenkins knows its own address
     */
    record Build(String job, int number, String url) implements Origin {
        @Override
        public String describe() {
            return job + " #" + number;
        }
    }

    /** @param cleanUp its name on the global page */
    record Schedule(String cleanUp) implements Origin {
        @Override
        public String describe() {
            return "schedule, " + cleanUp;
        }
    }

    /** @param user of the operating system */
    record CommandLine(String user) implements Origin {
        @Override
        public String describe() {
            return "command line, " + user;
        }
    }
}

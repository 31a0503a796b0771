package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that appends to a log: its file, how many records, and what their ids begin with. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String... arguments) throws IOException {
        AuditLog log = new AuditLog(Path.of(arguments[0]), new AuditLimits(1 << 16, 1000), System.err::println);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            log.append(Records.ended(Records.run(arguments[2] + i)));
        }
    }

    static Process start(Path file, int count, String prefix) throws IOException {
        return new ProcessBuilder(command(file, count, prefix)).inheritIO().start();
    }

    /** In which no file can become longer than that, so that a write ends in the middle. */
    static Process startWithFilesUpTo(int blocks, Path file, int count, String prefix) throws IOException {
        String command = "ulimit -f " + blocks + " && exec '" + String.join("' '", command(file, count, prefix)) + "'";
        return new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
    }

    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> command(Path file, int count, String prefix) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                file.toString(),
                Integer.toString(count),
                prefix);
    }
}

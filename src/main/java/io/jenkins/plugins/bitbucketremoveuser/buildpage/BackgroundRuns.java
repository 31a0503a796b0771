package io.jenkins.plugins.bitbucketremoveuser.buildpage;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** What was started from web pages: two at a time, in Jenkins as a whole, and each thing only once. */
@Extension
@Restricted(NoExternalUse.class)
public final class BackgroundRuns {
    private static final Logger LOGGER = Logger.getLogger(BackgroundRuns.class.getName());
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 50;
    private static final int PATIENCE_SECONDS = 10;

    private final Map<String, Work> current = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(MOST_WAITING),
            new NamingThreadFactory(
                    new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "bitbucketRemoveUser.page"));

    public BackgroundRuns() {
        threads.allowCoreThreadTimeOut(true);
    }

    public static BackgroundRuns get() {
        return ExtensionList.lookupSingleton(BackgroundRuns.class);
    }

    /** What is done. */
    @FunctionalInterface
    public interface Task {
        /** @param log for people; it is kept */
        void run(TaskListener log) throws IOException, InterruptedException;
    }

    /**
     * Begins in the background, with the caller's permissions.
     *
     * @param key of what does not run
     * @param log where it tells what it does
     * @throws InvalidInputException if too many others wait; it was not begun
     */
    public synchronized void start(String key, Path log, Task task) {
        if (current.containsKey(key)) {
            throw new IllegalStateException(key + " runs");
        }
        Work work = new Work(key, log, task);
        current.put(key, work);
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            current.remove(key);
            throw new InvalidInputException(
                    "run", key, "is not begun: too many others wait for their turn", "Try again later.");
        }
    }

    /** Also while it waits for its turn. */
    public boolean isRunning(String key) {
        return current.containsKey(key);
    }

    /** It comes to its end soon, and tells what was done until then. */
    public void abort(String key) {
        Work work = current.get(key);
        if (work != null) {
            work.abort();
        }
    }

    @Terminator
    public static void stop() throws InterruptedException {
        get().current.values().forEach(Work::abort);
        get().threads.shutdown();
        get().threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private final class Work implements Runnable {
        private final String key;
        private final Path log;
        private final Task task;
        private final Authentication authentication = Jenkins.getAuthentication2();
        private boolean aborted;
        /** Null before and after. */
        private Thread thread;

        Work(String key, Path log, Task task) {
            this.key = key;
            this.log = log;
            this.task = task;
        }

        /** Nothing but this work is interrupted, however late it comes. */
        synchronized void abort() {
            aborted = true;
            if (thread != null) {
                thread.interrupt();
            } else if (threads.remove(this)) {
                current.remove(key);
            }
        }

        private synchronized boolean begin() {
            if (!aborted) {
                thread = Thread.currentThread();
            }
            return !aborted;
        }

        private synchronized void end() {
            thread = null;
            Thread.interrupted();
        }

        @Override
        public void run() {
            try {
                if (begin()) {
                    try (ACLContext ignored = ACL.as2(authentication)) {
                        work();
                    } finally {
                        end();
                    }
                }
            } finally {
                current.remove(key);
            }
        }

        private void work() {
            // a stream of which an interrupt would close the channel could not tell how an abort ended
            try (FileOutputStream file = new FileOutputStream(log.toFile(), true);
                    StreamTaskListener listener = new StreamTaskListener(file, StandardCharsets.UTF_8)) {
                try {
                    task.run(listener);
                } catch (AbortException e) {
                    listener.getLogger().println("[Bitbucket] ERROR: " + e.getMessage());
                } catch (InterruptedException e) {
                    listener.getLogger().println("[Bitbucket] Aborted.");
                } catch (IOException | RuntimeException | LinkageError e) {
                    listener.getLogger().println("[Bitbucket] ERROR: " + e);
                    LOGGER.log(Level.WARNING, key + " was not done to its end", e);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, key + " was not done: its log cannot be written", e);
            }
        }
    }
}

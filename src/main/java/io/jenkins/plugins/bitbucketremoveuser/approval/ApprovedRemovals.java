package io.jenkins.plugins.bitbucketremoveuser.approval;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanRemoval;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** The removals that were started from web pages: two at a time, and each plan's only once. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovedRemovals {
    private static final Logger LOGGER = Logger.getLogger(ApprovedRemovals.class.getName());
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
                    new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "bitbucketRemoveUser.approved"));

    public ApprovedRemovals() {
        threads.allowCoreThreadTimeOut(true);
    }

    static ApprovedRemovals get() {
        return ExtensionList.lookupSingleton(ApprovedRemovals.class);
    }

    /**
     * Begins in the background, with the caller's permissions and in the caller's name.
     *
     * @throws InvalidInputException if it cannot be done; nothing was begun
     */
    synchronized void start(Run<?, ?> run, PlanRemoval removal) throws IOException {
        String key = key(run, removal);
        if (current.containsKey(key)) {
            throw new InvalidInputException(
                    "plan", removal.planId(), "is being applied already", "Wait for its end, or abort it.");
        }
        removal.requireApplicable();
        Work work = new Work(key, removal);
        current.put(key, work);
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            current.remove(key);
            throw new InvalidInputException(
                    "plan", removal.planId(), "is not begun: too many others wait for their turn", "Try again later.");
        }
    }

    boolean isRunning(Run<?, ?> run, PlanRemoval removal) {
        return current.containsKey(key(run, removal));
    }

    /** It comes to its end soon, and tells what was done until then. */
    void abort(Run<?, ?> run, PlanRemoval removal) {
        Work work = current.get(key(run, removal));
        if (work != null) {
            work.abort();
        }
    }

    private static String key(Run<?, ?> run, PlanRemoval removal) {
        return run.getExternalizableId() + "/" + removal.planId();
    }

    @Terminator
    public static void stop() throws InterruptedException {
        get().current.values().forEach(Work::abort);
        get().threads.shutdown();
        get().threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private final class Work implements Runnable {
        private final String key;
        private final PlanRemoval removal;
        private final Authentication authentication = Jenkins.getAuthentication2();
        private final Cause.UserIdCause approver = new Cause.UserIdCause();
        private boolean aborted;
        /** Null before and after. */
        private Thread thread;

        Work(String key, PlanRemoval removal) {
            this.key = key;
            this.removal = removal;
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
                        apply();
                    } finally {
                        end();
                    }
                }
            } finally {
                current.remove(key);
            }
        }

        private void apply() {
            // a stream of which an interrupt would close the channel could not tell how an abort ended
            try (FileOutputStream file = new FileOutputStream(removal.log().toFile(), true);
                    StreamTaskListener log = new StreamTaskListener(file, StandardCharsets.UTF_8)) {
                log.getLogger().println("[Bitbucket] The plan was approved by user " + approver.getUserId() + ".");
                try {
                    removal.apply(log, approver);
                } catch (AbortException e) {
                    log.getLogger().println("[Bitbucket] ERROR: " + e.getMessage());
                } catch (InterruptedException e) {
                    log.getLogger().println("[Bitbucket] Aborted.");
                } catch (IOException | RuntimeException | LinkageError e) {
                    log.getLogger().println("[Bitbucket] ERROR: " + e);
                    LOGGER.log(Level.WARNING, "the plan " + key + " was not applied to its end", e);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "the plan " + key + " was not applied: its log cannot be written", e);
            }
        }
    }
}

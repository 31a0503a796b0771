package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** The threads on which steps remove people, so that none outlives its Jenkins and meets its own successor. */
@Extension
@Restricted(NoExternalUse.class)
public final class RemovalThreads {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final ThreadFactory factory = new NamingThreadFactory(
            new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "bitbucketRemoveUser");

    static RemovalThreads get() {
        return ExtensionList.lookupSingleton(RemovalThreads.class);
    }

    /** With the caller's permissions. */
    Thread start(Runnable work) {
        Authentication authentication = Jenkins.getAuthentication2();
        Thread thread = factory.newThread(() -> {
            try (ACLContext ignored = ACL.as2(authentication)) {
                work.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
        return thread;
    }

    @Terminator
    public static void stop() throws InterruptedException {
        Set<Thread> threads = get().running;
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }
}

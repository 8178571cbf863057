package coop.kyodo.kit.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// A thread, or several, that run a piece of work again and again until it is stopped; a failure is
/// logged and the work begins anew after a pause that grows up to five seconds. A broker or
/// database that is away comes back sooner or later.
public final class Loop {

    /// The work: runs while [#isOn()] and calls [#pause()] when there is nothing to do.
    public interface Body {
        void run(Loop loop) throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Duration interval;
    private final List<Thread> threads;

    public Loop(String name, Duration interval, Body body) {
        this(name, interval, 1, body);
    }

    Loop(String name, Duration interval, int threads, Body body) {
        this.interval = interval;
        this.threads =
                Stream.generate(() ->
                                Thread.ofPlatform()
                                        .name(name)
                                        .daemon()
                                        .unstarted(() -> repeat(name, body)))
                        .limit(threads)
                        .toList();
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /// Asks the work to end and waits for it, ten seconds at most; nothing when it never began.
    public void stop() {
        stopping.countDown();
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                if (thread.getState() != Thread.State.NEW) {
                    thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isOn() {
        return stopping.getCount() > 0;
    }

    /// Waits one interval, or until the loop is stopped.
    public void pause() throws InterruptedException {
        pause(interval.toMillis());
    }

    private void pause(long millis) throws InterruptedException {
        if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.debug("stopping");
        }
    }

    private void repeat(String name, Body body) {
        long failures = 0;
        while (isOn()) {
            try {
                body.run(this);
                failures = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                failures++;
                LOG.warnf("%s begins anew after: %s", name, e);
                LOG.debug("the failure in full", e);
                try {
                    pause(Math.min(LONGEST_PAUSE_MILLIS, 250L << Math.min(failures, 6)));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}

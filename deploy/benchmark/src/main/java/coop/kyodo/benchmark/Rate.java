package coop.kyodo.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How often something can be done in a second by several workers at a time.
final class Rate {

    /// As long as a service on two processors needs to have what it does most compiled: before that
    /// up to half of what it takes is the compiler's, and the rest runs interpreted.
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration MEASURED = Duration.ofSeconds(20);

    private Rate() {}

    /// Lets one worker for each of these repeat what it has to do, first to warm up.
    ///
    /// @return how often all of them together did it in a second
    static <T> double of(List<T> workers, Function<T, Runnable> work) throws InterruptedException {
        repeat(workers, work, WARM_UP);
        long begin = System.nanoTime();
        long done = repeat(workers, work, MEASURED);
        return done / ((System.nanoTime() - begin) / 1e9);
    }

    private static <T> long repeat(List<T> workers, Function<T, Runnable> work, Duration howLong)
            throws InterruptedException {
        long end = System.nanoTime() + howLong.toNanos();
        LongAdder done = new LongAdder();
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (T worker : workers) {
            Runnable one = work.apply(worker);
            threads.add(
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((thread, thrown) -> fault.set(thrown))
                            .start(() -> {
                                while (System.nanoTime() < end) {
                                    one.run();
                                    done.increment();
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable thrown = fault.get();
        if (thrown != null) {
            throw new IllegalStateException("a worker failed", thrown);
        }
        return done.sum();
    }
}

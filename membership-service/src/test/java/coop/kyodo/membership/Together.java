package coop.kyodo.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does several things at the same moment.
public final class Together {

    private Together() {}

    public static <T> List<T> run(List<Callable<T>> all)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> one : all) {
                running.add(
                        threads.submit(() -> {
                            start.await();
                            return one.call();
                        }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}

package coop.kyodo.membership;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

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

    /// Starts something that a lock in the database holds up, and comes back once it does.
    public static <T> CompletableFuture<T> heldUp(ExecutorService threads, Supplier<T> what) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(what, threads);
        try (Connection owner = Db.asOwner();
                Statement sql = owner.createStatement()) {
            Events.eventually("it is held up", () -> isAnybodyWaiting(sql), waiting -> waiting);
        } catch (SQLException e) {
            throw new AssertionError("the locks cannot be seen", e);
        }
        return answer;
    }

    private static boolean isAnybodyWaiting(Statement sql) throws SQLException {
        try (ResultSet row =
                sql.executeQuery("select exists (select from pg_locks where not granted)")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}

package coop.kyodo.surplus;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Requests at the same time.
final class AtOnce {

    private AtOnce() {}

    static List<Integer> statuses(int times, Supplier<Response> request)
            throws InterruptedException, ExecutionException {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
            List<Future<Integer>> asked =
                    IntStream.range(0, times)
                            .mapToObj(_ -> pool.submit(() -> request.get().statusCode()))
                            .toList();
            for (Future<Integer> each : asked) {
                statuses.add(each.get());
            }
        }
        return statuses;
    }
}

package coop.kyodo.local.year;

import coop.kyodo.local.Bearers;
import coop.kyodo.local.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;

/// The one way to the services: HTTP with a bearer token. A request that got no answer, or one that
/// says "not now", is sent again: every POST carries its Idempotency-Key, so that it takes effect
/// once however often it is sent.
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration EVENTS_ARRIVE_WITHIN = Duration.ofSeconds(60);
    private static final Duration ONE_ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Bearers bearers;
    private final Witness witness;

    /// One request.
    ///
    /// @param key the step's name
    /// @param user whose token it carries
    record Request(
            String key,
            String user,
            String method,
            URI uri,
            Map<String, String> headers,
            String body) {}

    Api(Bearers bearers, Witness witness) {
        this.bearers = bearers;
        this.witness = witness;
    }

    /// Sends the request until it is answered.
    Answer send(Request request) {
        witness.before(request.key());
        return persist(request);
    }

    /// Sends the request until the answer is the one that news from another service leads to.
    ///
    /// @param requests gives the request to send this time
    /// @return the last answer, the awaited one or not
    Answer sendUntil(Supplier<Request> requests, Predicate<Answer> awaited) {
        Request first = requests.get();
        witness.before(first.key());
        Answer answer = persist(first);
        if (awaited.test(answer)) {
            return answer;
        }
        List<Answer> later = new ArrayList<>(List.of(answer));
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(pauses())
                    .atMost(EVENTS_ARRIVE_WITHIN)
                    .until(() -> awaited.test(again(requests, later)));
        } catch (ConditionTimeoutException tooLong) {
            return later.getLast();
        }
        return later.getLast();
    }

    private Answer again(Supplier<Request> requests, List<Answer> answers) {
        Answer answer = persist(requests.get());
        answers.set(0, answer);
        return answer;
    }

    private Answer persist(Request request) {
        AtomicReference<String> trouble = new AtomicReference<>("no answer");
        try {
            return Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(pauses())
                    .atMost(PATIENCE)
                    .until(() -> attempt(request, trouble), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new Failure(
                    "%s %s: %s in %d s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    trouble.get(),
                                    PATIENCE.toSeconds()),
                    e);
        }
    }

    private Optional<Answer> attempt(Request request, AtomicReference<String> trouble) {
        try {
            var coming = http.sendAsync(http(request), BodyHandlers.ofString());
            witness.sent(request.key());
            Answer answer = answer(coming.join());
            trouble.set("only " + answer.status() + " " + answer.code());
            return isPassing(answer) ? Optional.empty() : Optional.of(answer);
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException gone) {
                trouble.set("no answer (" + gone + ")");
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isPassing(Answer answer) {
        return PASSING.contains(answer.status())
                || (answer.status() == 409 && answer.code().equals("idempotency-in-progress"));
    }

    private HttpRequest http(Request request) {
        BodyPublisher body =
                request.body().isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(request.body());
        HttpRequest.Builder http =
                HttpRequest.newBuilder(request.uri())
                        .timeout(ONE_ANSWER_WITHIN)
                        .header("Authorization", "Bearer " + bearers.of(request.user()))
                        .method(request.method(), body);
        request.headers().forEach(http::header);
        return http.build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(""),
                response.body());
    }

    private static IterativePollInterval pauses() {
        return IterativePollInterval.iterative(
                pause -> {
                    Duration longer = pause.multipliedBy(2);
                    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
                },
                FIRST_PAUSE);
    }
}

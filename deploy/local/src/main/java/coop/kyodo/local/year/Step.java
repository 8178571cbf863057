package coop.kyodo.local.year;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.local.Failure;
import coop.kyodo.local.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// One request of the story and what its answer must be.
final class Step {

    private final Tale tale;
    private final String key;
    private final boolean shown;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String user = User.CLERK;
    private Service service = Service.MEMBERSHIP;
    private String method = "GET";
    private String path = "";
    private String body = "";
    private Set<String> newsMissing = Set.of();
    private boolean anew;
    private int sent;

    Step(Tale tale, String key, boolean shown) {
        this.tale = tale;
        this.key = key;
        this.shown = shown;
    }

    /// Whose token it carries; the clerk's when nobody is named.
    Step as(String newUser) {
        user = newUser;
        return this;
    }

    Step get(Service from, String newPath) {
        service = from;
        path = newPath;
        return this;
    }

    Step post(Service to, String newPath, JsonNode newBody) {
        headers.put("Idempotency-Key", tale.cast().run() + "/" + key);
        return change("POST", to, newPath, newBody.toString(), "application/json");
    }

    /// A POST of many lines that is idempotent by itself.
    Step postLines(Service to, String newPath, String lines) {
        return change("POST", to, newPath, lines, "application/x-ndjson");
    }

    Step put(Service to, String newPath, String etag, JsonNode newBody) {
        headers.put("If-Match", etag);
        return change("PUT", to, newPath, newBody.toString(), "application/json");
    }

    private Step change(
            String newMethod, Service to, String newPath, String newBody, String contentType) {
        method = newMethod;
        service = to;
        path = newPath;
        body = newBody;
        headers.put("Content-Type", contentType);
        return this;
    }

    /// Each time it is sent it is another request: for questions that have to be POSTed.
    Step anewEachTime() {
        anew = true;
        return this;
    }

    /// Codes which say that another service's news has not arrived here yet: then the request is
    /// sent again.
    Step whileNewsIsMissing(String... codes) {
        newsMissing = Set.of(codes);
        return this;
    }

    /// The answer must have this status.
    ///
    /// @param paths what to show of it
    Answer answers(int status, String... paths) {
        show();
        Answer answer = send();
        if (answer.status() != status) {
            throw unexpected("" + status, answer);
        }
        if (shown) {
            tale.showAnswer(answer, List.of(paths));
        }
        return answer;
    }

    /// Any answer will do.
    Answer whichever() {
        show();
        return send();
    }

    /// The answer must be 201.
    JsonNode created(String... paths) {
        return answers(201, paths).body();
    }

    /// The answer must be 200.
    JsonNode ok(String... paths) {
        return answers(200, paths).body();
    }

    /// The answer must be a refusal by this rule.
    JsonNode refused(String rule) {
        show();
        Answer answer = send();
        JsonNode problem = answer.body();
        if (answer.status() != 422 || !problem.path("rule").asText().equals(rule)) {
            throw unexpected("a refusal by " + rule, answer);
        }
        tale.showRefusal(answer);
        return problem;
    }

    /// The answer must be a conflict with one of these codes.
    void conflicts(String... codes) {
        show();
        Answer answer = send();
        if (answer.status() != 409 || !Set.of(codes).contains(answer.code())) {
            throw unexpected("409 " + String.join(" or ", codes), answer);
        }
        tale.showRefusal(answer);
    }

    /// Asks again until the answer is so: news from another service is on its way.
    JsonNode until(String what, Predicate<JsonNode> awaited, String... paths) {
        show();
        Answer answer = sendUntil(now -> now.status() == 200 && awaited.test(now.body()));
        if (answer.status() != 200 || !awaited.test(answer.body())) {
            throw unexpected(what, answer);
        }
        if (shown) {
            tale.showAnswer(answer, List.of(paths));
        }
        return answer.body();
    }

    private Answer send() {
        if (!newsMissing.isEmpty()) {
            return sendUntil(answer -> !newsMissing.contains(answer.code()));
        }
        try {
            return tale.api().send(request());
        } catch (Failure unanswered) {
            throw tale.failure(unanswered);
        }
    }

    private Answer sendUntil(Predicate<Answer> awaited) {
        try {
            return tale.api().sendUntil(this::request, awaited);
        } catch (Failure unanswered) {
            throw tale.failure(unanswered);
        }
    }

    private void show() {
        if (shown) {
            tale.showRequest(service, method, path, body);
        }
    }

    private Api.Request request() {
        sent++;
        if (anew) {
            headers.put("Idempotency-Key", tale.cast().run() + "/" + key + "/" + sent);
        }
        return new Api.Request(
                key, user, method, tale.uri(service, path), Map.copyOf(headers), body);
    }

    private RuntimeException unexpected(String expected, Answer answer) {
        String said =
                answer.text().length() > 400 ? answer.text().substring(0, 400) : answer.text();
        return tale.failure(
                "%s %s %s as %s must give %s and gives %d %s"
                        .formatted(method, service, path, user, expected, answer.status(), said));
    }
}

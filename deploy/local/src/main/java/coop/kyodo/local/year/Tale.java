package coop.kyodo.local.year;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.local.Failure;
import coop.kyodo.local.Service;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells the story: numbers the steps, shows requests and answers so that a person can follow, and
/// stops at the first thing that is not as it must be.
final class Tale {

    private static final Pattern ID =
            Pattern.compile(
                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})");
    private static final Pattern MONEY =
            Pattern.compile(
                    "\\{\\s*\"amount\"\\s*:\\s*\"(-?\\d+)\",\\s*\"currency\"\\s*:\\s*\"([A-Z]{3})\"\\s*}");
    private static final int SHORT = 240;

    private final Cast cast;
    private final Map<Service, URI> services;
    private final Api api;
    private final PrintStream out;
    private int steps;
    private String sentence = "";

    Tale(Cast cast, Map<Service, URI> services, Api api, PrintStream out) {
        this.cast = cast;
        this.services = services;
        this.api = api;
        this.out = out;
    }

    Cast cast() {
        return cast;
    }

    Api api() {
        return api;
    }

    /// A path of the co-op's.
    String coop(String rest) {
        return "/v1/cooperatives/" + cast.cooperative() + rest;
    }

    /// A path of one member's.
    String member(int number, String rest) {
        return coop("/members/" + cast.member(number) + rest);
    }

    /// A path of the federation's.
    String federation(String rest) {
        return "/v1/federations/" + cast.federation() + rest;
    }

    URI uri(Service service, String path) {
        return Objects.requireNonNull(services.get(service)).resolve(path);
    }

    void chapter(String title) {
        out.println();
        out.println("== " + title + " " + "=".repeat(Math.max(3, 84 - title.length())));
    }

    /// A step that is shown.
    ///
    /// @param key its name, unique in the story
    /// @param what one sentence: what happens, and the rule it follows
    Step step(String key, String what) {
        steps++;
        sentence = what;
        out.println();
        out.printf(Locale.ROOT, "%3d. %s%n", steps, what);
        return new Step(this, key, true);
    }

    /// A request like the one shown before it.
    Step quiet(String key) {
        return new Step(this, key, false);
    }

    /// A sentence about what was not shown.
    void note(String text) {
        out.println("     . " + text);
    }

    /// What must be true now.
    void check(boolean holds, String statement) {
        if (!holds) {
            throw failure("it is not true that " + statement);
        }
        out.println("     = " + statement);
    }

    /// That two things are the same.
    void same(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) {
            throw failure(what + " must be " + expected + " and is " + actual);
        }
        out.println("     = " + what + ": " + expected);
    }

    Failure failure(String why) {
        return new Failure("step %d (%s): %s".formatted(steps, sentence, why));
    }

    Failure failure(Failure cause) {
        return new Failure(
                "step %d (%s): %s".formatted(steps, sentence, cause.getMessage()), cause);
    }

    void showRequest(Service service, String method, String path, String body) {
        String id = service.name().toLowerCase(Locale.ROOT);
        out.println("     > " + method + " " + id + " " + brief(path));
        if (!body.isEmpty()) {
            out.println("       " + shortened(brief(body)));
        }
    }

    void showAnswer(Answer answer, List<String> paths) {
        out.println("     < " + answer.status() + described(answer.body(), paths));
    }

    void showRefusal(Answer answer) {
        JsonNode problem = answer.body();
        List<String> known = new ArrayList<>(List.of(problem.path("code").asText()));
        if (problem.hasNonNull("rule")) {
            known.add(problem.path("rule").asText());
            known.add(problem.path("source").asText());
        }
        out.println("     < " + answer.status() + "  " + String.join(" | ", known));
        String text = problem.path("text").asText(problem.path("detail").asText());
        if (!text.isBlank()) {
            out.println("       " + brief(text));
        }
        if (problem.path("figures").isObject() && !problem.path("figures").isEmpty()) {
            out.println("       " + shown(problem.path("figures")));
        }
    }

    /// A whole document, for whoever wants to read one.
    void showWhole(JsonNode document) {
        brief(document.toPrettyString()).lines().forEach(line -> out.println("       " + line));
    }

    private static String described(JsonNode body, List<String> paths) {
        return paths.stream()
                .map(path -> path + " " + shown(Json.at(body, path)))
                .collect(Collectors.joining(", ", paths.isEmpty() ? "" : "  ", ""));
    }

    static String shown(JsonNode value) {
        if (value.has("amount") && value.has("currency")) {
            return "%,d %s".formatted(Json.amount(value), value.path("currency").asText());
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return brief(value.isValueNode() ? value.asText() : value.toString());
    }

    /// Ids by their last four digits, money as a person writes it.
    static String brief(String text) {
        String amounts =
                MONEY.matcher(text)
                        .replaceAll(found -> {
                            long amount = Long.parseLong(found.group(1));
                            return String.format(Locale.ROOT, "\"%,d %s\"", amount, found.group(2));
                        });
        return ID.matcher(amounts).replaceAll("..$1");
    }

    private static String shortened(String text) {
        String line = text.replace("\n", " ");
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + " ...";
    }
}

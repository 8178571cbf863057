package coop.kyodo.kit.web;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts problems into words, English or Japanese, from `messages/problems_<language>.properties` of
/// the kit and the service: the key is the problem's code, `{name}` stands for a figure. A figure
/// that is a code, as CAPITAL, is put into words where a file has them under `word.` and the code;
/// the document's figures stay codes.
@ApplicationScoped
public class Texts {

    private static final String ENGLISH = "en";
    private static final String WORD = "word.";

    private final Map<String, Properties> byLanguage = new HashMap<>();
    private final MeterRegistry metrics;

    Texts(MeterRegistry metrics) {
        this.metrics = metrics;
        byLanguage.put(ENGLISH, English.TEXTS);
        byLanguage.put("ja", load("ja"));
    }

    /// What a problem says to whoever reads a log or a record of it.
    public static String inEnglish(FormFault fault) {
        return sentence(fault, English.TEXTS);
    }

    private static String sentence(FormFault fault, Properties texts) {
        String words = texts.getProperty(fault.text());
        return words == null ? fault.text() : fill(words, fault.figures(), texts);
    }

    /// Read once, when the first is needed.
    private static final class English {
        static final Properties TEXTS = load(ENGLISH);
    }

    /// A rule's refusal as a problem document, counted by its code.
    public Problem refusal(Refusal refusal, String language) {
        return refusal(refusal, 422, language);
    }

    Problem refusal(Refusal refusal, int status, String language) {
        metrics.counter("kyodo.refusals", "code", refusal.code(), "rule", refusal.rule().id())
                .increment();
        String detail = detail(refusal, language);
        return new Problem(
                "urn:kyodo:problem:" + refusal.code(),
                said(refusal, language),
                status,
                refusal.code(),
                detail,
                refusal.pointer().isEmpty()
                        ? List.of()
                        : List.of(new Problem.FieldError(refusal.pointer(), detail)),
                refusal.rule().id(),
                refusal.rule().source(),
                refusal.figures());
    }

    /// A rule's refusal in a sentence: its code's with the figures, or else what the rule says.
    public String detail(Refusal refusal, String language) {
        Properties texts = byLanguage.getOrDefault(language, English.TEXTS);
        String words = texts.getProperty(refusal.code());
        return words == null ? said(refusal, language) : fill(words, refusal.figures(), texts);
    }

    private static String said(Refusal refusal, String language) {
        Map<String, String> text = refusal.rule().text();
        return text.getOrDefault(language, text.getOrDefault("en", ""));
    }

    /// Any other problem as a document; the title comes from the files where they have the code.
    public Problem problem(ProblemException problem, String language) {
        FormFault fault = problem.fault();
        if (fault == null) {
            return problem(problem, problem.getMessage(), problem.errors(), language);
        }
        Problem.FieldError error = fieldError(fault, language);
        if (!problem.errors().isEmpty()) {
            return problem(problem, error.detail(), problem.errors(), language);
        }
        return problem(
                problem,
                error.detail(),
                error.pointer().isEmpty() ? List.of() : List.of(error),
                language);
    }

    private Problem problem(
            ProblemException problem,
            @Nullable String detail,
            List<Problem.FieldError> errors,
            String language) {
        String title = words(problem.code(), language);
        return Problem.of(
                problem.status(),
                problem.code(),
                title == null ? problem.code().replace('-', ' ') : title,
                detail,
                errors);
    }

    /// What is wrong with the form of a field or parameter, in a sentence.
    public Problem.FieldError fieldError(FormFault fault, String language) {
        return new Problem.FieldError(
                fault.pointer(), sentence(fault, byLanguage.getOrDefault(language, English.TEXTS)));
    }

    /// What is said of a line of an import: in English its own detail, in any other language the
    /// title of its code.
    public String ofLine(String code, String detail, String language) {
        String title = language.equals("en") ? null : words(code, language);
        return title == null ? detail : title;
    }

    private @Nullable String words(String code, String language) {
        Properties texts = byLanguage.get(language);
        return texts == null ? null : texts.getProperty(code);
    }

    private static String fill(String words, Map<String, Object> figures, Properties texts) {
        String filled = words;
        for (Map.Entry<String, Object> figure : figures.entrySet()) {
            filled = filled.replace("{" + figure.getKey() + "}", shown(figure.getValue(), texts));
        }
        return filled;
    }

    /// A figure may be words of its own, or several.
    private static String shown(@Nullable Object figure, Properties texts) {
        return switch (figure) {
            case Money money -> money.amount() + " " + money.currency();
            case FormFault words -> sentence(words, texts);
            case List<?> several -> shown(several, texts);
            case null, default -> word(figure, texts);
        };
    }

    private static String shown(List<?> several, Properties texts) {
        if (several.isEmpty()) {
            return Objects.requireNonNull(texts.getProperty("words.none"));
        }
        if (several.stream().allMatch(FormFault.class::isInstance)) {
            return joined(several, "; ", texts);
        }
        return several.stream().anyMatch(each -> texts.containsKey(WORD + each))
                ? joined(several, Objects.requireNonNull(texts.getProperty("words.between")), texts)
                : String.valueOf(several);
    }

    private static String joined(List<?> several, String between, Properties texts) {
        return several.stream()
                .map(each -> shown(each, texts))
                .collect(Collectors.joining(between));
    }

    private static String word(@Nullable Object figure, Properties texts) {
        String code = String.valueOf(figure);
        return figure instanceof Enum<?> || figure instanceof String
                ? texts.getProperty(WORD + code, code)
                : code;
    }

    private static Properties load(String language) {
        String name = "messages/problems_" + language + ".properties";
        var texts = new Properties();
        try {
            var files =
                    Collections.list(
                            Thread.currentThread().getContextClassLoader().getResources(name));
            for (URL file : files) {
                try (InputStream in = file.openStream()) {
                    texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        return texts;
    }
}

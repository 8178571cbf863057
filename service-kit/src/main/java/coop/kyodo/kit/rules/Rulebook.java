package coop.kyodo.kit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.exact.Fraction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A legal profile as one service knows it: the file `profiles/<NAME>.yaml` on its class path,
/// readable by a lawyer.
///
/// ```yaml
/// name: JP_ACT_2022
/// title: {en: Workers Cooperatives Act (Japan), ja: 労働者協同組合法}
/// rules:
///   - id: JP-021
///     source: Workers Cooperatives Act, art. 9(3)
///     text: {en: One member holds at most a quarter of all units., ja: 一組合員の出資口数は総口数の四分の一を超えてはならない。}
///     bounds: {cap: 1/4}
/// ```
///
/// What a rule forbids or asks for in words stands under `lists:`, as its numbers under `bounds:`.
///
/// `extends: JP_ACT_2022` takes over the rules of another profile, but for those that `without:
/// [...]` names; a rule of the same id replaces the one taken over. A rule that answers the same
/// question as another law's, under an id of its own, says so with `inPlaceOf: JP-050` and is found
/// by that.
///
/// @param basedOn the profile whose rules it takes over, if any
public record Rulebook(
        String profile,
        Map<String, String> title,
        @Nullable String basedOn,
        Map<String, Rule> rules) {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Map<String, Rulebook> LOADED = new ConcurrentHashMap<>();

    /// The profile of this name, or empty when the service has no file for it.
    public static Optional<Rulebook> find(String profile) {
        if (!NAME.matcher(profile).matches()) {
            return Optional.empty();
        }
        Rulebook known = LOADED.get(profile);
        if (known != null) {
            return Optional.of(known);
        }
        InputStream file =
                Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("profiles/" + profile + ".yaml");
        if (file == null) {
            return Optional.empty();
        }
        try (file) {
            Rulebook read = read(file);
            if (!read.profile.equals(profile)) {
                throw new IllegalStateException(
                        "profiles/" + profile + ".yaml names itself " + read.profile);
            }
            LOADED.put(profile, read);
            return Optional.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException("profiles/" + profile + ".yaml cannot be read", e);
        }
    }

    /// The profile of this name.
    ///
    /// @throws IllegalStateException when there is no such file
    public static Rulebook of(String profile) {
        return find(profile).orElseThrow(() -> new IllegalStateException("no profile " + profile));
    }

    /// The rule of this id.
    ///
    /// @throws IllegalStateException when the profile does not hold it
    public Rule rule(String id) {
        return findRule(id)
                .orElseThrow(() ->
                        new IllegalStateException("profile " + profile + " has no rule " + id));
    }

    /// The rule of this id, or empty when this profile does not have it.
    public Optional<Rule> findRule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    static Rulebook read(InputStream yaml) throws IOException {
        JsonNode file = new YAMLMapper().readTree(yaml);
        var rules = new LinkedHashMap<String, Rule>(takenOver(file));
        var own = new HashSet<String>();
        for (JsonNode node : file.path("rules")) {
            Rule rule =
                    new Rule(
                            required(node, "id"),
                            required(node, "source"),
                            texts(node.path("text")),
                            bounds(node),
                            lists(node));
            String foundBy = node.path("inPlaceOf").asText(rule.id());
            rules.put(foundBy, rule);
            if (!own.add(foundBy)) {
                throw new IOException("rule " + foundBy + " stands twice");
            }
        }
        return new Rulebook(
                required(file, "name"),
                texts(file.path("title")),
                file.path("extends").textValue(),
                Collections.unmodifiableMap(rules));
    }

    private static Map<String, Rule> takenOver(JsonNode file) throws IOException {
        String parent = file.path("extends").asText("");
        if (parent.isEmpty()) {
            return Map.of();
        }
        var rules =
                new LinkedHashMap<>(
                        find(parent)
                                .orElseThrow(() -> new IOException("no profile " + parent))
                                .rules);
        for (JsonNode id : file.path("without")) {
            if (rules.remove(id.asText()) == null) {
                throw new IOException(parent + " has no rule " + id.asText() + " to go without");
            }
        }
        return rules;
    }

    private static String required(JsonNode node, String field) throws IOException {
        String value = node.path(field).asText("");
        if (value.isBlank()) {
            throw new IOException("a rule or profile lacks '" + field + "'");
        }
        return value;
    }

    private static Map<String, String> texts(JsonNode node) throws IOException {
        if (required(node, "en").isBlank() || required(node, "ja").isBlank()) {
            throw new IOException("a text lacks a language");
        }
        var texts = new LinkedHashMap<String, String>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(texts);
    }

    private static Map<String, Fraction> bounds(JsonNode node) {
        var bounds = new LinkedHashMap<String, Fraction>();
        node.path("bounds")
                .properties()
                .forEach(entry ->
                        bounds.put(entry.getKey(), Fraction.parse(entry.getValue().asText())));
        return Collections.unmodifiableMap(bounds);
    }

    private static Map<String, List<String>> lists(JsonNode node) {
        var lists = new LinkedHashMap<String, List<String>>();
        node.path("lists")
                .properties()
                .forEach(entry ->
                        lists.put(
                                entry.getKey(),
                                entry.getValue().valueStream().map(JsonNode::asText).toList()));
        return Collections.unmodifiableMap(lists);
    }
}

package coop.kyodo.kit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.exact.Fraction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A legal profile as one service knows it: the file `profiles/<NAME>.yaml` on its class path, or
/// `<NAME>.yaml` in a folder that the operator added, readable by a lawyer.
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
    private static final String SUFFIX = ".yaml";
    private static final Map<String, Rulebook> LOADED = new ConcurrentHashMap<>();
    private static final Map<String, Path> ADDED = new ConcurrentHashMap<>();

    /// Knows the profiles of a folder too, each in a file `<NAME>.yaml`.
    ///
    /// @throws IllegalStateException when one has the name of a profile that the service brings, or
    ///   lacks a rule of GENERIC, which are those that no profile can do without, or one of its
    ///   rules lacks bounds or lists of the rule that it is in place of
    /// @throws UncheckedIOException when one cannot be read
    public static void addFolder(Path folder) {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .forEach(file -> names.add(add(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("the profiles in " + folder + " cannot be read", e);
        }
        for (String name : names) {
            mustBeWhole(of(name));
        }
    }

    private static void mustBeWhole(Rulebook added) {
        Rulebook general = of("GENERIC");
        mustHold(
                general.rules.keySet(),
                added.rules.keySet(),
                "profile " + added.profile + ", which may extend GENERIC,");
        added.rules.forEach((foundBy, rule) ->
                general.findRule(foundBy)
                        .or(() -> find("JP_ACT_2022").flatMap(law -> law.findRule(foundBy)))
                        .ifPresent(model -> {
                            String subject = "rule " + rule.id() + " of " + added.profile;
                            mustHold(model.bounds().keySet(), rule.bounds().keySet(), subject);
                            mustHold(model.lists().keySet(), rule.lists().keySet(), subject);
                        }));
    }

    private static void mustHold(Set<String> needed, Set<String> held, String subject) {
        var lacking = new TreeSet<>(needed);
        lacking.removeAll(held);
        if (!lacking.isEmpty()) {
            throw new IllegalStateException("the " + subject + " lacks " + lacking);
        }
    }

    private static String add(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(file + " is not named like a profile");
        }
        if (onClassPath(name) != null) {
            throw new IllegalStateException(file + " has the name of a profile that is there");
        }
        ADDED.put(name, file);
        return name;
    }

    /// The names of the profiles that were added.
    public static SortedSet<String> added() {
        return new TreeSet<>(ADDED.keySet());
    }

    private static @Nullable URL onClassPath(String profile) {
        return Thread.currentThread()
                .getContextClassLoader()
                .getResource("profiles/" + profile + SUFFIX);
    }

    /// The file of this profile, or empty when the service has none for it; the caller closes it.
    ///
    /// @throws IOException when it cannot be read
    public static Optional<InputStream> open(String profile) throws IOException {
        URL resource = onClassPath(profile);
        if (resource != null) {
            return Optional.of(resource.openStream());
        }
        Path added = ADDED.get(profile);
        return added == null ? Optional.empty() : Optional.of(Files.newInputStream(added));
    }

    /// The profile of this name, or empty when the service has no file for it.
    public static Optional<Rulebook> find(String profile) {
        if (!NAME.matcher(profile).matches()) {
            return Optional.empty();
        }
        Rulebook known = LOADED.get(profile);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream file = open(profile).orElse(null)) {
            if (file == null) {
                return Optional.empty();
            }
            Rulebook read = read(file);
            if (!read.profile.equals(profile)) {
                throw new IllegalStateException(
                        "the profile " + profile + " names itself " + read.profile);
            }
            LOADED.put(profile, read);
            return Optional.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the profile " + profile + " cannot be read", e);
        }
    }

    /// The profile of this name.
    ///
    /// @throws MissingProfileException when there is no such file
    public static Rulebook of(String profile) {
        return find(profile).orElseThrow(() -> new MissingProfileException(profile));
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

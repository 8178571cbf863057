package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of every profile refuses what it forbids, or stands here with the reason why it
/// refuses nothing (decision record 26); so no profile gets a rule that is only words.
class EveryRuleRefusesTest {

    private static final Articles ARTICLES =
            new Articles(
                    "03-31",
                    Money.yen(1_500_000),
                    new Articles.Surplus(
                            Fraction.of(1, 10), Fraction.of(1, 20), Fraction.of(1, 20), false));
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a rule refuses of a policy.
    ///
    /// @param lawful a change of the profile's own policy that goes to the limit
    /// @param beyond one that goes beyond it
    /// @param figure one of those that the refusal names
    private record Limit(
            String profile,
            String rule,
            String code,
            Consumer<Draft> lawful,
            Consumer<Draft> beyond,
            String figure) {

        @Override
        public String toString() {
            return key() + " " + code;
        }

        private String key() {
            return profile + " " + rule;
        }
    }

    /// A policy in the making.
    private record Draft(List<Map<String, Object>> steps, List<Map<String, Object>> losses) {

        private void rate(int at, String rate) {
            steps.get(at).put("rate", rate);
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> split(int at) {
            return (Map<String, Object>) Objects.requireNonNull(steps.get(at).get("split"));
        }

        private void measures(int at, Object... measureAndWeight) {
            List<Map<String, Object>> measures = new ArrayList<>();
            for (int i = 0; i < measureAndWeight.length; i += 2) {
                measures.add(
                        Map.of("measure", measureAndWeight[i], "weight", measureAndWeight[i + 1]));
            }
            split(at).put("measures", measures);
        }

        private void move(int from, int to) {
            steps.add(to, steps.remove(from));
        }

        private void loss(String from, @Nullable String measure) {
            Map<String, Object> loss =
                    new HashMap<>(
                            Map.of(
                                    "name",
                                    "loss-" + losses.size(),
                                    "title",
                                    Map.of("en", "Loss", "ja", "損失"),
                                    "from",
                                    from,
                                    "rate",
                                    "1"));
            if (measure != null) {
                loss.put(
                        "split",
                        Map.of("measures", List.of(Map.of("measure", measure, "weight", "1"))));
            }
            losses.add(loss);
        }
    }

    static Stream<Limit> limits() {
        return Stream.of(
                        ofJapan("JP_ACT_2022"),
                        ofJapan("JP_ACT_2022_NONPROFIT"),
                        ofDistribution(),
                        ofOthers(),
                        ofEurope())
                .flatMap(limits -> limits);
    }

    private static Stream<Limit> ofJapan(String profile) {
        return Stream.of(
                rate(profile, "JP-200", 0, "1/10", "99/1000"),
                rate(profile, "JP-201", 1, "1/20", "49/1000"),
                rate(profile, "JP-202", 2, "1/20", "49/1000"),
                new Limit(
                        profile,
                        "JP-207",
                        "minimum-rounded-down",
                        draft -> draft.steps().get(1).put("rounding", "UP"),
                        draft -> draft.steps().get(1).put("rounding", "DOWN"),
                        "fund"),
                new Limit(
                        profile,
                        "JP-210",
                        "draw-down-forbidden",
                        draft -> draft.loss("LEGAL_RESERVE", null),
                        draft -> draft.loss("JOB_CREATION_FUND", null),
                        "sources"));
    }

    private static Stream<Limit> ofDistribution() {
        return Stream.of(
                order("JP_ACT_2022", "JP-203", 3),
                measure("JP_ACT_2022", "JP-204", 3, "HOURS"),
                new Limit(
                        "JP_ACT_2022",
                        "JP-205",
                        "main-measure-outweighed",
                        draft -> mixed(draft, "1/2", "1/2"),
                        draft -> mixed(draft, "499/1000", "501/1000"),
                        "part"),
                new Limit(
                        "JP_ACT_2022",
                        "JP-211",
                        "eligibility-too-wide",
                        draft -> draft.split(3).put("eligibility", Map.of("who", "MEMBERS")),
                        draft -> draft.split(3).put("eligibility", Map.of("who", "EMPLOYEES")),
                        "who"),
                new Limit(
                        "JP_ACT_2022",
                        "JP-212",
                        "units-forbidden",
                        draft -> draft.split(3).put("retained", "ACCOUNT"),
                        draft -> draft.split(3).put("retained", "UNITS"),
                        "retained"));
    }

    private static Stream<Limit> ofOthers() {
        return Stream.of(
                unfed("JWCU_2008", "JW-03a", 0),
                unfed("JWCU_2008", "JW-03b", 1),
                divisible("JWCU_2008", "JW-03c"),
                new Limit(
                        "JWCU_2008",
                        "JW-03d",
                        "interest-too-high",
                        draft -> draft.rate(5, "1"),
                        draft -> draft.steps().get(5).put("source", "RESULT"),
                        "maximum"),
                new Limit(
                        "JWCU_2008",
                        "JW-05",
                        "measure-forbidden",
                        draft -> draft.measures(4, "HOURS", "1"),
                        draft -> draft.measures(4, "EQUAL", "1"),
                        "measure"),
                measure("US_ICA", "US-01", 2, "HOURS"),
                new Limit(
                        "US_ICA",
                        "US-04",
                        "cash-below-minimum",
                        draft -> draft.split(2).put("cash", "1/5"),
                        draft -> draft.split(2).put("cash", "199/1000"),
                        "minimum"),
                rate("US_ICA", "US-05", 0, "1", "99/100"),
                divisible("CA_WORKER", "CA-01"),
                measure("CA_WORKER", "CA-02", 1, "HOURS"),
                rate("CA_WORKER", "CA-03", 0, "1/10", "99/1000"),
                rate("UY", "UY-01", 0, "15/100", "149/1000"),
                measure("UY", "UY-02", 2, "HOURS"),
                new Limit(
                        "GENERIC",
                        "GEN-01",
                        "draw-down-out-of-order",
                        draft -> {
                            draft.loss("VOLUNTARY_FUND", null);
                            draft.loss("LEGAL_RESERVE", null);
                            draft.losses().getLast().put("name", "second");
                        },
                        draft -> {
                            draft.loss("LEGAL_RESERVE", null);
                            draft.loss("VOLUNTARY_FUND", null);
                            draft.losses().getLast().put("name", "second");
                        },
                        "sources"),
                new Limit(
                        "GENERIC",
                        "GEN-02",
                        "retained-without-accounts",
                        draft -> draft.split(0).put("cash", "1"),
                        draft -> draft.split(0).put("cash", "99/100"),
                        "cash"));
    }

    private static Map<String, Object> dividend(String source) {
        return new LinkedHashMap<>(
                Map.of(
                        "name", "dividend",
                        "title", Map.of("en", "Dividend on capital", "ja", "出資配当"),
                        "source", source,
                        "rate", "1/40",
                        "bound", "MAX",
                        "sink", "MEMBERS",
                        "split",
                                Map.of(
                                        "measures",
                                        List.of(Map.of("measure", "CAPITAL", "weight", "1")))));
    }

    private static Stream<Limit> ofEurope() {
        return Stream.of(
                rate("IT", "IT-01", 0, "3/10", "299/1000"),
                rate("IT", "IT-02", 1, "3/100", "29/1000"),
                order("IT", "IT-03", 2),
                new Limit(
                        "IT",
                        "IT-04",
                        "cap-missing-or-too-high",
                        draft -> draft.split(2).put("cap", cap("3/10")),
                        draft -> draft.split(2).put("cap", cap("301/1000")),
                        "maximum"),
                new Limit(
                        "IT",
                        "IT-07",
                        "interest-too-high",
                        draft -> draft.steps().add(2, dividend("PAID_IN_CAPITAL")),
                        draft -> draft.steps().add(2, dividend("REMAINING")),
                        "of"),
                outOfOrder("IT", "IT-08"),
                outOfOrder("FR_SCOP", "FR-07"),
                outOfOrder("UY", "UY-04"),
                rate("FR_SCOP", "FR-01", 0, "15/100", "149/1000"),
                unfed("FR_SCOP", "FR-02", 1),
                rate(
                        "FR_SCOP",
                        "FR-03",
                        "work-part-below-minimum",
                        2,
                        "1/4",
                        "249/1000",
                        "minimum"),
                new Limit(
                        "FR_SCOP",
                        "FR-04",
                        "interest-not-limited",
                        draft -> limited(draft, "1"),
                        draft -> limited(draft, "1001/1000"),
                        "maximum"),
                rate("ES", "ES-01a", 0, "1/5", "199/1000"),
                rate("ES", "ES-01b", 1, "1/20", "49/1000"),
                measure("ES", "ES-01d", 2, "HOURS"),
                order("ES", "ES-01e", 2),
                new Limit(
                        "ES",
                        "ES-02",
                        "draw-down-forbidden",
                        draft -> draft.loss("LEGAL_RESERVE", null),
                        draft -> draft.loss("EDUCATION_FUND", null),
                        "sources"),
                new Limit(
                        "ES",
                        "ES-02c",
                        "measure-forbidden",
                        draft -> draft.loss("MEMBERS", "HOURS"),
                        draft -> draft.loss("MEMBERS", "CAPITAL"),
                        "measure"),
                rate("MONDRAGON", "ES-03a", 0, "45/100", "449/1000"),
                rate("MONDRAGON", "ES-03d", 1, "1/10", "99/1000"),
                new Limit(
                        "MONDRAGON",
                        "ES-03c",
                        "cash-forbidden",
                        draft -> draft.split(2).put("cash", "0"),
                        draft -> draft.split(2).put("cash", "1/100"),
                        "cash"));
    }

    /// Rules that refuse something else than a policy: the code, and the test that shows both sides
    /// of it through the API or the rule.
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("JP-241", "distribution-forbidden PolicyTest.java PlanTest.java"),
                    Map.entry("JP-181", "plan-not-adopted ExecutionTest.java"),
                    Map.entry("JP-182", "plan-not-conforming YearDocumentsTest.java"),
                    Map.entry("US-02", "carry-outside-accounts BookValueTest.java"),
                    Map.entry("US-03", "policy-younger-than-year PatronageTest.java"),
                    Map.entry("US-05b", "redemption-above-book-value BookValueTest.java"),
                    Map.entry("US-07", "loss-outside-accounts BookValueTest.java"),
                    Map.entry("CA-05", "fund-or-units-below-minimum ProfilesTest.java"),
                    Map.entry(
                            "CA-06",
                            "policy-younger-than-year profile/PolicyRulesTest.java"
                                    + " PatronageTest.java"),
                    Map.entry("ES-01c", "apart-result-below-minimum SpainTest.java"),
                    Map.entry("ES-02b", "reserve-average-unknown waterfall/LossesTest.java"),
                    Map.entry("ES-02d", "loss-payment-above-owed MemberLossTest.java"),
                    Map.entry("ES-03b", "interest-above-part-of-result CapitalAccountTest.java"),
                    Map.entry("ES-03g", "accounts-for-leavers-only AccountPayoutTest.java"));

    private static final String COMPUTED =
            "what the rule says is computed and asked of nobody, so no request can be against it";
    private static final String DISSOLUTION =
            "the residue of a dissolution is divided by it, which asks for nothing that it forbids";
    private static final String DAYS =
            "the day is shown; what is late is owed or due all the same (decision 14)";

    /// Rules that refuse nothing, and why.
    private static final Map<String, String> SILENT =
            Map.ofEntries(
                    Map.entry("JP-208", "it allows less where JP-200 would ask for more"),
                    Map.entry("JP-209", COMPUTED),
                    Map.entry("JP-213", COMPUTED),
                    Map.entry("JP-213b", COMPUTED),
                    Map.entry("JP-180", "it names the documents; a step of none is a 404"),
                    Map.entry("JP-183", DAYS),
                    Map.entry("JP-184", DAYS),
                    Map.entry("JP-243", DAYS),
                    Map.entry("JP-223", DISSOLUTION),
                    Map.entry("JP-244", DISSOLUTION),
                    Map.entry("JW-06", DISSOLUTION),
                    Map.entry("US-08", DISSOLUTION),
                    Map.entry("CA-04", DISSOLUTION),
                    Map.entry("IT-06", DISSOLUTION),
                    Map.entry("FR-06", DISSOLUTION),
                    Map.entry("ES-04", DISSOLUTION),
                    Map.entry("ES-03f", DISSOLUTION),
                    Map.entry("UY-03", DISSOLUTION),
                    Map.entry("GEN-03", DISSOLUTION),
                    Map.entry("US-04b", DAYS),
                    Map.entry("CA-07", DAYS),
                    Map.entry(
                            "JP_ACT_2022_NONPROFIT JP-205",
                            "JP-241 refuses every distribution before a measure is asked for"),
                    Map.entry(
                            "JP_ACT_2022_NONPROFIT JP-211",
                            "JP-241 refuses every distribution before anybody shares"));

    @Test
    void noRuleOfAnyProfileIsOnlyWords() throws IOException {
        List<String> refusing = limits().map(Limit::key).toList();
        TreeSet<String> unaccounted = new TreeSet<>();
        TreeSet<String> twice = new TreeSet<>();
        TreeSet<String> used = new TreeSet<>();
        for (String profile : ProfileFilesTest.names()) {
            for (String rule : Profiles.of(profile).rulebook().rules().keySet()) {
                String here = profile + " " + rule;
                List<String> found =
                        Stream.of(
                                        refusing.stream().filter(here::equals),
                                        ELSEWHERE.keySet().stream().filter(rule::equals),
                                        SILENT.keySet().stream()
                                                .filter(key ->
                                                        key.equals(rule) || key.equals(here)))
                                .flatMap(keys -> keys)
                                .toList();
                used.addAll(found);
                if (found.isEmpty()) {
                    unaccounted.add(here);
                }
                if (found.size() > 1) {
                    twice.add(here);
                }
            }
        }

        assertThat(unaccounted).isEmpty();
        assertThat(twice).isEmpty();
        assertThat(used)
                .containsAll(refusing)
                .containsAll(ELSEWHERE.keySet())
                .containsAll(SILENT.keySet());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aRuleRefusesWhatGoesBeyondItAndNothingThatGoesToIt(Limit limit) throws IOException {
        assertThat(judged(limit.profile(), limit.lawful())).isNull();

        Refusal refusal = judged(limit.profile(), limit.beyond());

        assertThat(refusal).isNotNull();
        assertThat(refusal.rule().id()).isEqualTo(limit.rule());
        assertThat(refusal.code()).isEqualTo(limit.code());
        assertThat(refusal.rule().source()).isNotBlank();
        assertThat(refusal.figures()).containsKey(limit.figure());
        for (String language : List.of("en", "ja")) {
            assertThat(refusal.rule().text().get(language)).isNotBlank();
            assertThat(texts(language)).containsKey(limit.code());
        }
    }

    /// The test is there and speaks of the code, which is told in both languages.
    @Test
    void whatIsRefusedElsewhereIsTestedThere() throws IOException {
        Path tests = Repository.root().resolve("surplus-service/src/test/java/coop/kyodo/surplus");
        for (Map.Entry<String, String> each : ELSEWHERE.entrySet()) {
            List<String> codeAndTests = List.of(each.getValue().split(" "));
            String code = codeAndTests.getFirst();
            assertThat(texts("en")).as(each.getKey()).containsKey(code);
            assertThat(texts("ja")).as(each.getKey()).containsKey(code);
            String shown = "";
            for (String test : codeAndTests.subList(1, codeAndTests.size())) {
                shown += Files.readString(tests.resolve(test));
            }
            assertThat(shown).as(each.getKey()).contains(each.getKey(), code);
        }
    }

    private static Limit rate(String profile, String rule, int at, String least, String below) {
        return rate(profile, rule, "rate-below-minimum", at, least, below, "minimum");
    }

    private static Limit rate(
            String profile,
            String rule,
            String code,
            int at,
            String lawful,
            String beyond,
            String figure) {
        return new Limit(
                profile,
                rule,
                code,
                draft -> draft.rate(at, lawful),
                draft -> draft.rate(at, beyond),
                figure);
    }

    /// A policy that covers a loss from the legal reserve before it does from voluntary funds.
    private static Limit outOfOrder(String profile, String rule) {
        return new Limit(
                profile,
                rule,
                "draw-down-out-of-order",
                draft -> {
                    draft.loss("OWN_FUND", null);
                    draft.loss("LEGAL_RESERVE", null);
                },
                draft -> {
                    draft.loss("LEGAL_RESERVE", null);
                    draft.loss("OWN_FUND", null);
                },
                "sources");
    }

    private static Limit measure(String profile, String rule, int at, String lawful) {
        return new Limit(
                profile,
                rule,
                "measure-forbidden",
                draft -> draft.measures(at, lawful, "1"),
                draft -> draft.measures(at, "CAPITAL", "1"),
                "measure");
    }

    /// The step for the members comes before the funds.
    private static Limit order(String profile, String rule, int members) {
        return new Limit(
                profile,
                rule,
                "distribution-before-minimum",
                draft -> draft.move(members, members),
                draft -> draft.move(members, 0),
                "fund");
    }

    private static Limit unfed(String profile, String rule, int at) {
        return new Limit(
                profile,
                rule,
                "minimum-appropriation-missing",
                draft -> draft.rate(at, "1/1000"),
                draft -> draft.steps().get(at).put("fund", "OTHER_FUND"),
                "fund");
    }

    private static Limit divisible(String profile, String rule) {
        return new Limit(
                profile,
                rule,
                "fund-is-indivisible",
                draft -> draft.steps().getFirst().put("sink", "INDIVISIBLE_FUND"),
                draft -> draft.steps().getFirst().put("sink", "PURPOSE_FUND"),
                "fund");
    }

    private static void mixed(Draft draft, String hours, String responsibility) {
        draft.split(3).put("mix", "SHARES");
        draft.measures(3, "HOURS", hours, "RESPONSIBILITY", responsibility);
    }

    private static void limited(Draft draft, String rate) {
        draft.steps().get(3).put("limits", List.of(Map.of("steps", List.of("work"), "rate", rate)));
    }

    private static Map<String, Object> cap(String rate) {
        return Map.of("measure", "PAY", "rate", rate, "excess", "RETURN");
    }

    private static @Nullable Refusal judged(String name, Consumer<Draft> change)
            throws JsonProcessingException {
        Profile profile = Profiles.of(name);
        Draft draft = new Draft(maps(profile.ownPolicy(ARTICLES).steps()), new ArrayList<>());
        change.accept(draft);
        List<Step> steps = draft.steps().stream().map(step -> read(step, Step.class)).toList();
        List<LossStep> losses =
                draft.losses().stream().map(loss -> read(loss, LossStep.class)).toList();
        assertThat(PolicyRules.formFault(steps)).isEmpty();
        assertThat(PolicyRules.formFaultOfLosses(losses)).isEmpty();
        return switch (PolicyRules.withinProfile(
                new Policy(1, "test", null, steps, null, losses), profile, ARTICLES)) {
            case Decision.Accepted<Policy> accepted -> null;
            case Decision.Refused<Policy>(Refusal refusal) -> refusal;
        };
    }

    private static List<Map<String, Object>> maps(List<Step> steps) throws JsonProcessingException {
        return JSON.readValue(Canonical.write(steps), new TypeReference<>() {});
    }

    private static <T> T read(Map<String, Object> value, Class<T> type) {
        try {
            return Canonical.read(JSON.writeValueAsString(value), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> texts(String language) throws IOException {
        Properties texts = new Properties();
        Path file =
                Repository.root()
                        .resolve(
                                "surplus-service/src/main/resources/messages/problems_"
                                        + language
                                        + ".properties");
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                texts::getProperty,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }
}

package coop.kyodo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final Pattern FIGURE = Pattern.compile("\\{[a-z]+}");

    private final Texts texts = new Texts(new SimpleMeterRegistry());
    private final ObjectMapper json = mapper();

    enum State {
        OPEN,
        CLOSED
    }

    /// Fields of every form.
    record Form(
            @Nullable LocalDate day,
            @Nullable State state,
            @Nullable Money money,
            @Nullable Fraction rate,
            @Nullable Integer units,
            @Nullable List<String> names) {}

    /// A number that must be there.
    record Worked(int minutes) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"day": "2025-02-30"}                          | /day          | 2025-04-01 のような日付を指定してください。
                    {"state": "XX"}                                | /state        | [OPEN, CLOSED] のいずれかを指定してください。
                    {"money": {"amount": "1.5", "currency": "JPY"}} | /money/amount | 金額は18桁以内の整数を文字列で指定してください。
                    {"money": {"amount": "1", "currency": "XXYZ"}}  | /money        | ISO 4217 の通貨コードを指定してください。
                    {"rate": "x"}                                  | /rate         | "1/10" や "3" のような分数を指定してください。
                    {"units": [1]}                                 | /units        | JSON の値の型が正しくありません。
                    {"units": 1000000000000}                       | /units        | 数値が大きすぎるか小さすぎます。
                    {"names": {}}                                  | /names        | JSON の値の型が正しくありません。
                    {"money": {"amount": "1"}}                     | /money/currency | 必須の項目がありません。
                    {"money": {"amount": "1", "currency": "JPY", "rate": 1}} | /money/rate | そのような項目はありません。
                    {"nmaes": []}                                  | /nmaes        | そのような項目はありません。
                    """)
    void aFaultOfFormIsSaidInJapanese(String body, String pointer, String said) {
        Problem problem = texts.problem(malformed(body), "ja");

        assertThat(problem.title()).isEqualTo("本文が定められた形の JSON ではありません");
        assertThat(problem.detail()).isEqualTo(said);
        assertThat(problem.errors()).containsExactly(new Problem.FieldError(pointer, said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                | 必須の項目がありません。
                    {"minutes": null} | 必須の項目がありません。
                    {"minutes": [1]}  | JSON の値の型が正しくありません。
                    """)
    void aNumberThatIsLeftOutIsMissingAndOfNoOtherType(String body, String said) {
        Problem problem = texts.problem(malformed(body, Worked.class), "ja");

        assertThat(problem.errors()).containsExactly(new Problem.FieldError("/minutes", said));
    }

    @Test
    void howManyFieldsAreAtFaultIsSaidInTheCallersLanguage() {
        List<Problem.FieldError> errors =
                List.of(new Problem.FieldError("/a", "x"), new Problem.FieldError("/b", "y"));
        var problem =
                new ProblemException(
                        400,
                        "validation-failed",
                        new FormFault("", "form.fields", Map.of("count", 2)),
                        errors);

        assertThat(texts.problem(problem, "ja").detail()).isEqualTo("誤りのある項目が 2 件あります。");
        assertThat(texts.problem(problem, "en").detail()).isEqualTo("2 field(s) at fault");
        assertThat(texts.problem(problem, "ja").errors()).isEqualTo(errors);
    }

    @Test
    void whatIsNoJsonAtAllPointsAtNoField() {
        Problem problem = texts.problem(malformed("{"), "ja");

        assertThat(problem.detail()).isEqualTo("本文が JSON ではないか、定められた形ではありません。");
        assertThat(problem.errors()).isEmpty();
    }

    @Test
    void inEnglishItIsSaidInEnglish() {
        assertThat(texts.problem(malformed("{\"state\": \"XX\"}"), "en").detail())
                .isEqualTo("One of [OPEN, CLOSED] is expected.");
    }

    @Test
    void ofALineJapaneseSaysTheTitleOfTheCodeAndEnglishTheDetail() {
        assertThat(texts.ofLine("date-too-early", "2025-04-01 lies before.", "ja"))
                .isEqualTo("日付が早すぎます");
        assertThat(texts.ofLine("date-too-early", "2025-04-01 lies before.", "en"))
                .isEqualTo("2025-04-01 lies before.");
        assertThat(texts.ofLine("nobody-knows", "A detail.", "ja")).isEqualTo("A detail.");
    }

    @Test
    void aFigureMayBeWordsOfItsOwnOrSeveral() {
        var date = FormFault.of("", "form.date");
        var month = FormFault.of("", "form.month");
        var fault = new FormFault("/a", "form.one-of", Map.of("values", List.of(date, month)));
        ProblemException problem = Problems.conflict("already-exists", fault);

        assertThat(texts.problem(problem, "ja").detail())
                .isEqualTo("2025-04-01 のような日付を指定してください。; 2025-04 のような年月を指定してください。 のいずれかを指定してください。");
        assertThat(problem).hasMessageStartingWith("One of ").hasMessageEndingWith(" is expected.");
        assertThat(problem.getMessage()).isEqualTo(Texts.inEnglish(fault));
    }

    @Test
    void aFigureThatIsAListIsShownAsOne() {
        var fault = new FormFault("", "form.one-of", Map.of("values", List.of("A", "B")));

        assertThat(Texts.inEnglish(fault)).isEqualTo("One of [A, B] is expected.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OPEN         | 状態は開です。
                    CLOSED       | 状態はCLOSEDです。
                    OPEN, CLOSED | 状態は開、CLOSEDです。
                    CLOSED, LOST | 状態は[CLOSED, LOST]です。
                    ''           | 状態はなしです。
                    """)
    void aCodeIsSaidInTheWordsOfTheFiles(String codes, String said, @TempDir Path files)
            throws IOException {
        List<String> states = codes.isEmpty() ? List.of() : List.of(codes.split(", "));
        Object state = states.size() == 1 ? states.getFirst() : states;

        assertThat(worded(files).detail(wrong(state), "ja")).isEqualTo(said);
    }

    @Test
    void aConstantOfAnEnumerationIsACodeAndItsFigureStaysOne(@TempDir Path files)
            throws IOException {
        Problem problem = worded(files).refusal(wrong(State.OPEN), "ja");

        assertThat(problem.detail()).isEqualTo("状態は開です。");
        assertThat(problem.figures()).isEqualTo(Map.of("state", State.OPEN));
    }

    @Test
    void withoutWordsACodeIsSaidAsItIs(@TempDir Path files) throws IOException {
        var fault = new FormFault("", "said.version-is", Map.of("version", State.OPEN));

        assertThat(worded(files).fieldError(fault, "ja").detail()).isEqualTo("現在の版は 開 です。");
        assertThat(worded(files).fieldError(fault, "en").detail())
                .isEqualTo("The present version is OPEN.");
    }

    @Test
    void aListOfNothingIsNone() {
        var fault = new FormFault("", "said.columns-are", Map.of("columns", List.of()));

        assertThat(Texts.inEnglish(fault)).isEqualTo("The columns are none.");
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        Properties english = file("en");
        Properties japanese = file("ja");

        assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(figures(japanese, key)).as(key).isEqualTo(figures(english, key));
        }
    }

    private static Refusal wrong(Object state) {
        var rule = new Rule("T-1", "Test, art. 1", Map.of("en", "It is closed."), Map.of());
        return Refusal.of("state-wrong", rule).with("state", state);
    }

    /// The words of the kit and, in Japanese, those of a service.
    private static Texts worded(Path files) throws IOException {
        Files.createDirectories(files.resolve("messages"));
        Files.writeString(
                files.resolve("messages/problems_ja.properties"),
                "state-wrong=状態は{state}です。\nword.OPEN=開\n");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (var with = new URLClassLoader(new URL[] {files.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(with);
            return new Texts(new SimpleMeterRegistry());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private ProblemException malformed(String body) {
        return malformed(body, Form.class);
    }

    private ProblemException malformed(String body, Class<?> form) {
        try {
            throw new AssertionError("it is of its form: " + json.readValue(body, form));
        } catch (JsonProcessingException e) {
            return Problems.malformed("malformed-json", MalformedJson.fault(e));
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        new JsonForm().customize(mapper);
        return mapper;
    }

    private static Set<String> figures(Properties words, String key) {
        return FIGURE.matcher(Objects.requireNonNull(words.getProperty(key)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties file(String language) throws IOException {
        var words = new Properties();
        String name = "/messages/problems_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}

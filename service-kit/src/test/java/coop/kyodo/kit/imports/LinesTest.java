package coop.kyodo.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.web.Problem;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinesTest {

    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = VALIDATORS.getValidator();
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public record Entry(@NotBlank String name, @Min(0) int minutes, @Nullable Boolean done) {}

    @AfterAll
    static void close() {
        VALIDATORS.close();
    }

    @Test
    void linesOfJsonAreReadInOrderAndBlankOnesOnlyCounted() {
        Chunk<Entry> chunk =
                ndjson("{\"name\":\"a\",\"minutes\":1}\n\n \r\n{\"name\":\"b\",\"minutes\":2}")
                        .next(9);

        assertThat(chunk.problems()).isEmpty();
        assertThat(chunk.lines())
                .containsExactly(
                        new Line<>(1, new Entry("a", 1, null)),
                        new Line<>(4, new Entry("b", 2, null)));
        assertThat(chunk.lastLine()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"minutes\":1.0} | malformed-json | /minutes",
                "{\"name\":\"a\",\"minutes\":1,\"hours\":1} | malformed-json | /hours",
                "{\"name\":\"a\",\"minutes\":-1} | validation-failed | /minutes",
                "{\"name\":\" \",\"minutes\":1} | validation-failed | /name",
                "{\"name\":\"a\",\"minutes\":1}{} | malformed-json | ``",
                "{\"name\":\"a\" | malformed-json | ``",
                "[] | malformed-json | ``",
                "null | malformed-json | ``"
            })
    void aLineOfAnotherFormIsAProblemOfItsOwn(String line, String code, String pointer) {
        Chunk<Entry> chunk = ndjson(line + "\n{\"name\":\"b\",\"minutes\":2}\n").next(9);

        assertThat(chunk.problems()).hasSize(1);
        assertThat(chunk.problems().getFirst().line()).isEqualTo(1);
        assertThat(chunk.problems().getFirst().code()).isEqualTo(code);
        assertThat(chunk.problems().getFirst().pointer()).isEqualTo(pointer);
        assertThat(chunk.lines()).extracting(Line::number).containsExactly(2L);
    }

    @Test
    void aLineHasAtMostTwentyThousandBytes() {
        String frame = "{\"name\":\"\",\"minutes\":1}";
        String most = "x".repeat(20_000 - frame.length());
        Lines<Entry> lines =
                ndjson(
                        frame.replace("\"\"", "\"" + most + "\"")
                                + "\n"
                                + frame.replace("\"\"", "\"" + most + "x\"")
                                + "\n"
                                + frame.replace("\"\"", "\"a\""));

        Chunk<Entry> chunk = lines.next(9);

        assertThat(chunk.lines()).extracting(Line::number).containsExactly(1L, 3L);
        assertThat(chunk.problems())
                .extracting(LineProblem::line, LineProblem::code)
                .containsExactly(tuple(2L, "line-too-long"));
    }

    @Test
    void whatIsNotUtf8IsAProblemOfItsLine() {
        byte[] body = "{\"name\":\"?\",\"minutes\":1}\n".getBytes(StandardCharsets.UTF_8);
        body[9] = (byte) 0xff;

        Chunk<Entry> chunk = lines(ImportFormat.NDJSON, new ByteArrayInputStream(body)).next(9);

        assertThat(chunk.problems()).extracting(LineProblem::code).containsExactly("not-utf-8");
    }

    @Test
    void aBodyIsReadPieceByPieceToItsEnd() {
        Lines<Entry> lines = ndjson("{\"name\":\"a\",\"minutes\":1}\n".repeat(7));

        assertThat(lines.next(3).lastLine()).isEqualTo(3);
        assertThat(lines.next(3).lastLine()).isEqualTo(6);
        assertThat(lines.next(3).lines()).hasSize(1);
        assertThat(lines.next(3).isEmpty()).isTrue();
    }

    @Test
    void cellsAreReadAsTheFieldsTheyStandUnder() {
        Chunk<Entry> chunk =
                csv("\ufeffminutes,name,done\r\n480,\"a, \"\"b\"\"\",true\r\n-1,c,\r\n").next(9);

        assertThat(chunk.lines()).containsExactly(new Line<>(2, new Entry("a, \"b\"", 480, true)));
        assertThat(chunk.problems())
                .extracting(LineProblem::line, LineProblem::pointer)
                .containsExactly(tuple(3L, "/minutes"));
    }

    @Test
    void blankLinesOfCsvAreOnlyCounted() {
        Lines<Entry> lines = csv("name,minutes\n\n \r\na,1\r\n\r\nb,-1\n\n\n");

        Chunk<Entry> chunk = lines.next(9);

        assertThat(chunk.lines()).containsExactly(new Line<>(4, new Entry("a", 1, null)));
        assertThat(chunk.problems()).extracting(LineProblem::line).containsExactly(6L);
        assertThat(chunk.lastLine()).isEqualTo(6);
        assertThat(lines.next(9).isEmpty()).isTrue();
        Lines<Entry> again = csv("name,minutes\n\n \r\na,1\r\n\r\nb,-1\n\n\n");
        assertThat(again.skipTo(6)).isTrue();
        assertThat(again.digest()).isEqualTo(lines.digest());
    }

    @ParameterizedTest
    @CsvSource({"1.0", "+1", "01", "1e3", "''", "1234567890123456789", "99999999999"})
    void aCellOfAWholeNumberHasOneForm(String cell) {
        Chunk<Entry> chunk = csv("name,minutes\na," + cell + "\n").next(9);

        assertThat(chunk.lines()).isEmpty();
        assertThat(chunk.problems())
                .extracting(LineProblem::code)
                .containsExactly("malformed-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"name,hours", "name,name", "name,Minutes"})
    void aColumnThatTheRecordHasNotIsRefusedAtOnce(String header) {
        assertThatThrownBy(() -> csv(header + "\na,1\n"))
                .hasFieldOrPropertyWithValue("code", "unknown-column");
    }

    @Test
    void aFieldThatTheRecordHasNotIsAFaultOfItsLineAlone() {
        Chunk<Entry> chunk =
                ndjson(
                                "{\"name\":\"a\",\"minutes\":1,\"hours\":1}\n"
                                        + "{\"name\":\"b\",\"minutes\":1}\n")
                        .next(9);

        assertThat(chunk.lines()).extracting(Line::number).containsExactly(2L);
        assertThat(chunk.problems()).extracting(LineProblem::pointer).containsExactly("/hours");
    }

    @Test
    void moreCellsThanColumnsAreAProblemAndFewerAreAbsentFields() {
        Chunk<Entry> chunk = csv("name,minutes,done\na,1\na,1,true,x\n").next(9);

        assertThat(chunk.lines()).extracting(Line::number).containsExactly(2L);
        assertThat(chunk.problems())
                .extracting(LineProblem::code)
                .containsExactly("too-many-cells");
    }

    @Test
    void aQuoteLeftOpenEndsTheReadingWithoutHoldingTheRest() {
        Lines<Entry> lines = csv("name,minutes\n\"a,1\n" + "b,2\n".repeat(20_000));

        assertThatThrownBy(() -> lines.next(9))
                .hasFieldOrPropertyWithValue("code", "malformed-csv");
    }

    @Test
    void theDigestTellsTheContentUpToALine() {
        String first = "{\"name\":\"a\",\"minutes\":1}\n";
        Lines<Entry> once = ndjson(first + first + first);
        once.next(2);
        Lines<Entry> again = ndjson(first + first);
        Lines<Entry> other = ndjson(first + first.replace('1', '2'));

        assertThat(again.skipTo(2)).isTrue();
        assertThat(other.skipTo(2)).isTrue();
        assertThat(again.digest()).isEqualTo(once.digest());
        assertThat(other.digest()).isNotEqualTo(once.digest());
        assertThat(again.skipTo(3)).isFalse();
    }

    @Test
    void aLineWithoutItsLineFeedAtTheEndIsTheSameLine() {
        Lines<Entry> with = ndjson("{\"name\":\"a\",\"minutes\":1}\n");
        Lines<Entry> without = ndjson("{\"name\":\"a\",\"minutes\":1}");
        with.next(9);
        without.next(9);

        assertThat(with.digest()).isEqualTo(without.digest());
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void theContentsHashIsThatOfItsBytesAsTheyCame(ImportFormat format) {
        for (String body :
                List.of(
                        "name,minutes\na,1\n",
                        "\ufeffname,minutes\r\n\"a\",1\r\n\r\n",
                        "name,minutes\na,1",
                        "name,minutes")) {
            Lines<Entry> lines = lines(format, bytes(body));
            lines.next(1);
            lines.next(9);

            assertThat(lines.contentHash()).isEqualTo(Hashes.sha256(body));
        }
    }

    @Test
    void aCsvThatIsNotUtf8SaysSoWhereverThatShows() {
        Charset windows = Charset.forName("Shift_JIS");
        byte[] early = "name,minutes\r\n佐藤,1\r\n".getBytes(windows);
        byte[] late = ("name,minutes\r\n" + "a,1\r\n".repeat(20_000) + "佐藤,1").getBytes(windows);

        assertThatThrownBy(() -> lines(ImportFormat.CSV, new ByteArrayInputStream(early)))
                .hasFieldOrPropertyWithValue("code", "not-utf-8");
        Lines<Entry> lines = lines(ImportFormat.CSV, new ByteArrayInputStream(late));
        assertThat(lines.next(1).lines()).hasSize(1);
        assertThatThrownBy(() -> lines.next(20_000))
                .hasFieldOrPropertyWithValue("code", "not-utf-8");
    }

    @Test
    void aQuoteLeftOpenInTheHeaderIsAProblemOfTheCsv() {
        assertThatThrownBy(() -> csv("\"name,minutes\n" + "a,1\n".repeat(20_000)))
                .hasFieldOrPropertyWithValue("code", "malformed-csv");
    }

    @Test
    void aBodyThatBreaksOffSaysSo() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                };

        assertThatThrownBy(() -> lines(ImportFormat.NDJSON, broken).next(1))
                .hasFieldOrPropertyWithValue("code", "import-broken-off");
    }

    @Test
    void onlyUtf8InAKnownFormatIsTaken() {
        assertThat(ImportFormat.of("text/csv; charset=UTF-8")).isEqualTo(ImportFormat.CSV);
        assertThat(ImportFormat.of("application/x-ndjson")).isEqualTo(ImportFormat.NDJSON);
        assertThatThrownBy(() -> ImportFormat.of("text/csv;charset=shift_jis"))
                .hasFieldOrPropertyWithValue("code", "charset-not-utf-8");
        assertThatThrownBy(() -> ImportFormat.of("application/json"))
                .hasFieldOrPropertyWithValue("code", "import-format-unknown");
    }

    private static Lines<Entry> ndjson(String body) {
        return lines(ImportFormat.NDJSON, bytes(body));
    }

    private static Lines<Entry> csv(String body) {
        return lines(ImportFormat.CSV, bytes(body));
    }

    private static InputStream bytes(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Lines<Entry> lines(ImportFormat format, InputStream body) {
        return new Lines<>(
                format,
                body,
                Entry.class,
                JSON,
                VALIDATOR,
                fault -> new Problem.FieldError(fault.pointer(), fault.text()));
    }
}

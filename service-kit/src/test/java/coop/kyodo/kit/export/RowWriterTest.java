package coop.kyodo.kit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowWriterTest {

    /// A row of every kind of value.
    record Line(long number, String name, @Nullable LocalDate on, Money amount, List<String> all) {

        static Line named(String name) {
            return new Line(1, name, null, Money.yen(-5), List.of());
        }
    }

    private static final Sheet<Line> SHEET =
            Sheet.<Line>named("lines")
                    .column("number", Line::number)
                    .column("name", Line::name)
                    .column("on", Line::on)
                    .column("amount", Line::amount)
                    .column("all", Line::all);

    private static final List<Line> LINES =
            List.of(
                    new Line(
                            1,
                            "山田,花子",
                            LocalDate.parse("2025-04-10"),
                            Money.yen(100_000),
                            List.of("a", "b")),
                    new Line(2, "say \"yes\"\nor <no> & go", null, Money.yen(-5), List.of()));

    @Test
    void csvQuotesWhatItMustAndEndsLinesAsTheStandardSays() throws IOException {
        assertThat(text(Format.CSV, LINES))
                .isEqualTo(
                        """
                        number,name,on,amount,all\r
                        1,"山田,花子",2025-04-10,100000,a b\r
                        2,"say ""yes""\nor <no> & go",,-5,\r
                        """);
    }

    @Test
    void ndjsonIsOneObjectPerLine() throws IOException {
        assertThat(text(Format.NDJSON, List.of(Line.named("a"), Line.named("b"))).lines())
                .hasSize(2)
                .first()
                .isEqualTo(
                        """
                        {"number":1,"name":"a","on":null,"amount":{"amount":"-5","currency":"JPY"},"all":[]}\
                        """);
    }

    @Test
    void anotherProgramReadsTheWorkbook() throws IOException {
        List<Row> rows = workbook(bytes(Format.XLSX, LINES)).getFirst();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getCellAsString(1)).contains("name");
        assertThat(rows.get(1).getCellAsNumber(0).map(Object::toString)).contains("1");
        assertThat(rows.get(1).getCellAsString(1)).contains("山田,花子");
        assertThat(rows.get(1).getCellAsDate(2).map(date -> date.toLocalDate()))
                .contains(LocalDate.parse("2025-04-10"));
        assertThat(rows.get(2).getCellAsString(1)).contains("say \"yes\"\nor <no> & go");
        assertThat(rows.get(2).getOptionalCell(2)).isEmpty();
        assertThat(rows.get(2).getCellAsNumber(3).map(Object::toString)).contains("-5");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameRowsAreTheSameBytes(Format format) throws IOException {
        assertThat(bytes(format, LINES)).isEqualTo(bytes(format, LINES));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noRowsAreAValidFile(Format format) throws IOException {
        byte[] file = bytes(format, List.of());

        switch (format) {
            case CSV -> assertThat(file).asString().isEqualTo("number,name,on,amount,all\r\n");
            case NDJSON -> assertThat(file).isEmpty();
            case XLSX -> assertThat(workbook(file).getFirst()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠a"
            })
    void aTextThatASpreadsheetWouldRunIsMadeHarmless(String name) throws IOException {
        assertThat(text(Format.CSV, List.of(Line.named(name)))).contains("'" + name);
        Cell cell =
                workbook(bytes(Format.XLSX, List.of(Line.named(name))))
                        .getFirst()
                        .get(1)
                        .getCell(1);
        assertThat(cell.getFormula()).isNull();
    }

    @Test
    void aTextThatOnlyHoldsSuchACharacterStaysAsItIs() throws IOException {
        assertThat(text(Format.CSV, List.of(Line.named("a=b")))).contains("1,a=b,,-5,");
    }

    @Test
    void whatXmlCannotHoldIsMarked() throws IOException {
        byte[] file = bytes(Format.XLSX, List.of(Line.named("a\u0001b\ud800c\ud83d\ude00")));

        assertThat(workbook(file).getFirst().get(1).getCellAsString(1))
                .contains("a\ufffdb\ufffdc\ud83d\ude00");
    }

    @Test
    void aFullSheetIsFollowedByAnother() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxRows<Line> written = new XlsxRows<>(SHEET, out, 3);
        for (int i = 0; i < 5; i++) {
            written.write(Line.named("n" + i));
        }
        written.finish();

        List<List<Row>> sheets = workbook(out.toByteArray());
        assertThat(sheets).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(sheets.get(2).get(1).getCellAsString(1)).contains("n4");
    }

    @ParameterizedTest
    @CsvSource({"0, A", "25, Z", "26, AA", "51, AZ", "52, BA", "701, ZZ", "702, AAA"})
    void columnsAreLettered(int column, String letters) {
        assertThat(XlsxRows.letters(column)).isEqualTo(letters);
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThat(Format.of(null)).isEqualTo(Format.CSV);
        assertThat(Format.of("XLSX")).isEqualTo(Format.XLSX);
        assertThatThrownBy(() -> Format.of("xlsx")).isInstanceOf(ProblemException.class);
    }

    @Test
    void theHashIsOfAllBytesThatPassed() throws IOException {
        HashingStream hashing = new HashingStream(OutputStream.nullOutputStream());
        hashing.write("ab".getBytes(StandardCharsets.UTF_8));
        hashing.write('c');

        assertThat(hashing.bytes()).isEqualTo(3);
        assertThat(hashing.hash())
                .asHexString()
                .isEqualToIgnoringCase(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static String text(Format format, List<Line> lines) throws IOException {
        return new String(bytes(format, lines), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Format format, List<Line> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        RowWriter<Line> rows = RowWriter.of(format, SHEET, out, json);
        for (Line line : lines) {
            rows.write(line);
        }
        rows.finish();
        return out.toByteArray();
    }

    private static List<List<Row>> workbook(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return Arrays.stream(
                            workbook.getSheets().toArray(org.dhatim.fastexcel.reader.Sheet[]::new))
                    .map(RowWriterTest::rows)
                    .toList();
        }
    }

    private static List<Row> rows(org.dhatim.fastexcel.reader.Sheet sheet) {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

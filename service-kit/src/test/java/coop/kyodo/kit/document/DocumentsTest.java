package coop.kyodo.kit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.document.Document.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    private static final Instant DATED = Instant.parse("2026-06-30T03:00:00Z");
    private static final Documents DOCUMENTS = new Documents(Optional.empty());

    private static final Document CERTIFICATE =
            Document.titled("出資証券", DATED)
                    .paragraph("労働者協同組合みどりは、次の出資を証する。")
                    .line("組合員", "山田花子")
                    .line("Units", "2 (fiscal office)")
                    .table(
                            List.of(Column.text("払込日", 2), Column.number("金額", 1)),
                            List.of(
                                    List.of("2025-04-10", "40,000"),
                                    List.of("2025-05-10", "60,000")))
                    .footnote("SHA-256 0123456789abcdef");

    @Test
    void everyTextCanBeReadBack() throws IOException {
        assertThat(text(DOCUMENTS.pdf(CERTIFICATE)))
                .contains(
                        "出資証券",
                        "労働者協同組合みどりは、次の出資を証する。",
                        "組合員",
                        "山田花子",
                        "2 (fiscal office)",
                        "払込日",
                        "40,000",
                        "60,000",
                        "SHA-256 0123456789abcdef",
                        "1 / 1");
    }

    @Test
    void theSameContentIsTheSameBytes() {
        byte[] first = DOCUMENTS.pdf(CERTIFICATE);

        assertThat(DOCUMENTS.pdf(CERTIFICATE)).isEqualTo(first);
        assertThat(new Documents(Optional.empty()).pdf(CERTIFICATE)).isEqualTo(first);
    }

    @Test
    void otherContentIsAnotherDocument() throws IOException {
        assertThat(id(DOCUMENTS.pdf(CERTIFICATE)))
                .isNotEqualTo(id(DOCUMENTS.pdf(CERTIFICATE.line("組合員番号", "1"))));
    }

    @Test
    void theUsedGlyphsAreEmbeddedAndNoOthers() throws IOException {
        byte[] file = DOCUMENTS.pdf(CERTIFICATE);

        assertThat(file.length).isLessThan(100_000);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            var resources = pdf.getPage(0).getResources();
            List<PDFont> fonts =
                    StreamSupport.stream(resources.getFontNames().spliterator(), false)
                            .map(name -> {
                                try {
                                    return resources.getFont(name);
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            })
                            .toList();
            assertThat(fonts).hasSize(1).allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void aCharacterThatTheFontsLackIsMarked() throws IOException {
        assertThat(text(DOCUMENTS.pdf(Document.titled("a\ud83d\ude00b\u0001c", DATED))))
                .contains("a〓b c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zażółć gęślą jaźń",
                "Çağrı Öztürk",
                "Nguyễn Thị Thuỷ",
                "Γιώργος Παπαδόπουλος",
                "Володимир Гнатюк",
                "สมชาย ใจดี",
                "יוסי כהן",
                "محمد علي",
                "على مصطفى",
                "سلام"
            })
    void namesInOtherScriptsCanBeReadBack(String name) throws IOException {
        byte[] file = DOCUMENTS.pdf(CERTIFICATE.line("氏名", name));

        assertThat(text(file)).contains(name, "山田花子").doesNotContain("〓");
        assertThat(DOCUMENTS.pdf(CERTIFICATE.line("氏名", name))).isEqualTo(file);
    }

    @Test
    void aParagraphBelowNamesIsSetOff() throws IOException {
        Document lines = Document.titled("T", DATED).line("A", "1").line("B", "2");
        List<Float> close = heights(DOCUMENTS.pdf(lines));
        List<Float> apart =
                heights(DOCUMENTS.pdf(Document.titled("T", DATED).line("A", "1").paragraph("B")));

        assertThat(apart.get(3)).isGreaterThan(close.get(3));
    }

    @Test
    void longTextIsBrokenBetweenWordsAndBetweenKanji() throws IOException {
        String japanese = "協同組合".repeat(40);
        String english = "A member may leave at the end of a fiscal year. ".repeat(6).strip();

        String text =
                text(
                        DOCUMENTS.pdf(
                                Document.titled("題", DATED)
                                        .paragraph(japanese)
                                        .paragraph(english)));

        assertThat(text.lines().filter(line -> line.matches("[協同組合]+")).toList())
                .hasSizeGreaterThan(1)
                .satisfies(lines -> assertThat(String.join("", lines)).isEqualTo(japanese));
        assertThat(text.lines().filter(line -> line.matches("[\\x20-\\x7e]+")).toList())
                .contains("1 / 1")
                .satisfies(lines ->
                        assertThat(String.join(" ", lines.subList(0, lines.size() - 1)))
                                .isEqualTo(english));
    }

    @Test
    void aLongTableRepeatsItsTitlesAndEveryPageHasItsNumberAndTheFootnote() throws IOException {
        List<List<String>> rows =
                IntStream.rangeClosed(1, 150).mapToObj(i -> List.of("No " + i, "" + i)).toList();
        byte[] file =
                DOCUMENTS.pdf(
                        Document.titled("組合員名簿", DATED)
                                .table(List.of(Column.text("氏名", 3), Column.number("口数", 1)), rows)
                                .footnote("hash"));

        List<String> pages = pages(file);
        assertThat(pages).hasSizeGreaterThan(1);
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("氏名", "hash", page + " / " + pages.size());
        }
        assertThat(text(file)).contains("No 1 1", "No 150 150");
    }

    @Test
    void aHeadingStandsOnThePageOfAllItsLinesAndOfATablesFirstRow() throws IOException {
        for (int above = 30; above < 60; above++) {
            Document paper = Document.titled("T", DATED);
            for (int i = 0; i < above; i++) {
                paper = paper.line("Above", "" + i);
            }
            String lines =
                    pageOf(
                            "Heading",
                            paper.paragraph("Heading")
                                    .line("First", "1")
                                    .line("Second", "2")
                                    .line("Third", "3"));
            String table =
                    pageOf(
                            "Heading",
                            paper.paragraph("Heading")
                                    .table(
                                            List.of(Column.text("Title", 1)),
                                            List.of(List.of("First row"))));

            assertThat(lines).as("%s lines above", above).contains("First", "Third");
            assertThat(table).as("%s lines above", above).contains("Title", "First row");
        }
    }

    @Test
    void whatHasNoRoomOnAPageBeginsAtOnce() throws IOException {
        Document lines = Document.titled("T", DATED).paragraph("Heading");
        for (int i = 0; i < 100; i++) {
            lines = lines.line("Line", "" + i);
        }

        assertThat(pages(DOCUMENTS.pdf(lines)).getFirst()).contains("Heading", "Line");
        assertThat(
                        pages(
                                        DOCUMENTS.pdf(
                                                Document.titled("T", DATED)
                                                        .paragraph("long text ".repeat(1_000))))
                                .getFirst())
                .contains("long text");
    }

    @Test
    void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() throws IOException {
        for (int length = 20; length < 60; length++) {
            String text =
                    text(
                            DOCUMENTS.pdf(
                                    Document.titled("T", DATED)
                                            .paragraph("協".repeat(length) + "（分）。同")));

            assertThat(text.lines())
                    .as("%s characters before", length)
                    .noneMatch(line -> line.matches("[）。].*|.*（"));
        }
    }

    @Test
    void whatIsIndentedIsSoInEveryLine() throws IOException {
        byte[] file =
                DOCUMENTS.pdf(
                        Document.titled("T", DATED)
                                .table(
                                        List.of(Column.text("Title", 1), Column.text("Other", 3)),
                                        List.of(List.of("\u3000" + "協".repeat(40), ""))));

        assertThat(text(file).lines().filter(line -> line.contains("協")).toList())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.startsWith("\u3000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 14, 200})
    void anIndentWithoutRoomForTextIsNone(int indent) throws IOException {
        String spaces = "\u3000".repeat(indent);

        assertThat(
                        text(
                                DOCUMENTS.pdf(
                                        Document.titled("T", DATED)
                                                .line(spaces, "")
                                                .line(spaces + "協同", ""))))
                .contains("協同");
    }

    @Test
    void aRowHasACellForEveryColumn() {
        assertThatThrownBy(() ->
                        CERTIFICATE.table(List.of(Column.text("a", 1)), List.of(List.of("1", "2"))))
                .hasMessageContaining("2 cells for 1 columns");
    }

    @Test
    void itsDateIsTheContentsDate() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(DOCUMENTS.pdf(CERTIFICATE))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("出資証券");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(DATED);
        }
    }

    private static String text(byte[] file) throws IOException {
        return String.join("", pages(file));
    }

    private static List<String> pages(byte[] file) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf));
            }
        }
        return pages;
    }

    /// The text of the page that has this on it.
    private static String pageOf(String text, Document document) throws IOException {
        return pages(DOCUMENTS.pdf(document)).stream()
                .filter(page -> page.contains(text))
                .findFirst()
                .orElseThrow();
    }

    /// How far down each piece of text stands.
    private static List<Float> heights(byte[] file) throws IOException {
        List<Float> heights = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    heights.add(text.getYDirAdj());
                }
            }.getText(pdf);
        }
        return heights;
    }

    private static String id(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return pdf.getDocument().getDocumentID().toString();
        }
    }
}

package coop.kyodo.kit.export;

import coop.kyodo.kit.exact.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Rows as an Office Open XML workbook. Written here because the libraries stamp the time of
/// writing into the archive and its properties, and a content hash needs the same bytes for the
/// same rows. Texts stand in their cells, so none is ever a formula and no table of texts grows in
/// memory.
final class XlsxRows<R> implements RowWriter<R> {

    static final int MOST_ROWS = 1_048_576;

    private static final long MOST_EXACT = 1L << 53;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDateTime TIMELESS = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String XML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-";

    private final Sheet<R> sheet;
    private final ZipOutputStream zip;
    private final Writer text;
    private final int mostRows;
    private int sheets;
    private int rows;

    XlsxRows(Sheet<R> sheet, OutputStream out) throws IOException {
        this(sheet, out, MOST_ROWS);
    }

    XlsxRows(Sheet<R> sheet, OutputStream out, int mostRows) throws IOException {
        this.sheet = sheet;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        this.mostRows = mostRows;
        beginSheet();
    }

    @Override
    public void write(R row) throws IOException {
        if (rows == mostRows) {
            endSheet();
            beginSheet();
        }
        beginRow();
        for (int i = 0; i < sheet.columns().size(); i++) {
            cell(i, sheet.columns().get(i).value().apply(row));
        }
        text.append("</row>");
    }

    @Override
    public void flush() throws IOException {
        text.flush();
    }

    @Override
    public void finish() throws IOException {
        endSheet();
        part("xl/styles.xml", styles());
        part("xl/workbook.xml", workbook());
        part("xl/_rels/workbook.xml.rels", workbookParts());
        part("_rels/.rels", packageParts());
        part("[Content_Types].xml", contentTypes());
        zip.close();
    }

    private void beginSheet() throws IOException {
        sheets++;
        rows = 0;
        begin("xl/worksheets/sheet" + sheets + ".xml");
        text.append(XML).append("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        beginRow();
        for (int i = 0; i < sheet.columns().size(); i++) {
            cell(i, sheet.columns().get(i).name());
        }
        text.append("</row>");
    }

    private void endSheet() throws IOException {
        text.append("</sheetData></worksheet>");
        end();
    }

    private void beginRow() throws IOException {
        rows++;
        text.append("<row r=\"").append(Integer.toString(rows)).append("\">");
    }

    private void cell(int column, @Nullable Object value) throws IOException {
        String place = letters(column) + rows;
        switch (value) {
            case null -> {}
            case Integer number -> number(place, number, "");
            case Long number when Math.abs(number) <= MOST_EXACT -> number(place, number, "");
            case Money money when Math.abs(money.amount()) <= MOST_EXACT ->
                    number(place, money.amount(), "");
            case LocalDate date when !date.isBefore(FIRST_DAY) ->
                    number(place, ChronoUnit.DAYS.between(DAY_ZERO, date), " s=\"1\"");
            default ->
                    text.append("<c r=\"" + place + "\" t=\"inlineStr\"><is>")
                            .append("<t xml:space=\"preserve\">")
                            .append(escaped(Values.text(value)))
                            .append("</t></is></c>");
        }
    }

    private void number(String place, long value, String style) throws IOException {
        text.append("<c r=\"" + place + "\"" + style + "><v>" + value + "</v></c>");
    }

    /// A, B, ... Z, AA, AB, ...
    static String letters(int column) {
        String last = Character.toString('A' + column % 26);
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    /// Escaped, with a mark in the place of what XML cannot hold.
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '\r' -> escaped.append("&#13;");
                        case '\t', '\n' -> escaped.appendCodePoint(point);
                        default -> escaped.appendCodePoint(isXml(point) ? point : 0xFFFD);
                    }
                });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point >= ' ' && !isSurrogate && point != 0xFFFE && point != 0xFFFF;
    }

    private void begin(String part) throws IOException {
        ZipEntry entry = new ZipEntry(part);
        entry.setTimeLocal(TIMELESS);
        zip.putNextEntry(entry);
    }

    private void end() throws IOException {
        text.flush();
        zip.closeEntry();
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        text.append(XML).append(content);
        end();
    }

    /// Two styles: as it is, and as a date.
    private static String styles() {
        return "<styleSheet xmlns=\""
                + MAIN
                + "\">"
                + "<fonts count=\"1\"><font/></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>"
                + "</styleSheet>";
    }

    private String workbook() {
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            parts.append(
                            "<sheet name=\""
                                    + sheet.name()
                                    + (i == 1 ? "" : "-" + i)
                                    + "\" sheetId=\"")
                    .append(i + "\" r:id=\"rId" + i + "\"/>");
        }
        return "<workbook xmlns=\""
                + MAIN
                + "\" xmlns:r=\""
                + OFFICE
                + "\"><sheets>"
                + parts
                + "</sheets></workbook>";
    }

    private String workbookParts() {
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            parts.append(relation(i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        parts.append(relation(sheets + 1, "styles", "styles.xml"));
        return relations(parts.toString());
    }

    private static String packageParts() {
        return relations(relation(1, "officeDocument", "xl/workbook.xml"));
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "/relationships\">" + all + "</Relationships>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId"
                + id
                + "\" Type=\""
                + OFFICE
                + "/"
                + type
                + "\" Target=\""
                + target
                + "\"/>";
    }

    private String contentTypes() {
        String sheetType = TYPES + "officedocument.spreadsheetml.";
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            parts.append(
                    override("/xl/worksheets/sheet" + i + ".xml", sheetType + "worksheet+xml"));
        }
        return "<Types xmlns=\""
                + PACKAGE
                + "/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\""
                + TYPES
                + "package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("/xl/workbook.xml", sheetType + "sheet.main+xml")
                + override("/xl/styles.xml", sheetType + "styles+xml")
                + parts
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }
}

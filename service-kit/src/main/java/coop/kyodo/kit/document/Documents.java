package coop.kyodo.kit.document;

import coop.kyodo.kit.store.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Makes PDF files. The font's used glyphs are embedded, so that a file reads the same everywhere;
/// dates and ids come from the content, so that the same content gives the same bytes.
@ApplicationScoped
public class Documents {

    /// Media type of the files.
    public static final String PDF = "application/pdf";

    private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final int ID_DIGITS = 16;

    private final Optional<Path> font;
    private @Nullable Typeface typeface;

    /// @param font a TrueType file to set documents in instead of the one that is shipped
    Documents(@ConfigProperty(name = "kyodo.document.font") Optional<Path> font) {
        this.font = font;
    }

    /// The document as a PDF file. One at a time: the font's reader is not made for several.
    public synchronized byte[] pdf(Document document) {
        Typeface face = typeface();
        List<Layout.Page> pages = Layout.of(document, face);
        try (PDDocument pdf = new PDDocument()) {
            PDFont embedded = PDType0Font.load(pdf, face.font(), true);
            describe(pdf, document);
            for (Layout.Page page : pages) {
                draw(pdf, embedded, page);
            }
            pdf.save(OutputStream.nullOutputStream(), CompressParameters.NO_COMPRESSION);
            // Saving has embedded the used glyphs; only now their table can be replaced.
            embedded.getCOSObject().setItem(COSName.TO_UNICODE, toUnicode(pdf, face, pages));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            pdf.save(file, CompressParameters.NO_COMPRESSION);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document could not be written", e);
        }
    }

    private static void describe(PDDocument pdf, Document document) {
        pdf.setDocumentId(
                HexFormat.fromHexDigitsToLong(
                        Hashes.sha256(document.toString()).substring(0, ID_DIGITS)));
        var properties = pdf.getDocumentInformation();
        properties.setTitle(document.title());
        properties.setCreator("Kyodo");
        properties.setCreationDate(GregorianCalendar.from(document.dated().atZone(ZoneOffset.UTC)));
    }

    private static void draw(PDDocument pdf, PDFont font, Layout.Page content) throws IOException {
        PDPage page = new PDPage(new PDRectangle(Layout.WIDTH, Layout.HEIGHT));
        pdf.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(pdf, page)) {
            for (Layout.Text text : content.texts()) {
                stream.beginText();
                stream.setFont(font, text.size());
                stream.newLineAtOffset(text.x(), text.y());
                stream.showText(text.text());
                stream.endText();
            }
            for (Layout.Rule rule : content.rules()) {
                stream.setLineWidth(1);
                stream.moveTo(rule.from(), rule.y());
                stream.lineTo(rule.to(), rule.y());
                stream.stroke();
            }
        }
    }

    private static PDStream toUnicode(PDDocument pdf, Typeface face, List<Layout.Page> pages)
            throws IOException {
        TreeMap<Integer, Integer> characters = new TreeMap<>();
        pages.stream()
                .flatMap(page -> page.texts().stream())
                .flatMapToInt(text -> text.text().codePoints())
                .forEach(point -> characters.putIfAbsent(face.glyph(point), point));
        return new PDStream(
                pdf, new ByteArrayInputStream(ToUnicode.table(characters)), COSName.FLATE_DECODE);
    }

    private Typeface typeface() {
        Typeface known = typeface;
        if (known == null) {
            known = Typeface.read(file());
            typeface = known;
        }
        return known;
    }

    private InputStream file() {
        try {
            if (font.isPresent()) {
                return Files.newInputStream(font.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("kyodo.document.font cannot be read", e);
        }
        InputStream shipped = Documents.class.getResourceAsStream(FONT);
        if (shipped == null) {
            throw new IllegalStateException("no font " + FONT);
        }
        return shipped;
    }
}

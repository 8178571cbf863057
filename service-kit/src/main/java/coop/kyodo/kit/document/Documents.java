package coop.kyodo.kit.document;

import coop.kyodo.kit.store.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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

/// Makes PDF files. The fonts' used glyphs are embedded, so that a file reads the same everywhere;
/// dates and ids come from the content, so that the same content gives the same bytes.
@ApplicationScoped
public class Documents {

    /// Media type of the files.
    public static final String PDF = "application/pdf";

    private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    /// Sets what the other font lacks of these scripts.
    private static final String OTHER_FONT = "/fonts/ttf/Kurinto/KurintoSans-Rg.ttf";

    private static final Set<UnicodeScript> OTHER_SCRIPTS =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.HEBREW,
                    UnicodeScript.ARABIC,
                    UnicodeScript.THAI,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.GEORGIAN);

    private static final int ID_DIGITS = 16;

    private final Optional<Path> font;
    private @Nullable Typefaces typefaces;

    /// @param font a TrueType file to set documents in instead of the one that is shipped
    Documents(@ConfigProperty(name = "kyodo.document.font") Optional<Path> font) {
        this.font = font;
    }

    /// The document as a PDF file. One at a time: the fonts' readers are not made for several.
    public synchronized byte[] pdf(Document document) {
        Typefaces faces = typefaces();
        List<Layout.Page> pages = Layout.of(document, faces);
        try (PDDocument pdf = new PDDocument()) {
            Map<Typeface, SortedMap<Integer, String>> used = used(faces, pages);
            Map<Typeface, PDFont> embedded = new HashMap<>();
            for (Typeface face : used.keySet()) {
                embedded.put(face, PDType0Font.load(pdf, face.font(), true));
            }
            describe(pdf, document);
            for (Layout.Page page : pages) {
                draw(pdf, faces, embedded, page);
            }
            pdf.save(OutputStream.nullOutputStream(), CompressParameters.NO_COMPRESSION);
            // Saving has embedded the used glyphs; only now their tables can be replaced.
            for (var one : used.entrySet()) {
                font(embedded, one.getKey())
                        .getCOSObject()
                        .setItem(COSName.TO_UNICODE, toUnicode(pdf, one.getValue()));
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            pdf.save(file, CompressParameters.NO_COMPRESSION);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document could not be written", e);
        }
    }

    /// The document as a file to keep.
    ///
    /// @param name of the file, without its ending
    public Response answer(Document document, String name) {
        return Response.ok(pdf(document), PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + ".pdf\"")
                .build();
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

    private static void draw(
            PDDocument pdf, Typefaces faces, Map<Typeface, PDFont> fonts, Layout.Page content)
            throws IOException {
        PDPage page = new PDPage(new PDRectangle(Layout.WIDTH, Layout.HEIGHT));
        pdf.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(pdf, page)) {
            for (Layout.Text text : content.texts()) {
                stream.beginText();
                stream.newLineAtOffset(text.x(), text.y());
                for (Typefaces.Run run : faces.runs(text.text())) {
                    stream.setFont(font(fonts, run.face()), text.size());
                    stream.showText(run.text());
                }
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

    private static PDFont font(Map<Typeface, PDFont> fonts, Typeface face) {
        return Objects.requireNonNull(fonts.get(face));
    }

    /// What the glyphs that are used stand for, by font: in the order of the fonts, so that the
    /// same content gives the same bytes.
    private static Map<Typeface, SortedMap<Integer, String>> used(
            Typefaces faces, List<Layout.Page> pages) {
        Map<Typeface, SortedMap<Integer, String>> used = new LinkedHashMap<>();
        faces.all().forEach(face -> used.put(face, new TreeMap<>()));
        pages.stream()
                .flatMap(page -> page.texts().stream())
                .flatMap(text -> faces.runs(text.text()).stream())
                .forEach(run -> {
                    SortedMap<Integer, String> characters =
                            Objects.requireNonNull(used.get(run.face()));
                    run.text()
                            .codePoints()
                            .forEach(point ->
                                    characters.putIfAbsent(
                                            run.face().glyph(point), RightToLeft.letter(point)));
                });
        used.values().removeIf(Map::isEmpty);
        return used;
    }

    private static PDStream toUnicode(PDDocument pdf, SortedMap<Integer, String> characters)
            throws IOException {
        return new PDStream(
                pdf, new ByteArrayInputStream(ToUnicode.table(characters)), COSName.FLATE_DECODE);
    }

    private Typefaces typefaces() {
        Typefaces known = typefaces;
        if (known == null) {
            known =
                    new Typefaces(
                            List.of(
                                    Typeface.read(file()),
                                    Typeface.read(shipped(OTHER_FONT), OTHER_SCRIPTS)));
            typefaces = known;
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
        return shipped(FONT);
    }

    private static InputStream shipped(String font) {
        InputStream shipped = Documents.class.getResourceAsStream(font);
        if (shipped == null) {
            throw new IllegalStateException("no font " + font);
        }
        return shipped;
    }
}

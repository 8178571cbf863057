package coop.kyodo.kit.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The font that documents are set in. It is read once and not made for several threads.
final class Typeface {

    /// Widths are given in parts of the font's size.
    static final int EM = 1000;

    private static final int GETA = '〓';

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final int unitsPerEm;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    static Typeface read(InputStream file) {
        try (file) {
            TrueTypeFont font =
                    new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file));
            font.setEnableGsub(false); // ligatures would be lost to whoever copies or searches text
            return new Typeface(font);
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    int width(String printable) {
        return printable
                .codePoints()
                .map(point -> {
                    try {
                        return Math.ceilDiv(font.getAdvanceWidth(glyph(point)) * EM, unitsPerEm);
                    } catch (IOException e) {
                        throw new UncheckedIOException("the font cannot be read", e);
                    }
                })
                .sum();
    }

    int glyph(int character) {
        return glyphs.getGlyphId(character);
    }

    /// The text with a mark (〓) for each character that the font lacks, and spaces for control
    /// characters other than line feeds.
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (point == '\n') {
                        printable.append('\n');
                    } else if (Character.isISOControl(point)) {
                        printable.append(' ');
                    } else {
                        printable.appendCodePoint(glyph(point) == 0 ? GETA : point);
                    }
                });
        return printable.toString();
    }
}

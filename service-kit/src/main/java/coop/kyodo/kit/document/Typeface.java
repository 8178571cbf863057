package coop.kyodo.kit.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A font that documents are set in. It is read once and not made for several threads.
final class Typeface {

    /// Widths are given in parts of the font's size.
    static final int EM = 1000;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final int unitsPerEm;
    private final Set<Character.UnicodeScript> scripts;

    private Typeface(TrueTypeFont font, Set<Character.UnicodeScript> scripts) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
        this.scripts = Set.copyOf(scripts);
    }

    /// A font that sets whatever it has.
    static Typeface read(InputStream file) {
        return read(file, EnumSet.allOf(Character.UnicodeScript.class));
    }

    /// A font that sets these scripts only.
    static Typeface read(InputStream file, Set<Character.UnicodeScript> scripts) {
        try (file) {
            TrueTypeFont font =
                    new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file));
            font.setEnableGsub(false); // ligatures would be lost to whoever copies or searches text
            return new Typeface(font, scripts);
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    int width(int character) {
        try {
            return Math.ceilDiv(font.getAdvanceWidth(glyph(character)) * EM, unitsPerEm);
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    int glyph(int character) {
        return scripts.contains(Character.UnicodeScript.of(character))
                ? glyphs.getGlyphId(character)
                : 0;
    }
}

package coop.kyodo.kit.document;

import java.util.ArrayList;
import java.util.List;

/// The fonts that documents are set in: of several that have a character, the first sets it.
final class Typefaces {

    private static final int GETA = '〓';

    private final List<Typeface> faces;

    /// Text that is set in one font.
    record Run(Typeface face, String text) {}

    Typefaces(List<Typeface> faces) {
        this.faces = List.copyOf(faces);
    }

    List<Typeface> all() {
        return faces;
    }

    /// Whether one of them has the character.
    boolean have(int point) {
        return face(point).glyph(point) != 0;
    }

    int width(String printable) {
        return printable.codePoints().map(point -> face(point).width(point)).sum();
    }

    /// The text in pieces of one font each.
    List<Run> runs(String printable) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < printable.length()) {
            Typeface face = face(printable.codePointAt(at));
            while (at < printable.length() && face(printable.codePointAt(at)) == face) {
                at = printable.offsetByCodePoints(at, 1);
            }
            runs.add(new Run(face, printable.substring(from, at)));
            from = at;
        }
        return runs;
    }

    /// The text with a mark (〓) for each character that the fonts lack, and spaces for control
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
                        printable.appendCodePoint(have(point) ? point : GETA);
                    }
                });
        return printable.toString();
    }

    private Typeface face(int point) {
        return faces.stream()
                .filter(face -> face.glyph(point) != 0)
                .findFirst()
                .orElse(faces.getFirst());
    }
}

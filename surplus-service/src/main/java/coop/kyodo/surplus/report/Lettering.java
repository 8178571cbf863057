package coop.kyodo.surplus.report;

import java.util.ArrayList;
import java.util.List;

/// Room that text takes in a picture whose reader's font is not known: widths are reckoned on the
/// wide side.
final class Lettering {

    private static final String ELLIPSIS = "…";

    private Lettering() {}

    /// The text in at most so many lines of at most this width; what has no room ends in an
    /// ellipsis.
    ///
    /// @param size of the font, in the units of the width
    static List<String> broken(String text, int size, int width, int lines) {
        List<String> broken = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && broken.size() < lines) {
            boolean last = broken.size() == lines - 1;
            if (width(rest, size) <= width) {
                broken.add(rest);
                return broken;
            }
            int end = fitting(last ? rest + ELLIPSIS : rest, size, last ? width - size : width);
            if (last) {
                broken.add(rest.substring(0, Math.min(end, rest.length())).strip() + ELLIPSIS);
                return broken;
            }
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 && isLatin(rest.charAt(end)) ? space : end;
            broken.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        return broken.isEmpty() ? List.of("") : broken;
    }

    /// How many characters fit, at least one.
    private static int fitting(String text, int size, int width) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next), size) > width) {
                break;
            }
            end = next;
        }
        return end;
    }

    /// Letters of alphabets count two thirds of the size, everything else the whole.
    static int width(String text, int size) {
        int thirds = text.codePoints().map(point -> point < 0x2000 ? 2 : 3).sum();
        return Math.ceilDiv(thirds * size, 3);
    }

    private static boolean isLatin(char character) {
        return character < 0x2000;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '&' -> escaped.append("&amp;");
                        case '"' -> escaped.append("&quot;");
                        default -> {
                            boolean printable =
                                    point >= ' '
                                            && point != 0xFFFE
                                            && point != 0xFFFF
                                            && !(point >= 0xD800 && point <= 0xDFFF);
                            escaped.appendCodePoint(printable ? point : ' ');
                        }
                    }
                });
        return escaped.toString();
    }
}

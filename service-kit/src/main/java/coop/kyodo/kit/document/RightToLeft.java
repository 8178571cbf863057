package coop.kyodo.kit.document;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Sets a line of Arabic or Hebrew as it is seen: from right to left, with Arabic letters in the
/// forms that join them to their neighbours. PDF has no writing direction; it places glyphs.
final class RightToLeft {

    /// The forms of a letter, as Unicode names them.
    private enum Form {
        ISOLATED,
        FINAL,
        INITIAL,
        MEDIAL
    }

    private static final int FIRST_FORM = 0xfb50;
    private static final int FIRST_LAM_ALEF = 0xfef5;
    private static final int LAST_FORM = 0xfefc;
    private static final char TATWEEL = 'ـ';
    private static final Map<String, Map<Form, Integer>> FORMS = forms();

    private RightToLeft() {}

    /// The characters of a line from left to right.
    ///
    /// @param known whether there is a glyph for a joined form of a single letter; where there is
    ///   none the letter stands as it is
    static String seen(String line, IntPredicate known) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        String joined = joined(line, known);
        Bidi bidi = new Bidi(joined, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        Object[] runs = new Object[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = joined.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = bidi.getRunLevel(i) % 2 == 1 ? mirrored(run) : run;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        StringBuilder seen = new StringBuilder();
        for (Object run : runs) {
            seen.append(run);
        }
        return seen.toString();
    }

    /// The letter that a joined form stands for; any other character is itself.
    static String letter(int character) {
        String text = Character.toString(character);
        return character >= FIRST_FORM && character <= LAST_FORM
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    private static String mirrored(String run) {
        StringBuilder backwards = new StringBuilder(run.length());
        for (int at = run.length(); at > 0; ) {
            int point = run.codePointBefore(at);
            backwards.appendCodePoint(opposite(point));
            at -= Character.charCount(point);
        }
        return backwards.toString();
    }

    private static int opposite(int bracket) {
        return switch (bracket) {
            case '(' -> ')';
            case ')' -> '(';
            case '[' -> ']';
            case ']' -> '[';
            case '<' -> '>';
            case '>' -> '<';
            case '«' -> '»';
            case '»' -> '«';
            default -> bracket;
        };
    }

    private static String joined(String line, IntPredicate known) {
        StringBuilder joined = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            String letters = ligature(line, i);
            boolean before = joinsToNext(neighbour(line, i, -1));
            int last = i + letters.length() - 1;
            boolean after = joinsToNext(letters) && joinsToPrevious(neighbour(line, last, 1));
            int form = form(letters, before, after);
            joined.appendCodePoint(known.test(form) ? form : letters.codePointAt(0));
            i = last;
        }
        return joined.toString();
    }

    /// Lam and alef are one letter.
    private static String ligature(String line, int at) {
        if (at + 1 < line.length() && FORMS.containsKey(line.substring(at, at + 2))) {
            return line.substring(at, at + 2);
        }
        return Character.toString(line.codePointAt(at));
    }

    /// The letter before or after this place, past the marks that stand over letters.
    private static String neighbour(String line, int at, int step) {
        int next = at + step;
        while (next >= 0
                && next < line.length()
                && Character.getType(line.charAt(next)) == Character.NON_SPACING_MARK) {
            next += step;
        }
        return next >= 0 && next < line.length() ? line.substring(next, next + 1) : "";
    }

    private static boolean joinsToNext(String letter) {
        return letter.equals(String.valueOf(TATWEEL)) || has(letter, Form.INITIAL);
    }

    private static boolean joinsToPrevious(String letter) {
        return letter.equals(String.valueOf(TATWEEL)) || has(letter, Form.FINAL);
    }

    private static boolean has(String letter, Form form) {
        return FORMS.getOrDefault(letter, Map.of()).containsKey(form);
    }

    private static int form(String letters, boolean before, boolean after) {
        Map<Form, Integer> forms = FORMS.getOrDefault(letters, Map.of());
        Form wanted =
                before ? (after ? Form.MEDIAL : Form.FINAL) : after ? Form.INITIAL : Form.ISOLATED;
        @Nullable Integer form = forms.get(wanted);
        return form == null ? letters.codePointAt(0) : form;
    }

    /// The forms of each letter, and of lam with alef, from what Unicode says of them.
    private static Map<String, Map<Form, Integer>> forms() {
        Map<String, Map<Form, Integer>> forms = new HashMap<>();
        for (int point = FIRST_FORM; point <= LAST_FORM; point++) {
            String name = Character.getName(point);
            String letters = letter(point);
            boolean joins = name != null && (letters.length() == 1 || point >= FIRST_LAM_ALEF);
            for (Form form : Form.values()) {
                if (joins && name.endsWith(form + " FORM")) {
                    forms.computeIfAbsent(letters, none -> new HashMap<>()).put(form, point);
                }
            }
        }
        return forms;
    }
}

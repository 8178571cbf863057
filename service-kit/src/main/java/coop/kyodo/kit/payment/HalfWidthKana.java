package coop.kyodo.kit.payment;

import java.text.Normalizer;
import java.util.Locale;

/// Text as the Zengin system takes it: half-width katakana (JIS X 0201), capital Latin letters,
/// digits and a few signs, each one byte long. Small kana become large, the long-vowel mark becomes
/// a hyphen, and voiced kana take two places.
final class HalfWidthKana {

    private static final String SIGNS = " ()-./\\｢｣,";

    /// The katakana from U+30A1 on, each as its half-width form without voicing.
    private static final String FROM_SMALL_A =
            "ｱｱｲｲｳｳｴｴｵｵｶｶｷｷｸｸｹｹｺｺｻｻｼｼｽｽｾｾｿｿﾀﾀﾁﾁﾂﾂﾂﾃﾃﾄﾄﾅﾆﾇﾈﾉﾊﾊﾊﾋﾋﾋﾌﾌﾌﾍﾍﾍﾎﾎﾎﾏﾐﾑﾒﾓﾔﾔﾕﾕﾖﾖﾗﾘﾙﾚﾛﾜﾜｲｴｦﾝ";

    private static final char FIRST_KATAKANA = '\u30a1';
    private static final char FIRST_HIRAGANA = '\u3041';
    private static final char LAST_HIRAGANA = '\u3093';
    private static final int TO_KATAKANA = FIRST_KATAKANA - FIRST_HIRAGANA;
    private static final char HALF_WIDTH_BASE = '\uff60';
    private static final int BYTE_BASE = 0xa0;

    private HalfWidthKana() {}

    static boolean canWrite(String text) {
        return of(text).indexOf('\ufffd') < 0;
    }

    /// The text in the characters of the Zengin system; U+FFFD for each that it does not have.
    static String of(String text) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .chars()
                .forEach(character -> written.append(one((char) character)));
        return written.toString();
    }

    private static char one(char character) {
        char katakana =
                character >= FIRST_HIRAGANA && character <= LAST_HIRAGANA
                        ? (char) (character + TO_KATAKANA)
                        : character;
        int index = katakana - FIRST_KATAKANA;
        if (index >= 0 && index < FROM_SMALL_A.length()) {
            return FROM_SMALL_A.charAt(index);
        }
        return switch (katakana) {
            case '\u3099' -> 'ﾞ';
            case '\u309a' -> 'ﾟ';
            case '\u30fc', '\u2010', '\u2212' -> '-';
            case '\u300c' -> '｢';
            case '\u300d' -> '｣';
            case '\u30fb' -> '.';
            case '\u00a5' -> '\\';
            default -> isPlain(katakana) ? katakana : '\ufffd';
        };
    }

    private static boolean isPlain(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || SIGNS.indexOf(character) >= 0;
    }

    /// One byte per character (JIS X 0201).
    ///
    /// @param written a text made by [#of]
    static byte[] bytes(String written) {
        byte[] bytes = new byte[written.length()];
        for (int i = 0; i < bytes.length; i++) {
            char character = written.charAt(i);
            bytes[i] =
                    (byte)
                            (character > HALF_WIDTH_BASE
                                    ? character - HALF_WIDTH_BASE + BYTE_BASE
                                    : character);
        }
        return bytes;
    }
}

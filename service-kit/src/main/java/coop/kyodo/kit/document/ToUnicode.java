package coop.kyodo.kit.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Tells readers which character each glyph stands for. PDFBox takes the lowest code point that
/// leads to a glyph, which for many kanji is a Kangxi radical (⼭ for 山): nobody would find the text
/// again. Here it is the character that was written.
final class ToUnicode {

    /// How many lines one section of the table may have.
    private static final int SECTION = 100;

    private static final String HEAD =
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;
    private static final String FOOT =
            """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;

    private ToUnicode() {}

    /// The table.
    ///
    /// @param characters what each glyph stands for, by the glyph's number
    static byte[] table(SortedMap<Integer, String> characters) {
        List<Map.Entry<Integer, String>> lines = new ArrayList<>(characters.entrySet());
        StringBuilder table = new StringBuilder(HEAD);
        for (int from = 0; from < lines.size(); from += SECTION) {
            List<Map.Entry<Integer, String>> section =
                    lines.subList(from, Math.min(from + SECTION, lines.size()));
            table.append(section.size()).append(" beginbfchar\n");
            section.forEach(line ->
                    table.append("<%04X> <%s>\n".formatted(line.getKey(), hex(line.getValue()))));
            table.append("endbfchar\n");
        }
        return table.append(FOOT).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(String characters) {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(characters.getBytes(StandardCharsets.UTF_16BE));
    }
}

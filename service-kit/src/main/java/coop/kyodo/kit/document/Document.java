package coop.kyodo.kit.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a document says, from top to bottom; each step answers a new value.
///
/// @param dated when what it says was fixed; stands in the file's properties
/// @param footnote at the foot of every page, for example the content's hash; empty for none
public record Document(String title, Instant dated, List<Block> blocks, String footnote) {

    /// A piece of a document.
    public sealed interface Block {

        /// Text, broken into lines.
        record Paragraph(String text) implements Block {}

        /// A name and what it is, side by side.
        record Line(String name, String value) implements Block {}

        /// Rows below a line of titles, which is repeated on every page.
        record Table(List<Column> columns, List<List<String>> rows) implements Block {

            public Table {
                columns = List.copyOf(columns);
                rows = rows.stream().map(List::copyOf).toList();
                for (List<String> row : rows) {
                    if (row.size() != columns.size()) {
                        throw new IllegalArgumentException(
                                row.size() + " cells for " + columns.size() + " columns");
                    }
                }
            }
        }
    }

    /// A column of a table.
    ///
    /// @param share how wide it is in proportion to the other columns
    public record Column(String title, int share, boolean toTheRight) {

        public static Column text(String title, int share) {
            return new Column(title, share, false);
        }

        public static Column number(String title, int share) {
            return new Column(title, share, true);
        }
    }

    public Document {
        blocks = List.copyOf(blocks);
    }

    public static Document titled(String title, Instant dated) {
        return new Document(title, dated, List.of(), "");
    }

    public Document paragraph(String text) {
        return plus(new Block.Paragraph(text));
    }

    public Document line(String name, String value) {
        return plus(new Block.Line(name, value));
    }

    public Document table(List<Column> columns, List<List<String>> rows) {
        return plus(new Block.Table(columns, rows));
    }

    public Document footnote(String text) {
        return new Document(title, dated, blocks, text);
    }

    private Document plus(Block block) {
        List<Block> more = new ArrayList<>(blocks);
        more.add(block);
        return new Document(title, dated, more, footnote);
    }
}

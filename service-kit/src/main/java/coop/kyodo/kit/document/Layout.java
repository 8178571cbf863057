package coop.kyodo.kit.document;

import java.util.ArrayList;
import java.util.List;

/// Breaks a document into pages of A4. Lengths are whole points, 1/72 inch; places are measured
/// from the lower left corner.
final class Layout {

    static final int WIDTH = 595;
    static final int HEIGHT = 842;

    private static final int MARGIN = 56;
    private static final int RIGHT = WIDTH - MARGIN;
    private static final int TITLE = 18;
    private static final int TEXT = 10;
    private static final int SMALL = 8;
    private static final int NAMES = 170;
    private static final int PAGE_NUMBERS = 60;
    private static final int GAP = 6;
    private static final int RULE = 3;
    private static final int MOST_KEPT = (HEIGHT - 2 * MARGIN) * 2 / 3;

    /// What no line begins with, and what none ends with.
    private static final String CLOSING = "、。，．：；？！）」』】〕〉》％々ー・),.%:;?!]";

    private static final String OPENING = "（「『【〔〈《([";

    /// A line of text, its characters from left to right.
    record Text(int x, int y, int size, String text) {}

    /// A horizontal rule.
    record Rule(int from, int to, int y) {}

    /// What stands on one page.
    record Page(List<Text> texts, List<Rule> rules) {}

    private final Typefaces typefaces;
    private final List<Page> pages = new ArrayList<>();
    private Page page = new Page(new ArrayList<>(), new ArrayList<>());
    private int y;
    private boolean belowLines;

    private Layout(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    static List<Page> of(Document document, Typefaces typefaces) {
        Layout layout = new Layout(typefaces);
        layout.newPage();
        layout.write(MARGIN, layout.broken(document.title(), TITLE, RIGHT - MARGIN), TITLE);
        layout.y -= GAP;
        List<Document.Block> blocks = document.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            switch (blocks.get(i)) {
                case Document.Block.Paragraph paragraph ->
                        layout.paragraph(paragraph, blocks.subList(i + 1, blocks.size()));
                case Document.Block.Line line -> layout.line(line);
                case Document.Block.Table table -> layout.table(table);
            }
            layout.belowLines = blocks.get(i) instanceof Document.Block.Line;
        }
        layout.foot(document.footnote());
        return layout.pages;
    }

    private void newPage() {
        page = new Page(new ArrayList<>(), new ArrayList<>());
        pages.add(page);
        y = HEIGHT - MARGIN;
    }

    /// Makes room for this many lines.
    ///
    /// @return whether a page was turned
    private boolean room(int lines, int size) {
        if (fits(lines * height(size))) {
            return false;
        }
        newPage();
        return true;
    }

    private boolean fits(int length) {
        return y - length >= MARGIN + GAP;
    }

    private static int height(int size) {
        return size * 3 / 2;
    }

    /// Below names and what they are, a paragraph begins something new. It stands on the page of
    /// what it is about.
    private void paragraph(Document.Block.Paragraph paragraph, List<Document.Block> below) {
        List<String> lines = broken(paragraph.text(), TEXT, RIGHT - MARGIN);
        int gap = belowLines ? GAP : 0;
        int whole = lines.size() * height(TEXT) + GAP + below(below);
        int kept = whole > MOST_KEPT ? 2 * height(TEXT) + GAP : whole;
        if (fits(gap + kept)) {
            y -= gap;
        } else {
            newPage();
        }
        write(MARGIN, lines, TEXT);
        y -= GAP;
    }

    /// How long what a paragraph is about is: names and what they are, or the beginning of a table.
    private int below(List<Document.Block> blocks) {
        int length = 0;
        for (Document.Block block : blocks) {
            if (block instanceof Document.Block.Line line) {
                length += lines(line) * height(TEXT);
            } else {
                return length == 0 && block instanceof Document.Block.Table table
                        ? GAP + beginning(table)
                        : length;
            }
        }
        return length;
    }

    private int lines(Document.Block.Line line) {
        return Math.max(name(line).size(), value(line).size());
    }

    private List<String> name(Document.Block.Line line) {
        return broken(line.name(), TEXT, NAMES - GAP);
    }

    private List<String> value(Document.Block.Line line) {
        return broken(line.value(), TEXT, RIGHT - MARGIN - NAMES);
    }

    private void line(Document.Block.Line line) {
        List<String> name = name(line);
        List<String> value = value(line);
        for (int i = 0; i < Math.max(name.size(), value.size()); i++) {
            room(1, TEXT);
            y -= height(TEXT);
            if (i < name.size()) {
                put(MARGIN, TEXT, name.get(i));
            }
            if (i < value.size()) {
                put(MARGIN + NAMES, TEXT, value.get(i));
            }
        }
    }

    private void table(Document.Block.Table table) {
        List<String> titles = table.columns().stream().map(Document.Column::title).toList();
        y -= GAP;
        if (!fits(beginning(table))) {
            newPage();
        }
        titles(table, titles);
        for (List<String> cells : table.rows()) {
            row(table, titles, cells);
        }
        rule();
        y -= GAP;
    }

    private void titles(Document.Block.Table table, List<String> titles) {
        rule();
        cells(table, titles);
        rule();
    }

    /// The titles and the first row.
    private int beginning(Document.Block.Table table) {
        List<String> titles = table.columns().stream().map(Document.Column::title).toList();
        int lines = lines(table, titles);
        if (!table.rows().isEmpty()) {
            lines += lines(table, table.rows().getFirst());
        }
        return lines * height(SMALL) + 2 * RULE;
    }

    private int lines(Document.Block.Table table, List<String> cells) {
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            lines = Math.max(lines, broken(cells.get(i), SMALL, width(table, i)).size());
        }
        return lines;
    }

    private void row(Document.Block.Table table, List<String> titles, List<String> cells) {
        if (room(lines(table, cells), SMALL)) {
            titles(table, titles);
        }
        cells(table, cells);
    }

    private void cells(Document.Block.Table table, List<String> cells) {
        int top = y;
        int lowest = y;
        int x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            y = top;
            int width = width(table, i);
            for (String text : broken(cells.get(i), SMALL, width)) {
                y -= height(SMALL);
                boolean toTheRight = table.columns().get(i).toTheRight();
                put(toTheRight ? x + width - length(text, SMALL) : x, SMALL, text);
            }
            lowest = Math.min(lowest, y);
            x += width + GAP;
        }
        y = lowest;
    }

    private static int width(Document.Block.Table table, int column) {
        int shares = table.columns().stream().mapToInt(Document.Column::share).sum();
        int room = RIGHT - MARGIN - GAP * (table.columns().size() - 1);
        return room * table.columns().get(column).share() / shares;
    }

    private void rule() {
        page.rules().add(new Rule(MARGIN, RIGHT, y - RULE));
        y -= RULE;
    }

    private void write(int x, List<String> lines, int size) {
        for (String line : lines) {
            room(1, size);
            y -= height(size);
            put(x, size, line);
        }
    }

    private void put(int x, int size, String text) {
        if (!text.isEmpty()) {
            String seen = RightToLeft.seen(text, typefaces::have);
            page.texts().add(new Text(x, y, size, seen));
        }
    }

    /// The footnote and the page's number out of all.
    private void foot(String footnote) {
        for (int i = 0; i < pages.size(); i++) {
            page = pages.get(i);
            String number = (i + 1) + " / " + pages.size();
            y = MARGIN - 2 * height(SMALL);
            put(RIGHT - length(number, SMALL), SMALL, number);
            y = MARGIN - height(SMALL);
            for (String line : broken(footnote, SMALL, RIGHT - MARGIN - PAGE_NUMBERS)) {
                put(MARGIN, SMALL, line);
                y -= height(SMALL);
            }
        }
    }

    private int length(String text, int size) {
        return Math.ceilDiv(typefaces.width(text) * size, Typeface.EM);
    }

    /// The text in lines of at most this width: broken between words where there are any, and
    /// between any two characters where there are none, as Japanese is. What is indented stays so
    /// in every line.
    private List<String> broken(String text, int size, int width) {
        List<String> lines = new ArrayList<>();
        for (String part : typefaces.printable(text).split("\n", -1)) {
            String indent = indent(part, size, width);
            String rest = part;
            while (length(rest, size) > width) {
                int end = end(rest, indent.length(), size, width);
                lines.add(rest.substring(0, end).stripTrailing());
                rest = indent + rest.substring(end).strip();
            }
            lines.add(rest);
        }
        return lines;
    }

    /// Empty where it leaves no room for text.
    private String indent(String text, int size, int width) {
        String indent = text.substring(0, text.length() - text.stripLeading().length());
        return indent.length() == text.length() || 2 * length(indent, size) > width ? "" : indent;
    }

    /// How many characters fit, at least one behind the indent.
    private int end(String text, int indent, int size, int width) {
        int least = text.offsetByCodePoints(indent, 1);
        int most = least;
        while (most < text.length()) {
            int next = text.offsetByCodePoints(most, 1);
            if (length(text.substring(0, next), size) > width) {
                break;
            }
            most = next;
        }
        int end = most;
        while (end > least && !mayEnd(text, end)) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end > least ? end : most;
    }

    private static boolean mayEnd(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean insideAWord = isLatin(before) && isLatin(after);
        return !insideAWord && CLOSING.indexOf(after) < 0 && OPENING.indexOf(before) < 0;
    }

    private static boolean isLatin(char c) {
        return c > ' ' && c < 0x250;
    }
}

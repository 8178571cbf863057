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
    private static final int NAMES = 130;
    private static final int GAP = 6;

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
        for (Document.Block block : document.blocks()) {
            switch (block) {
                case Document.Block.Paragraph paragraph -> layout.paragraph(paragraph);
                case Document.Block.Line line -> layout.line(line);
                case Document.Block.Table table -> layout.table(table);
            }
            layout.belowLines = block instanceof Document.Block.Line;
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
        if (y - lines * height(size) >= MARGIN + GAP) {
            return false;
        }
        newPage();
        return true;
    }

    private static int height(int size) {
        return size * 3 / 2;
    }

    /// Below names and what they are, a paragraph begins something new.
    private void paragraph(Document.Block.Paragraph paragraph) {
        if (belowLines) {
            y -= GAP;
        }
        write(MARGIN, broken(paragraph.text(), TEXT, RIGHT - MARGIN), TEXT);
        y -= GAP;
    }

    private void line(Document.Block.Line line) {
        List<String> name = broken(line.name(), TEXT, NAMES - GAP);
        List<String> value = broken(line.value(), TEXT, RIGHT - MARGIN - NAMES);
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
        room(2, SMALL);
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

    private void row(Document.Block.Table table, List<String> titles, List<String> cells) {
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            lines = Math.max(lines, broken(cells.get(i), SMALL, width(table, i)).size());
        }
        if (room(lines, SMALL)) {
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
        page.rules().add(new Rule(MARGIN, RIGHT, y - 3));
        y -= 3;
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
            for (String line : broken(footnote, SMALL, RIGHT - MARGIN - NAMES)) {
                put(MARGIN, SMALL, line);
                y -= height(SMALL);
            }
        }
    }

    private int length(String text, int size) {
        return Math.ceilDiv(typefaces.width(text) * size, Typeface.EM);
    }

    /// The text in lines of at most this width: broken between words where there are any, and
    /// between any two characters where there are none, as Japanese is.
    private List<String> broken(String text, int size, int width) {
        List<String> lines = new ArrayList<>();
        for (String part : typefaces.printable(text).split("\n", -1)) {
            String rest = part;
            while (length(rest, size) > width) {
                int end = end(rest, size, width);
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    /// How many characters fit, at least one.
    private int end(String text, int size, int width) {
        int end = text.offsetByCodePoints(0, 1);
        int length = length(text.substring(0, end), size);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            length = length(text.substring(0, next), size);
            if (length > width) {
                break;
            }
            end = next;
        }
        boolean insideAWord =
                end < text.length() && isLatin(text.charAt(end)) && isLatin(text.charAt(end - 1));
        int space = text.lastIndexOf(' ', end);
        return insideAWord && space > 0 ? space : end;
    }

    private static boolean isLatin(char c) {
        return c > ' ' && c < 0x250;
    }
}

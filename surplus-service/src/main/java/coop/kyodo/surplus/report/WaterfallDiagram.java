package coop.kyodo.surplus.report;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The waterfall as a picture: a row for each figure, with its name, a bar that begins where the
/// one before ended, and its amount. SVG 1.1, the same bytes for the same figures.
public final class WaterfallDiagram {

    private static final int WIDTH = 960;
    private static final int HEAD = 76;
    private static final int ROW = 46;
    private static final int FOOT = 16;
    private static final int MARGIN = 20;
    private static final int BARS_FROM = 280;
    private static final int BARS_TO = 730;
    private static final int BAR = 22;
    private static final int LABEL_SIZE = 13;
    private static final int LABEL_LINES = 2;
    private static final int TITLE_SIZE = 18;
    private static final int TITLE_LINES = 2;
    private static final int UNIT_SIZE = 12;

    /// What a row shows; the colours differ in lightness too.
    private enum Kind {
        RESULT("#33576e"),
        TOTAL("#7a8894"),
        FUND("#2f7d54"),
        MEMBERS("#c8741a"),
        LOSS("#9c2f2f");

        private final String colour;

        Kind(String colour) {
            this.colour = colour;
        }
    }

    /// One row.
    ///
    /// @param from where its bar begins, in minor units
    /// @param to where it ends
    private record Row(String label, String note, Kind kind, Money amount, long from, long to) {}

    private final Waterfall waterfall;
    private final Language language;
    private final List<Row> rows = new ArrayList<>();
    private long least;
    private long most = 1;

    private WaterfallDiagram(Waterfall waterfall, Language language) {
        this.waterfall = waterfall;
        this.language = language;
    }

    /// The picture.
    ///
    /// @param title what it is of, for example the co-op's year
    public static String svg(Waterfall waterfall, String title, Language language) {
        WaterfallDiagram diagram = new WaterfallDiagram(waterfall, language);
        diagram.fill();
        return diagram.draw(title);
    }

    private void fill() {
        long level = 0;
        level = flow(result(waterfall.netProfit()), "", waterfall.netProfit(), level, Kind.RESULT);
        if (!waterfall.carriedForward().isZero()) {
            level =
                    flow(
                            language.text("Carried forward from last year", "前期繰越"),
                            "",
                            waterfall.carriedForward(),
                            level,
                            Kind.RESULT);
        }
        if (!waterfall.drawnDown().isZero()) {
            level =
                    flow(
                            language.text("Drawn from funds", "積立金等取崩額"),
                            "",
                            waterfall.drawnDown(),
                            level,
                            Kind.FUND);
        }
        for (Waterfall.LossLine loss : waterfall.allLosses()) {
            String note = loss.rule() == null ? "" : loss.rule();
            level = flow(language.text(loss.title()), note, loss.amount(), level, Kind.FUND);
        }
        if (rows.size() > 1) {
            Money available = Money.of(level, waterfall.netProfit().currency());
            add(
                    new Row(
                            available.isNegative()
                                    ? language.text("Loss that is left", "残る損失")
                                    : language.text("To be appropriated", "処分対象額"),
                            "",
                            Kind.TOTAL,
                            available,
                            0,
                            level));
        }
        for (Waterfall.Line line : waterfall.lines()) {
            Kind kind =
                    switch (line.sink()) {
                        case MEMBERS -> Kind.MEMBERS;
                        case CARRY_OVER -> Kind.TOTAL;
                        default -> Kind.FUND;
                    };
            String note = line.rate() == null ? line.rule() : line.rate() + " · " + line.rule();
            level = flow(language.text(line.title()), note, line.amount().negated(), level, kind);
        }
        Money left = waterfall.carriedToNextYear();
        add(
                new Row(
                        left.isNegative()
                                ? language.text("Loss carried to next year", "次期繰越損失金")
                                : language.text("Carried to next year", "次期繰越剰余金"),
                        "",
                        left.isNegative() ? Kind.LOSS : Kind.TOTAL,
                        left,
                        0,
                        left.amount()));
    }

    private String result(Money netProfit) {
        return netProfit.isNegative()
                ? language.text("Net loss of the year", "当期純損失")
                : language.text("Net profit of the year", "当期純利益");
    }

    /// A row whose bar begins where the last one ended; gives back where it ends.
    private long flow(String label, String note, Money change, long level, Kind kind) {
        long to = Math.addExact(level, change.amount());
        Kind shown = kind == Kind.RESULT && change.isNegative() ? Kind.LOSS : kind;
        add(new Row(label, note, shown, change, level, to));
        return to;
    }

    private void add(Row row) {
        rows.add(row);
        least = Math.min(least, Math.min(row.from(), row.to()));
        most = Math.max(most, Math.max(row.from(), row.to()));
    }

    private String draw(String title) {
        int height = HEAD + rows.size() * ROW + FOOT;
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" \
                role="img" aria-labelledby="title description" xml:lang="%s" \
                font-family="'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', \
                Meiryo, 'Noto Sans', 'DejaVu Sans', sans-serif">
                <title id="title">%s</title>
                <desc id="description">%s</desc>
                <rect width="%s" height="%s" fill="#ffffff"/>
                """
                        .formatted(
                                WIDTH,
                                height,
                                WIDTH,
                                height,
                                language.tag(),
                                Lettering.escaped(title),
                                Lettering.escaped(description()),
                                WIDTH,
                                height));
        String unit = language.unit(waterfall.netProfit().currency());
        int room = WIDTH - 3 * MARGIN - Lettering.width(unit, UNIT_SIZE);
        List<String> shown = Lettering.broken(title, TITLE_SIZE, room, TITLE_LINES);
        int baseline = shown.size() == 1 ? 34 : 28;
        for (String part : shown) {
            text(svg, MARGIN, baseline, TITLE_SIZE, "start", "#1b2530", part);
            baseline += 24;
        }
        text(svg, WIDTH - MARGIN, 60, UNIT_SIZE, "end", "#4a5660", unit);
        int bottom = HEAD + rows.size() * ROW;
        line(svg, x(0), HEAD - 6, x(0), bottom, "#4a5660", "");
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, int index) {
        Row row = rows.get(index);
        int top = HEAD + index * ROW;
        if (index % 2 == 0) {
            svg.append(
                    "<rect x=\"0\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#1b2530\" fill-opacity=\"0.04\"/>\n"
                            .formatted(top, WIDTH, ROW));
        }
        svg.append("<g><title>%s</title>\n".formatted(Lettering.escaped(sentence(row))));
        List<String> label =
                Lettering.broken(row.label(), LABEL_SIZE, BARS_FROM - 2 * MARGIN, LABEL_LINES);
        int baseline = top + (label.size() == 1 ? 28 : 19);
        for (String part : label) {
            text(svg, MARGIN, baseline, LABEL_SIZE, "start", "#1b2530", part);
            baseline += 17;
        }
        int from = Math.min(x(row.from()), x(row.to()));
        int length = Math.max(2, Math.abs(x(row.to()) - x(row.from())));
        svg.append(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                        .formatted(from, top + (ROW - BAR) / 2, length, BAR, row.kind().colour));
        boolean noted = !row.note().isEmpty();
        text(
                svg,
                WIDTH - MARGIN,
                top + (noted ? 21 : 28),
                LABEL_SIZE + 1,
                "end",
                "#1b2530",
                language.amount(row.amount()));
        if (noted) {
            text(
                    svg,
                    WIDTH - MARGIN,
                    top + 38,
                    11,
                    "end",
                    "#4a5660",
                    Lettering.broken(row.note(), 11, WIDTH - BARS_TO - 2 * MARGIN, 1).getFirst());
        }
        svg.append("</g>\n");
        if (index + 1 < rows.size()) {
            int at = x(row.to());
            int below = top + (ROW + BAR) / 2;
            line(svg, at, below, at, below + ROW - BAR, "#7a8894", " stroke-dasharray=\"2 3\"");
        }
    }

    /// The place of an amount between the ends of the bars, rounded to whole pixels.
    private int x(long amount) {
        BigInteger width = BigInteger.valueOf(BARS_TO - BARS_FROM);
        BigInteger range = BigInteger.valueOf(most).subtract(BigInteger.valueOf(least));
        BigInteger place = BigInteger.valueOf(amount).subtract(BigInteger.valueOf(least));
        return BARS_FROM + place.multiply(width).divide(range).intValueExact();
    }

    private String description() {
        return rows.stream().map(this::sentence).collect(Collectors.joining(" "));
    }

    private String sentence(Row row) {
        String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
        return language.text(
                row.label() + ": " + language.amount(row.amount()) + note + ".",
                row.label() + "：" + language.amount(row.amount()) + note + "。");
    }

    private static void text(
            StringBuilder svg,
            int x,
            int y,
            int size,
            String anchor,
            String colour,
            String content) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
                        .formatted(x, y, size, anchor, colour, Lettering.escaped(content)));
    }

    private static void line(
            StringBuilder svg, int x1, int y1, int x2, int y2, String colour, String more) {
        svg.append(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"%s/>\n"
                        .formatted(x1, y1, x2, y2, colour, more));
    }
}

package coop.kyodo.surplus.report;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The picture of a year's waterfall.
class WaterfallDiagramTest {

    static IntStream steps() {
        return IntStream.rangeClosed(0, 12);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void noTextOverlapsAnotherOrABarOrLeavesThePicture(int steps) throws Exception {
        for (Language language : Language.values()) {
            for (int seed = 0; seed < 20; seed++) {
                String title = "みどり 2025 & <> ".repeat(1 + seed % 9).strip();
                Document svg = parsed(WaterfallDiagram.svg(some(steps, seed), title, language));
                List<Rectangle> texts = texts(svg);
                int width = Integer.parseInt(svg.getDocumentElement().getAttribute("width"));
                int height = Integer.parseInt(svg.getDocumentElement().getAttribute("height"));

                for (int i = 0; i < texts.size(); i++) {
                    assertThat(new Rectangle(0, 0, width, height).contains(texts.get(i))).isTrue();
                    for (int j = i + 1; j < texts.size(); j++) {
                        assertThat(texts.get(i).intersects(texts.get(j)))
                                .as("%s and %s", texts.get(i), texts.get(j))
                                .isFalse();
                    }
                    for (Rectangle bar : bars(svg)) {
                        assertThat(texts.get(i).intersects(bar))
                                .as("%s and the bar %s", texts.get(i), bar)
                                .isFalse();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFigureIsWrittenWithItsNameAndThousandsSeparators(Language language) throws Exception {
        Document svg =
                parsed(
                        WaterfallDiagram.svg(
                                waterfall(
                                        4_000_000,
                                        -1_000_000,
                                        line("Legal reserve", "利益準備金", 300_000)),
                                "2025",
                                language));
        boolean ja = language == Language.JA;

        assertThat(contents(svg))
                .contains(
                        ja ? "利益準備金" : "Legal reserve",
                        "4,000,000",
                        ja ? "△1,000,000" : "−1,000,000",
                        "3,000,000",
                        ja ? "△300,000" : "−300,000",
                        "2,700,000",
                        "1/10 · JP-200",
                        ja ? "単位：円" : "Amounts in JPY");
    }

    @Test
    void aLongTitleIsInTwoLinesAndHasTheYear() throws Exception {
        String cooperative = "労働者協同組合" + "神奈川地域福祉事業所".repeat(3);
        String title = cooperative + "　2025年度　剰余金処分";

        List<String> texts = contents(parsed(WaterfallDiagram.svg(some(0, 0), title, Language.JA)));

        assertThat(texts.get(0) + texts.get(1)).isEqualTo(title);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsToBeAppropriatedOfALoss(Language language) throws Exception {
        boolean ja = language == Language.JA;
        String left = ja ? "残る損失" : "Loss that is left";
        String available = ja ? "処分対象額" : "To be appropriated";

        assertThat(
                        contents(
                                parsed(
                                        WaterfallDiagram.svg(
                                                waterfall(-500_001, 500_000), "x", language))))
                .contains(left)
                .doesNotContain(available);
        assertThat(
                        contents(
                                parsed(
                                        WaterfallDiagram.svg(
                                                waterfall(-500_000, 500_000), "x", language))))
                .contains(available)
                .doesNotContain(left);
    }

    @Test
    void thePictureCanBeHeard() throws Exception {
        Element svg =
                parsed(
                                WaterfallDiagram.svg(
                                        waterfall(4_000_000, 0, line("Reserve", "準備金", 400_000)),
                                        "Green co-op, 2025",
                                        Language.EN))
                        .getDocumentElement();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("title description");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Green co-op, 2025");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("Net profit of the year: 4,000,000. Reserve: −400,000 (1/10 · JP-200).")
                .endsWith("Carried to next year: 3,600,000.");
    }

    @Test
    void theSameFiguresHaveTheSameBytes() {
        assertThat(WaterfallDiagram.svg(some(7, 3), "x", Language.JA))
                .isEqualTo(WaterfallDiagram.svg(some(7, 3), "x", Language.JA));
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        String expected = WaterfallDiagram.svg(some(7, 3), "x", Language.EN);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("ar", "EG"));
        try {
            assertThat(WaterfallDiagram.svg(some(7, 3), "x", Language.EN)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    static Waterfall some(int steps, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long scale = (long) Math.pow(10, random.nextInt(16));
        List<Waterfall.Line> lines = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int length = 1 + random.nextInt(i % 2 == 0 ? 20 : 200);
            lines.add(
                    line(
                            "Voluntary fund for ".repeat(11).substring(0, length),
                            "就労創出等積立金の第二種".repeat(17).substring(0, length),
                            random.nextLong(scale)));
        }
        return waterfall(
                random.nextLong(-scale, scale),
                random.nextLong(-scale, scale),
                lines.toArray(Waterfall.Line[]::new));
    }

    private static Waterfall waterfall(
            long netProfit, long carriedForward, Waterfall.Line... lines) {
        Money zero = Money.yen(0);
        long left = netProfit + carriedForward;
        for (Waterfall.Line line : lines) {
            left -= line.amount().amount();
        }
        return new Waterfall(
                Money.yen(netProfit),
                Money.yen(carriedForward),
                zero,
                zero,
                Money.yen(netProfit + carriedForward),
                zero,
                List.of(lines),
                zero,
                zero,
                Money.yen(left),
                null);
    }

    private static Waterfall.Line line(String en, String ja, long amount) {
        Money zero = Money.yen(0);
        return new Waterfall.Line(
                "step",
                new Texts(en, ja),
                Step.Sink.INDIVISIBLE_FUND,
                "LEGAL_RESERVE",
                Step.Source.RESULT,
                zero,
                Fraction.of(1, 10),
                null,
                Step.Bound.MIN,
                zero,
                Money.yen(amount),
                null,
                zero,
                null,
                null,
                null,
                null,
                "JP-200",
                "Act");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> contents(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static List<Rectangle> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        List<Rectangle> boxes = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            int size = number(text, "font-size");
            int width = Lettering.width(text.getTextContent(), size);
            int x =
                    number(text, "x")
                            - (text.getAttribute("text-anchor").equals("end") ? width : 0);
            boxes.add(new Rectangle(x, number(text, "y") - size, width, size));
        }
        return boxes;
    }

    private static List<Rectangle> bars(Document svg) {
        NodeList bars = svg.getElementsByTagName("rect");
        List<Rectangle> boxes = new ArrayList<>();
        for (int i = 0; i < bars.getLength(); i++) {
            Element bar = (Element) bars.item(i);
            if (number(bar, "height") == 22) {
                boxes.add(
                        new Rectangle(
                                number(bar, "x"),
                                number(bar, "y"),
                                number(bar, "width"),
                                number(bar, "height")));
            }
        }
        return boxes;
    }

    private static int number(Element element, String name) {
        String text = element.getAttribute(name);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}

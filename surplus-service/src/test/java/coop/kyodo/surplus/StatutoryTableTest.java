package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of JP-209 and JP-210 as the general assembly reads them, row by row, in both
/// languages and all forms.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class StatutoryTableTest {

    /// S1: all that may be distributed is.
    @Test
    void s1APlainYear() {
        Coop coop = Coop.withAYear();
        String table = table(coop.plan(3_200_000));

        assertReads(
                coop,
                table,
                "Surplus disposition plan",
                "剰余金処分案",
                """
                1|Unappropriated surplus|当期未処分剰余金|4000000
                1.1|Net profit of the year|当期純利益|4000000
                1.2|Surplus carried forward from last year|前期繰越剰余金|0
                2|Drawn from voluntary funds|組合積立金取崩額|0
                3|Appropriations|剰余金処分額|4000000
                3.1|Legal reserve|利益準備金|400000
                3.2|Job-creation fund|就労創出等積立金|200000
                3.3|Education carry-over|教育繰越金|200000
                3.4|Dividend by work|従事分量配当金|3200000
                4|Surplus carried forward to next year|次期繰越剰余金|0
                """);
        coop.plan(3_200_001)
                .then()
                .statusCode(422)
                .body("code", equalTo("distribution-above-available"));
    }

    /// S4: a profit that does not cover the loss of the years before.
    @Test
    void s4ALossRemains() {
        Coop coop = withAYear(figures(4_000_000, -5_000_000));
        String table = table(coop.plan(0));

        assertReads(
                coop,
                table,
                "Loss treatment plan",
                "損失処理案",
                """
                1|Unappropriated loss|当期未処理損失金|1000000
                1.1|Net profit of the year|当期純利益|4000000
                1.2|Loss carried forward from last year|前期繰越損失金|5000000
                2|Drawn to cover the loss|損失填補取崩額|0
                2.1|Voluntary funds|組合積立金取崩額|0
                2.2|Legal reserve|利益準備金取崩額|0
                2.3|Capital surplus|資本剰余金取崩額|0
                3|Loss carried forward to next year|次期繰越損失金|1000000
                """);
        coop.plan(1).then().statusCode(422);
    }

    /// S5: the surplus of last year may be distributed and is no part of what the minimums are of.
    @Test
    void s5ASurplusIsCarriedForward() {
        Coop coop = withAYear(figures(1_000_000, 300_000));
        String table = table(coop.plan(1_100_000));

        assertReads(
                coop,
                table,
                "Surplus disposition plan",
                "剰余金処分案",
                """
                1|Unappropriated surplus|当期未処分剰余金|1300000
                1.1|Net profit of the year|当期純利益|1000000
                1.2|Surplus carried forward from last year|前期繰越剰余金|300000
                2|Drawn from voluntary funds|組合積立金取崩額|0
                3|Appropriations|剰余金処分額|1300000
                3.1|Legal reserve|利益準備金|100000
                3.2|Job-creation fund|就労創出等積立金|50000
                3.3|Education carry-over|教育繰越金|50000
                3.4|Dividend by work|従事分量配当金|1100000
                4|Surplus carried forward to next year|次期繰越剰余金|0
                """);
        coop.plan(1_100_001).then().statusCode(422);
    }

    /// JA Onomichi, FY2019 and FY2020: yen that cut to thousands are what was published.
    @ParameterizedTest
    @CsvSource({
        "698032200, 70000000, 250000000, 28287600, 35644500, 383932100, 314100100",
        "590222000, 50000000, 160000000, 29135600, 34712500, 273848100, 316373900"
    })
    void aCooperativeThatPaysOnCapitalAndByUse(
            long unappropriated,
            long reserve,
            long voluntary,
            long capital,
            long patronage,
            long appropriated,
            long carried) {
        Coop coop =
                Coop.under("GENERIC")
                        .fourMembers()
                        .paidIn(1, 2, 300_000, 300_000)
                        .paidIn(2, 2, 100_000, 100_000)
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        coop.openYear(figures(unappropriated - 300_000, 300_000)).then().statusCode(201);
        coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-06-20",
                                "steps",
                                List.of(
                                        fund("reserve", "Reserve", "利益準備金", reserve, true),
                                        fund("voluntary", "Voluntary", "任意積立金", voluntary, false),
                                        members(
                                                "capital",
                                                "On capital",
                                                "出資配当金",
                                                capital,
                                                "CAPITAL"),
                                        members(
                                                "patronage",
                                                "By use",
                                                "事業分量配当金",
                                                patronage,
                                                "HOURS"))))
                .then()
                .statusCode(201);

        String table = table(coop.plan(capital));

        assertReads(
                coop,
                table,
                "Surplus disposition plan",
                "剰余金処分案",
                """
                1|Unappropriated surplus|当期未処分剰余金|%d
                1.1|Net profit of the year|当期純利益|%d
                1.2|Surplus carried forward from last year|前期繰越剰余金|300000
                2|Drawn from voluntary funds|組合積立金取崩額|0
                3|Appropriations|剰余金処分額|%d
                3.1|Reserve|利益準備金|%d
                3.2|Voluntary|任意積立金|%d
                3.3|On capital|出資配当金|%d
                3.4|By use|事業分量配当金|%d
                4|Surplus carried forward to next year|次期繰越剰余金|%d
                """
                        .formatted(
                                unappropriated,
                                unappropriated - 300_000,
                                appropriated,
                                reserve,
                                voluntary,
                                capital,
                                patronage,
                                carried));
    }

    private static Coop withAYear(Map<String, Object> figures) {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        coop.openYear(figures).then().statusCode(201);
        return coop;
    }

    private static String table(Response made) {
        made.then().statusCode(201);
        return "plans/" + made.path("planId") + "/statutory-table";
    }

    /// @param rows number, English, Japanese and amount of each
    private static void assertReads(
            Coop coop, String table, String english, String japanese, String rows) {
        assertReads(coop, table, "en", english, rows, 1);
        assertReads(coop, table, "ja", japanese, rows, 2);
    }

    private static void assertReads(
            Coop coop, String table, String language, String title, String rows, int column) {
        StringBuilder csv = new StringBuilder("number,title,amount,currency\r\n");
        List<String> lines = rows.lines().toList();
        for (String line : lines) {
            String[] cells = line.split("\\|", -1);
            csv.append(String.join(",", cells[0], cells[column], cells[3], "JPY")).append("\r\n");
        }
        Response json = read(coop, table, language);
        json.then().statusCode(200).body("title", equalTo(title));
        assertThat(json.<List<String>>path("rows.number")).isEqualTo(column(lines, 0));
        assertThat(json.<List<String>>path("rows.title")).isEqualTo(column(lines, column));
        assertThat(json.<List<String>>path("rows.amount.amount")).isEqualTo(column(lines, 3));
        assertThat(
                        new String(
                                read(coop, table + "?format=CSV", language).asByteArray(),
                                StandardCharsets.UTF_8))
                .isEqualTo(csv.toString());
        byte[] paper = read(coop, table + "?format=PDF", language).asByteArray();
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(read(coop, table + "?format=PDF", language).asByteArray()).isEqualTo(paper);
    }

    private static List<String> column(List<String> lines, int column) {
        return lines.stream().map(line -> line.split("\\|", -1)[column]).toList();
    }

    private static Response read(Coop coop, String path, String language) {
        return coop.as("member").header("Accept-Language", language).get(path);
    }

    private static Map<String, Object> fund(
            String name, String en, String ja, long amount, boolean reserve) {
        Map<String, Object> step = step(name, en, ja, amount);
        step.put("bound", "EXACT");
        step.put("sink", reserve ? "INDIVISIBLE_FUND" : "PURPOSE_FUND");
        step.put("fund", reserve ? "LEGAL_RESERVE" : "FACILITIES_FUND");
        return step;
    }

    private static Map<String, Object> members(
            String name, String en, String ja, long amount, String measure) {
        Map<String, Object> step = step(name, en, ja, amount);
        step.put("bound", "MAX");
        step.put("sink", "MEMBERS");
        step.put("split", Map.of("measures", List.of(Map.of("measure", measure, "weight", "1"))));
        return step;
    }

    private static Map<String, Object> step(String name, String en, String ja, long amount) {
        Map<String, Object> step = new HashMap<>();
        step.put("name", name);
        step.put("title", Map.of("en", en, "ja", ja));
        step.put("source", "REMAINING");
        step.put("amount", yen(amount));
        return step;
    }
}

package coop.kyodo.surplus.statement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.memberloss.MemberLosses;
import coop.kyodo.surplus.payout.UnitPurchase;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.report.Language;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Payout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Member 1 is at the cap of a hundredth of the pay; what that leaves is member 2's.
class StatementPaperTest {

    private static final Split SPLIT =
            new Split(
                    null,
                    List.of(
                            new Split.Weighted(
                                    "HOURS",
                                    Fraction.ONE,
                                    new Split.Factor(
                                            "RESPONSIBILITY",
                                            Fraction.ONE,
                                            Fraction.of(1, 100),
                                            Fraction.of(2)))),
                    null,
                    new Split.Cap("PAY", Fraction.of(1, 100), Split.Excess.REDISTRIBUTE),
                    null);

    private static final Split HOURS =
            new Split(null, List.of(new Split.Weighted("HOURS", Fraction.ONE)), null, null, null);

    private static final List<MemberMeasures> MEMBERS =
            List.of(member(1, 120, 50, 30_000), member(2, 60, 0, 3_000_000));

    @Test
    void thePaperShowsFactorCapAndWhatWasDividedAgain() {
        assertThat(lines(0, Language.EN))
                .contains(
                        new Document.Block.Line("Hours × 1", "2 h 00 min of 3 h 00 min"),
                        new Document.Block.Line(
                                "Factor by Responsibility", "1 + 1/100 × 50, at most 2 = 3/2"),
                        new Document.Block.Line("Hours times factor, in minutes", "180 of 240"),
                        new Document.Block.Line("At most 1 % of Pay", "30,000"),
                        new Document.Block.Line("Your cap", "300 (reached)"))
                .doesNotContain(new Document.Block.Line("Units of the remainder", "0"));
        assertThat(lines(1, Language.EN))
                .contains(
                        new Document.Block.Line("Left by caps, divided again", "700"),
                        new Document.Block.Line("Among those who are together", "1/4"),
                        new Document.Block.Line("Exactly", "700"),
                        new Document.Block.Line("Units of the remainder", "0"),
                        new Document.Block.Line("Your cap", "30,000"));
    }

    @Test
    void andInJapanese() {
        assertThat(lines(0, Language.JA))
                .contains(
                        new Document.Block.Line("責任の程度による係数", "1 + 1/100 × 50（上限 2） = 3/2"),
                        new Document.Block.Line("係数を乗じた従事時間（分）", "180／240"),
                        new Document.Block.Line("報酬の1 %", "30,000"),
                        new Document.Block.Line("配当の上限額", "300（上限に到達）"));
        assertThat(lines(1, Language.JA))
                .contains(
                        new Document.Block.Line("上限超過分を除く再配分額", "700"),
                        new Document.Block.Line("再配分を受ける者の割合の合計", "1/4"));
    }

    /// 81 and 104 of 185 minutes.
    @Test
    void theExactShareHasDecimalsAndIsRoundedDownToAnAmount() {
        assertThat(divided(yen(1_000), HOURS, 0, Language.EN))
                .containsSubsequence(
                        new Document.Block.Line("Your part", "81/185"),
                        new Document.Block.Line("Exactly", "16200/37 (437.8378…)"),
                        new Document.Block.Line("Rounded down", "437"),
                        new Document.Block.Line("Units of the remainder", "1"),
                        new Document.Block.Line("Your share", "438"));
        assertThat(divided(yen(1_000), HOURS, 1, Language.JA))
                .containsSubsequence(
                        new Document.Block.Line("端数処理前の額", "20800/37（562.1621…）"),
                        new Document.Block.Line("切捨て後の額", "562"),
                        new Document.Block.Line("端数の配分", "0"),
                        new Document.Block.Line("配当額", "562"));
    }

    @Test
    void theExactShareIsInTheUnitOfTheAmounts() {
        assertThat(divided(dollars(1_200_000), HOURS, 0, Language.EN))
                .containsSubsequence(
                        new Document.Block.Line("Divided", "12,000.00"),
                        new Document.Block.Line("Exactly", "194400/37 (5,254.054054…)"),
                        new Document.Block.Line("Rounded down", "5,254.05"),
                        new Document.Block.Line("Of the remainder", "0.00"),
                        new Document.Block.Line("Your share", "5,254.05"));
        assertThat(divided(dollars(1_200_000), HOURS, 1, Language.EN))
                .containsSubsequence(
                        new Document.Block.Line("Exactly", "249600/37 (6,745.945945…)"),
                        new Document.Block.Line("Rounded down", "6,745.94"),
                        new Document.Block.Line("Of the remainder", "0.01"),
                        new Document.Block.Line("Your share", "6,745.95"));
        assertThat(divided(dollars(1_200_000), HOURS, 1, Language.JA))
                .containsSubsequence(
                        new Document.Block.Line("切捨て後の額", "6,745.94"),
                        new Document.Block.Line("端数の配分", "0.01"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAY | Pay | 30,000.00 of 80,000.00 | 30,000.00",
                "CAPITAL | Capital | 30,000.00 of 80,000.00 | 30,000.00",
                "CAPITAL_DAYS | Capital by days | 30,000.00 of 80,000.00 | 30,000.00",
                "QUALITY | Quality | 3,000,000 of 8,000,000 | 3,000,000"
            })
    void measuresOfMoneyAreAmounts(String measure, String name, String part, String own) {
        Split split = split(null, measure, null);

        assertThat(divided(dollars(1_200_000), split, 0, Language.EN))
                .containsSubsequence(
                        new Document.Block.Line(name + " × 1", part),
                        new Document.Block.Line("At most 30 % of " + name, own),
                        new Document.Block.Line("Your cap", "9,000.00"));
    }

    @Test
    void measuresOfYenAreWhatTheyAre() {
        Split split =
                split(
                        Split.Mix.POINTS,
                        "PAY",
                        new Split.Factor(
                                "CAPITAL",
                                Fraction.ONE,
                                Fraction.of(1, 6_000_000),
                                Fraction.of(2)));

        assertThat(divided(yen(1_200_000), split, 0, Language.EN))
                .containsSubsequence(
                        new Document.Block.Line("Pay × 1", "3,000,000 of 8,000,000"),
                        new Document.Block.Line(
                                "Factor by Capital", "1 + 1/6000000 × 3,000,000, at most 2 = 3/2"),
                        new Document.Block.Line("Pay times factor", "4500000 of 41000000/3"),
                        new Document.Block.Line(
                                "How these come together", "their weighted sums are compared"),
                        new Document.Block.Line("At most 30 % of Pay", "3,000,000"));
    }

    /// 1/7,000,000 for each cent is 1/70,000 for each dollar.
    @Test
    void aFactorOfMoneyIsOfTheUnitThatIsShown() {
        Split split =
                split(
                        null,
                        "PAY",
                        new Split.Factor(
                                "CAPITAL",
                                Fraction.ONE,
                                Fraction.of(1, 7_000_000),
                                Fraction.of(2)));

        assertThat(divided(dollars(1_200_000), split, 0, Language.EN))
                .containsSubsequence(
                        new Document.Block.Line(
                                "Factor by Capital", "1 + 1/70000 × 30,000.00, at most 2 = 10/7"),
                        new Document.Block.Line(
                                "Pay times factor",
                                "300000/7 (42,857.142857…) of 900000/7 (128,571.428571…)"));
    }

    @Test
    void weightedSumsOfMoneyCountItsMinorUnits() {
        Split money = split(Split.Mix.POINTS, "PAY", null);
        Split none = split(Split.Mix.POINTS, "QUALITY", null);

        assertThat(divided(dollars(1_200_000), money, 0, Language.EN))
                .contains(
                        new Document.Block.Line(
                                "How these come together",
                                "their weighted sums are compared, money in units of 0.01"));
        assertThat(divided(dollars(1_200_000), money, 0, Language.JA))
                .contains(new Document.Block.Line("合算の方法", "加重した値を合計して比べる（金額は0.01を1とする）"));
        assertThat(divided(dollars(1_200_000), none, 0, Language.EN))
                .contains(
                        new Document.Block.Line(
                                "How these come together", "their weighted sums are compared"));
    }

    @Test
    void theYearHasItsDays() {
        assertThat(paper(statement(List.of(), halves(0), null, null, null)))
                .contains(
                        new Document.Block.Line("Fiscal year", "2025 (2025-04-01 to 2026-03-31)"));
    }

    /// Of 80,000 kept one unit of 50,000 was asked for and not issued, so that all of it is owed in
    /// money.
    @Test
    void thePaperShowsUnitsAndWhatIsOwedInMoneyInstead() {
        UnitPurchase open = new UnitPurchase(1, yen(50_000), null);
        UnitPurchase refused =
                new UnitPurchase(
                        1,
                        yen(50_000),
                        new UnitPurchase.Issued(0, yen(0), yen(50_000), "UNIT_CAP"));

        assertThat(units(open, 30_000, Language.EN))
                .containsExactly(
                        new Document.Block.Line("Of what is kept, for units", "50,000 (1 unit)"),
                        new Document.Block.Line("Of what is kept, in money", "30,000"),
                        new Document.Block.Line("Paid out together", "50,000"));
        assertThat(units(refused, 80_000, Language.EN))
                .contains(
                        new Document.Block.Line("Units issued", "0 (0 units)"),
                        new Document.Block.Line("Of what is kept, in money", "80,000"),
                        new Document.Block.Line("Paid out together", "100,000"));
        assertThat(units(refused, 80_000, Language.JA))
                .containsExactly(
                        new Document.Block.Line("うち出資口の取得に充てる額", "50,000（1口）"),
                        new Document.Block.Line("取得した出資口", "0（0口）"),
                        new Document.Block.Line("うち金銭で支払う額", "80,000"),
                        new Document.Block.Line("支払額の合計", "100,000"));
    }

    /// Of 20,000 paid out and 30,000 kept in money 12,000 settled a loss.
    @Test
    void thePaperShowsWhatMoneySettledLossesLeave() {
        Statement settling =
                statement(
                        List.of(),
                        halves(20_000),
                        yen(30_000),
                        List.of(settled(MemberLosses.Kind.SET_OFF, 12_000)),
                        null);
        Statement refunding =
                statement(
                        List.of(),
                        halves(20_000),
                        null,
                        null,
                        List.of(settled(MemberLosses.Kind.REFUND, 5_000)));

        assertThat(setOffs(settling, Language.EN))
                .containsExactly(
                        new Document.Block.Line("Of it set off against the loss of 2024", "12,000"),
                        new Document.Block.Line("Left in money", "38,000"));
        assertThat(setOffs(refunding, Language.JA))
                .containsExactly(
                        new Document.Block.Line("2024 年度の損失負担額の返還", "5,000"),
                        new Document.Block.Line("差引金銭支払額", "25,000"));
        assertThat(
                        setOffs(
                                statement(List.of(), halves(20_000), yen(30_000), null, null),
                                Language.EN))
                .isEmpty();
    }

    @Test
    void theMonthsAreAddedUpWhereThereAreAny() {
        List<WorkRecords.Month> months =
                List.of(
                        new WorkRecords.Month("2025-04", 6_000, 18),
                        new WorkRecords.Month("2025-05", 61, 2));

        assertThat(paper(statement(months, halves(0), null, null, null)))
                .filteredOn(Document.Block.Table.class::isInstance)
                .singleElement()
                .extracting(block -> ((Document.Block.Table) block).rows().getLast())
                .isEqualTo(List.of("Total", "101 h 01 min", "20"));
        assertThat(paper(statement(List.of(), halves(0), null, null, null)))
                .noneMatch(Document.Block.Table.class::isInstance);
    }

    @Test
    void whereNothingIsKeptThePaperSaysNothingOfUnits() {
        Document paper = Document.titled("Statement", Instant.EPOCH);

        assertThat(StatementPaper.units(paper, null, null, yen(20_000), Language.EN))
                .isEqualTo(paper);
    }

    /// Of 40,000 half was kept, all of it in money: the correction adds 6,000 of each to 20,000.
    @Test
    void thePaperOfACorrectionAddsUpWhatIsMoreAndWhatIsOwedInMoney() {
        Statement.Corrected both =
                new Statement.Corrected(
                        new UUID(0, 7),
                        "An invoice",
                        halves(20_000),
                        halves(26_000),
                        yen(20_000),
                        yen(26_000));
        Statement statement =
                new Statement(
                        new UUID(0, 8),
                        "2025",
                        "ab",
                        new UUID(0, 1),
                        1,
                        LocalDate.of(2026, 6, 30),
                        List.of(),
                        List.of(),
                        yen(52_000),
                        halves(6_000),
                        null,
                        null,
                        null,
                        yen(6_000),
                        null,
                        null,
                        both,
                        null);

        assertThat(document(statement).title())
                .isEqualTo("Statement of your share of the surplus (correction)");
        assertThat(paper(statement))
                .containsSubsequence(
                        new Document.Block.Line("Total", "12,000"),
                        new Document.Block.Line("Paid out", "6,000"),
                        new Document.Block.Line("Paid out together", "12,000"),
                        new Document.Block.Paragraph("Before the correction"),
                        new Document.Block.Line("Total", "40,000"),
                        new Document.Block.Line("Paid out", "20,000"),
                        new Document.Block.Line("Of what is kept, in money", "20,000"),
                        new Document.Block.Line("Paid out together", "40,000"),
                        new Document.Block.Paragraph("Both together"),
                        new Document.Block.Line("Total", "52,000"),
                        new Document.Block.Line("Paid out", "26,000"),
                        new Document.Block.Line("Of what is kept, in money", "26,000"),
                        new Document.Block.Line("Paid out together", "52,000"));
    }

    private static Statement statement(
            List<WorkRecords.Month> months,
            Payout payout,
            @Nullable Money rest,
            @Nullable List<MemberLosses.Settlement> setOffs,
            @Nullable List<MemberLosses.Settlement> refunds) {
        return new Statement(
                new UUID(0, 8),
                "2025",
                "ab",
                new UUID(0, 1),
                1,
                LocalDate.of(2026, 6, 30),
                months,
                List.of(),
                payout.gross().plus(payout.retained()),
                payout,
                null,
                null,
                null,
                rest,
                setOffs,
                refunds,
                null,
                null);
    }

    private static MemberLosses.Settlement settled(MemberLosses.Kind kind, long amount) {
        return new MemberLosses.Settlement(
                new UUID(0, 5),
                "2024",
                kind,
                yen(amount),
                LocalDate.of(2026, 6, 30),
                new UUID(0, 8),
                null);
    }

    private static List<Document.Block> setOffs(Statement statement, Language language) {
        return StatementPaper.setOffs(
                        Document.titled("Statement", Instant.EPOCH), statement, language)
                .blocks();
    }

    private static List<Document.Block> paper(Statement statement) {
        return document(statement).blocks();
    }

    private static Document document(Statement statement) {
        return StatementPaper.of(
                statement,
                LocalDate.of(2025, 4, 1),
                LocalDate.of(2026, 3, 31),
                "Midori",
                Language.EN);
    }

    private static Split split(
            Split.@Nullable Mix mix, String measure, Split.@Nullable Factor factor) {
        return new Split(
                mix,
                List.of(
                        new Split.Weighted(measure, Fraction.ONE, factor),
                        new Split.Weighted("HOURS", Fraction.ONE)),
                null,
                new Split.Cap(measure, Fraction.of(3, 10), Split.Excess.RETURN),
                null);
    }

    /// Of two members with 81 and 104 minutes and 3,000,000 and 5,000,000 of all else.
    private static List<Document.Block> divided(
            Money pool, Split split, int member, Language language) {
        List<MemberMeasures> members =
                List.of(withAll(1, 81, 3_000_000), withAll(2, 104, 5_000_000));
        return StatementPaper.share(
                        Document.titled("Statement", Instant.EPOCH),
                        StatementLineTest.statements(pool, split, members).get(member),
                        language)
                .blocks();
    }

    private static MemberMeasures withAll(long number, long minutes, long value) {
        return MemberMeasures.ofWork(new UUID(0, number), number, minutes, 1)
                .with("PAY", value)
                .with("CAPITAL", value)
                .with("CAPITAL_DAYS", value)
                .with("QUALITY", value);
    }

    private static Payout halves(long each) {
        return new Payout(yen(each), null, yen(0), yen(0), yen(each), yen(each));
    }

    private static List<Document.Block> units(UnitPurchase purchase, long rest, Language language) {
        return StatementPaper.units(
                        Document.titled("Statement", Instant.EPOCH),
                        purchase,
                        yen(rest),
                        yen(20_000),
                        language)
                .blocks();
    }

    private static Money dollars(long cents) {
        return Money.of(cents, "USD");
    }

    private static Money yen(long amount) {
        return Money.of(amount, "JPY");
    }

    private static List<Document.Block> lines(int member, Language language) {
        return StatementPaper.share(
                        Document.titled("Statement", Instant.EPOCH),
                        StatementLineTest.statements(1_000, SPLIT, MEMBERS).get(member),
                        language)
                .blocks();
    }

    private static MemberMeasures member(long number, long minutes, long points, long pay) {
        return MemberMeasures.ofWork(new UUID(0, number), number, minutes, 1)
                .with("RESPONSIBILITY", points)
                .with("PAY", pay);
    }
}

package coop.kyodo.surplus.statement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.report.Language;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
                        new Document.Block.Line("At most 1/100 of Pay", "30,000"),
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
                        new Document.Block.Line("報酬の1/100", "30,000"),
                        new Document.Block.Line("配当の上限額", "300（上限に到達）"));
        assertThat(lines(1, Language.JA))
                .contains(
                        new Document.Block.Line("上限超過分を除く再配分額", "700"),
                        new Document.Block.Line("再配分を受ける者の割合の合計", "1/4"));
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

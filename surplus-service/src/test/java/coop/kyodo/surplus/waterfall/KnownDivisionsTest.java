package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.distribute;
import static coop.kyodo.surplus.waterfall.Cases.figures;
import static coop.kyodo.surplus.waterfall.Cases.fourMembers;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.worked;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A comparison with the ledger's capital gives what a whole run would, and divides nothing that
/// cannot differ.
class KnownDivisionsTest {

    private static final List<String> PROFILES =
            List.of("JP_ACT_2022", "JWCU_2008", "GENERIC", "IT", "FR_SCOP", "ES", "UY");

    /// Members whom nobody may ask.
    private static final List<MemberMeasures> UNASKED =
            new AbstractList<>() {
                @Override
                public MemberMeasures get(int index) {
                    throw new AssertionError("member " + index + " is asked");
                }

                @Override
                public int size() {
                    throw new AssertionError("the members are counted");
                }
            };

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fundsAndCapitalGetWhatAWholeRunGivesThem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            Terms stated = any(random);
            Terms other =
                    with(
                            stated,
                            stated.figures().withPaidIn(yen(random.nextLong(0, 6_000_000))),
                            stated.members());
            Waterfall whole = outcome(other).waterfall();

            Waterfall again = WaterfallRules.again(other, outcome(stated).waterfall()).orRefuse();

            for (Step step : stated.policy().steps()) {
                if (KnownDivisions.isOfAccount(step)) {
                    assertThat(amount(again, step)).isEqualTo(amount(whole, step));
                }
            }
        }
    }

    /// 100,000 are missing from half of 4,000,000, and nothing from half of 3,000,000.
    @Test
    void aPoolThatNothingComesAfterIsNotDividedThoughItIsAnother() {
        Terms stated =
                terms(
                        "JP_ACT_2022",
                        figures(4_000_000, 0, 1_900_000, 4_000_000),
                        fourMembers(),
                        Wish.NONE);

        Waterfall again =
                WaterfallRules.again(
                                with(stated, stated.figures().withPaidIn(yen(3_000_000)), UNASKED),
                                outcome(stated).waterfall())
                        .orRefuse();

        assertThat(again.lines().getFirst().amount()).isEqualTo(yen(0));
        assertThat(again.lines().getLast().amount()).isEqualTo(yen(3_600_000));
    }

    /// Of 24,000 a cap brings 6,000 back, which go to the reserve.
    @Test
    void aPoolThatIsTheSameIsNotDividedThoughAFundComesAfterIt() {
        List<MemberMeasures> paid =
                List.of(
                        worked(1, 0).with("PAY", 30_000),
                        worked(2, 0).with("PAY", 20_000),
                        worked(3, 0).with("PAY", 10_000));
        Terms stated = terms("IT", figures(100_000, 0, 0, 3_000_000), paid, distribute(24_000));

        Waterfall again =
                WaterfallRules.again(
                                with(stated, stated.figures().withPaidIn(yen(1)), UNASKED),
                                outcome(stated).waterfall())
                        .orRefuse();

        assertThat(again.lines().stream().map(Waterfall.Line::amount))
                .containsExactly(yen(30_000), yen(3_000), yen(18_000), yen(49_000));
    }

    private static Terms any(Random random) {
        List<MemberMeasures> members = new ArrayList<>();
        for (int number = random.nextInt(1, 12); number > 0; number--) {
            members.add(
                    worked(number, random.nextLong(1, 2_000))
                            .with("PAY", random.nextLong(1, 3_000_000))
                            .with("MONTHS", 12)
                            .with("SENIORITY", random.nextLong(0, 200))
                            .with("CAPITAL", random.nextLong(1, 500_000)));
        }
        long netProfit = random.nextLong(0, 10_000_000);
        Figures figures =
                new Figures(
                        yen(netProfit),
                        yen(random.nextLong(0, 1_000_000)),
                        yen(random.nextLong(0, 3_000_000)),
                        yen(0),
                        yen(0),
                        yen(random.nextLong(1, 5_000_000)),
                        null,
                        null,
                        yen(netProfit),
                        null,
                        null,
                        null,
                        null);
        return terms(PROFILES.get(random.nextInt(PROFILES.size())), figures, members, Wish.NONE);
    }

    private static Terms with(Terms terms, Figures figures, List<MemberMeasures> members) {
        return new Terms(
                terms.profile(), terms.articles(), terms.policy(), figures, members, terms.wish());
    }

    private static Money amount(Waterfall waterfall, Step step) {
        return waterfall.lines().stream()
                .filter(line -> line.step().equals(step.name()))
                .map(Waterfall.Line::amount)
                .reduce(yen(0), Money::plus);
    }
}

package coop.kyodo.surplus.payout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Payout;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CorrectedPayoutRulesTest {

    private static final Fraction RATE = Fraction.parse("2042/10000");
    private static final int CASES_PER_SEED = 250;

    /// A dividend of 400,000 of which 81,680 were withheld.
    @ParameterizedTest(name = "{0} and {1} unpaid, {2}")
    @CsvSource({
        "400000,     0, AFTER_TAX,       0,      0,     0,       0",
        "360000,     0, AFTER_TAX,  -40000,  -8168,     0,  -31832",
        "400001,     0, AFTER_TAX,       1,      0,     0,       1",
        "399999,     0, AFTER_TAX,      -1,     -1,     0,       0",
        "     0, 20000, AFTER_TAX, -400000, -81680,     0, -318320",
        "500000, 20000, AFTER_TAX,  100000,  20420, 20000,   59580",
        "500000, 20000, BEFORE_TAX, 100000,  16336, 20000,   63664",
        "405000, 20000, BEFORE_TAX,   5000,      0,  5000,       0",
    })
    void whatDiffersIsTaxedSoThatBothTogetherAreWhatTheRuleGives(
            long gross,
            long unpaid,
            Profile.PayUp payUp,
            long more,
            long withheld,
            long applied,
            long cash) {
        Payout before = payout(400_000, 81_680, 0, 318_320);

        Payout difference =
                CorrectedPayoutRules.difference(
                        before, yen(gross), yen(0), terms(RATE, payUp), yen(unpaid));

        assertThat(difference)
                .isEqualTo(
                        new Payout(
                                yen(more), RATE, yen(withheld), yen(applied), yen(0), yen(cash)));
    }

    /// The rate was 20.42 percent when 400,000 were paid.
    @ParameterizedTest(name = "{0} at {1}, {2} unpaid")
    @CsvSource({
        "360000, 1/10,    0, -40000, -40000,    0,      0",
        "360000,  1/2,    0, -40000,      0,    0, -40000",
        "410000, 1/10,    0,  10000,      0,    0,  10000",
        "410000,  1/2,    0,  10000,  10000,    0,      0",
        "410000,  1/2, 9000,  10000,   1000, 9000,      0",
    })
    void byAnotherRateTheTaxDiffersInTheSameDirectionAndByNoMoreThanTheMoney(
            long gross,
            String rate,
            long unpaid,
            long more,
            long withheld,
            long applied,
            long cash) {
        Fraction other = Fraction.parse(rate);

        Payout difference =
                CorrectedPayoutRules.difference(
                        payout(400_000, 81_680, 0, 318_320),
                        yen(gross),
                        yen(0),
                        terms(other, Profile.PayUp.BEFORE_TAX),
                        yen(unpaid));

        assertThat(difference)
                .isEqualTo(
                        new Payout(
                                yen(more), other, yen(withheld), yen(applied), yen(0), yen(cash)));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /// Chains of up to five corrections.
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsCorrectedTheWholeIsTaxedAsIfItHadBeenPaidAtOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Profile.PayUp payUp =
                    random.nextInt(3) == 0
                            ? null
                            : random.nextBoolean()
                                    ? Profile.PayUp.AFTER_TAX
                                    : Profile.PayUp.BEFORE_TAX;
            PayoutTerms terms = terms(random.nextInt(5) == 0 ? null : RATE, payUp);
            long unpaid = random.nextBoolean() ? 0 : random.nextLong(200_000);
            long retained = random.nextLong(100_000);
            Payout sum =
                    Payout.of(
                            yen(random.nextLong(1_000_000)),
                            yen(retained),
                            terms.withholdingRate(),
                            yen(unpaid),
                            payUp);
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                long left = unpaid - sum.unpaidCapital().amount();
                long gross = random.nextInt(6) == 0 ? 0 : random.nextLong(1_000_000);
                long kept = random.nextLong(100_000);

                Payout difference =
                        CorrectedPayoutRules.difference(
                                sum, yen(gross), yen(kept), terms, yen(left));

                sum = sum.plus(difference);
                assertThat(sum.gross()).isEqualTo(yen(gross));
                assertThat(sum.retained()).isEqualTo(yen(kept));
                assertThat(sum.withheld().plus(sum.unpaidCapital()).plus(sum.cash()))
                        .isEqualTo(sum.gross());
                assertThat(sum.withheld()).isEqualTo(taxOn(sum, terms));
                assertThat(sum.unpaidCapital().amount()).isBetween(0L, unpaid);
                assertThat(difference.unpaidCapital().isNegative()).isFalse();
                assertThat(
                                difference.gross().isNegative()
                                        ? difference.cash().isPositive()
                                        : difference.cash().isNegative())
                        .isFalse();
            }
        }
    }

    private static Money taxOn(Payout sum, PayoutTerms terms) {
        if (terms.withholdingRate() == null) {
            return yen(0);
        }
        Money untaxed = terms.paysUp() == Profile.PayUp.BEFORE_TAX ? sum.unpaidCapital() : yen(0);
        return sum.gross().minus(untaxed).max(yen(0)).timesRoundedDown(terms.withholdingRate());
    }

    private static PayoutTerms terms(@Nullable Fraction rate, Profile.@Nullable PayUp payUp) {
        return new PayoutTerms(
                new UUID(0, 1), LocalDate.of(2026, 6, 30), "JPY", rate, null, payUp, false);
    }

    private static Payout payout(long gross, long withheld, long applied, long cash) {
        return new Payout(yen(gross), RATE, yen(withheld), yen(applied), yen(0), yen(cash));
    }

    private static Money yen(long amount) {
        return Money.yen(amount);
    }
}

package coop.kyodo.federation.dues;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.federation.dues.DuesTerms.Band;
import coop.kyodo.federation.dues.DuesTerms.Proration;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published dues of real federations, at their borders.
class DuesRulesTest {

    private static final Rulebook RULES = Rulebook.of("JP_ACT_2022");
    private static final FiscalYear YEAR = FiscalYear.of("2025", MonthDay.of(3, 31));
    private static final LocalDate LONG_AGO = LocalDate.of(2001, 4, 1);

    @ParameterizedTest
    @CsvSource({
        "0, 20000",
        "4999999, 20000",
        "5000000, 25000",
        "9999999, 25000",
        "10000000, 30000",
        "29999999, 30000",
        "30000000, 50000",
        "49999999, 50000",
        "50000000, 120000",
        "99999999, 120000",
        "100000000, 220000",
        "199999999, 220000",
        "200000000, 320000"
    })
    void kyodorenTakesABaseAndASurchargeByBand(long measure, long dues) {
        var terms =
                new Terms()
                        .base(20_000)
                        .band(0, 0)
                        .band(5_000_000, 5_000)
                        .band(10_000_000, 10_000)
                        .band(30_000_000, 30_000)
                        .band(50_000_000, 100_000)
                        .band(100_000_000, 200_000)
                        .band(200_000_000, 300_000);

        assertThat(dues(terms.of(Formula.BASE_PLUS_BANDS), measure)).isEqualTo(dues);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "100, 1000", "125, 1000", "126, 1008", "200, 1600"})
    void croydonTakesEightPenceAHeadButTenPoundsAtLeast(long members, long pence) {
        assertThat(dues(new Terms().perHead("8").minimum(1_000).of(Formula.PER_HEAD), members))
                .isEqualTo(pence);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 96000",
        "10, 96000",
        "11, 156000",
        "25, 156000",
        "26, 216000",
        "50, 216000",
        "51, 336000",
        "130, 336000",
        "131, 516000",
        "299, 516000",
        "300, 1056000"
    })
    void jsiaTakesAMonthlyBandTwelveTimes(long staff, long dues) {
        var terms =
                new Terms()
                        .band(0, 8_000)
                        .band(11, 13_000)
                        .band(26, 18_000)
                        .band(51, 28_000)
                        .band(131, 43_000)
                        .band(300, 88_000)
                        .periods(12);

        assertThat(dues(terms.of(Formula.BANDS), staff)).isEqualTo(dues);
    }

    @ParameterizedTest
    @CsvSource({"0, 60000", "1, 61000", "83, 61000", "84, 62000", "1000, 72000"})
    void kyotoRoundsEachComponentUpToTheThousand(long members, long dues) {
        assertThat(
                        dues(
                                new Terms()
                                        .base(5_000)
                                        .perHead("1")
                                        .periods(12)
                                        .roundUpTo(1_000)
                                        .of(Formula.BASE_PLUS_PER_HEAD),
                                members))
                .isEqualTo(dues);
    }

    @ParameterizedTest
    @CsvSource({"166, 24000", "167, 25000"})
    void kyotosOtherCooperativesOweTwoThousandAMonthAtLeast(long members, long dues) {
        assertThat(
                        dues(
                                new Terms()
                                        .perHead("12")
                                        .periods(12)
                                        .roundUpTo(1_000)
                                        .minimum(24_000)
                                        .of(Formula.PER_HEAD),
                                members))
                .isEqualTo(dues);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, 10000",
        "2025-04-01, 10000",
        "2025-09-30, 10000",
        "2025-10-01, 5000",
        "2026-03-31, 5000"
    })
    void jpaoHalvesTheYearOfWhoeverJoinsInItsSecondHalf(LocalDate joined, long dues) {
        DuesTerms terms = new Terms().base(10_000).halfYear().of(Formula.FLAT);

        assertThat(DuesRules.assess(terms, 0, joined, YEAR).amount()).isEqualTo(Money.yen(dues));
    }

    @Test
    void theEntryFeeIsNeverReducedAndTakenOnce() {
        DuesTerms terms = new Terms().base(10_000).entryFee(5_000).halfYear().of(Formula.FLAT);

        assertThat(DuesRules.assess(terms, 0, LocalDate.of(2025, 10, 1), YEAR).amount())
                .isEqualTo(Money.yen(10_000));
        assertThat(DuesRules.assess(terms, 0, LocalDate.of(2025, 4, 1), YEAR).amount())
                .isEqualTo(Money.yen(15_000));
        assertThat(DuesRules.assess(terms, 0, LocalDate.of(2025, 3, 31), YEAR).amount())
                .isEqualTo(Money.yen(10_000));
    }

    @Test
    void wnjsSingleCollectivesPayTenThousandAYearAndFiveThousandOnEntry() {
        DuesTerms terms = new Terms().base(10_000).entryFee(5_000).of(Formula.FLAT);

        assertThat(DuesRules.assess(terms, 9, LONG_AGO, YEAR).amount())
                .isEqualTo(Money.yen(10_000));
        assertThat(DuesRules.assess(terms, 9, YEAR.lastDay(), YEAR).amount())
                .isEqualTo(Money.yen(15_000));
    }

    @ParameterizedTest
    @CsvSource({"99, 990", "100, 1000", "101, 1000"})
    void nobodyOwesMoreThanTheMost(long members, long dues) {
        assertThat(dues(new Terms().perHead("10").maximum(1_000).of(Formula.PER_HEAD), members))
                .isEqualTo(dues);
    }

    @Test
    void aHalvedOddAmountIsRoundedUp() {
        DuesTerms terms = new Terms().base(10_001).halfYear().of(Formula.FLAT);

        assertThat(DuesRules.assess(terms, 0, YEAR.lastDay(), YEAR).amount())
                .isEqualTo(Money.yen(5_001));
    }

    @Test
    void everyStepExplainsItselfAndTheStepsAddUp() {
        DuesTerms terms =
                new Terms()
                        .perHead("1/3")
                        .minimum(100)
                        .entryFee(50)
                        .halfYear()
                        .of(Formula.PER_HEAD);

        DuesRules.Assessed assessed = DuesRules.assess(terms, 100, YEAR.lastDay(), YEAR);

        assertThat(assessed.lines().stream().map(DuesRules.Line::calculation))
                .containsExactly(
                        "100 members × 1/3 × 1 period = 100/3, rounded up to 34",
                        "at least 100",
                        "joined on 2026-03-31, in the second half of the year: one half",
                        "joined on 2026-03-31, once");
        assertThat(
                        assessed.lines().stream()
                                .map(DuesRules.Line::amount)
                                .reduce(Money.zero("JPY"), Money::plus))
                .isEqualTo(assessed.amount())
                .isEqualTo(Money.yen(100));
    }

    @Test
    void duesAreNotLeviedBeforeTheMeetingHasDecided() {
        LocalDate decided = LocalDate.of(2025, 6, 20);

        assertThat(DuesRules.levy(decided, decided, RULES)).isEqualTo(Decision.accepted(decided));
        assertThat(DuesRules.levy(decided, decided.minusDays(1), RULES))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().rule().id()).isEqualTo("JP-263"));
    }

    @Test
    void aPaymentIsAtMostWhatIsOutstanding() {
        Money outstanding = Money.yen(100);

        assertThat(DuesRules.pay(Money.yen(99), outstanding, RULES))
                .isEqualTo(Decision.accepted(Money.yen(1)));
        assertThat(DuesRules.pay(Money.yen(100), outstanding, RULES))
                .isEqualTo(Decision.accepted(Money.yen(0)));
        assertThat(DuesRules.pay(Money.yen(101), outstanding, RULES))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule().id()).isEqualTo("FED-004");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("outstanding", outstanding);
                        });
    }

    private static long dues(DuesTerms terms, long members) {
        return DuesRules.assess(terms, members, LONG_AGO, YEAR).amount().amount();
    }

    private static final class Terms {

        private @Nullable Money base;
        private @Nullable Fraction perHead;
        private final List<Band> bands = new java.util.ArrayList<>();
        private int periods = 1;
        private long roundUpTo = 1;
        private @Nullable Money minimum;
        private @Nullable Money maximum;
        private @Nullable Money entryFee;
        private Proration proration = Proration.NONE;

        Terms base(long yen) {
            base = Money.yen(yen);
            return this;
        }

        Terms perHead(String rate) {
            perHead = Fraction.parse(rate);
            return this;
        }

        Terms band(long from, long yen) {
            bands.add(new Band(from, Money.yen(yen)));
            return this;
        }

        Terms periods(int number) {
            periods = number;
            return this;
        }

        Terms roundUpTo(long unit) {
            roundUpTo = unit;
            return this;
        }

        Terms minimum(long yen) {
            minimum = Money.yen(yen);
            return this;
        }

        Terms maximum(long yen) {
            maximum = Money.yen(yen);
            return this;
        }

        Terms entryFee(long yen) {
            entryFee = Money.yen(yen);
            return this;
        }

        Terms halfYear() {
            proration = Proration.HALF_YEAR;
            return this;
        }

        DuesTerms of(Formula formula) {
            return new DuesTerms(
                    formula, "JPY", base, perHead, bands, periods, roundUpTo, minimum, maximum,
                    entryFee, proration);
        }
    }
}

package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.split;
import static coop.kyodo.surplus.waterfall.Cases.worked;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.surplus.profile.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mixes, factors, ties and roundings of a division among the members.
class SplitRulesTest {

    /// FR-03: 101 in equal parts between somebody without a number and the members 1 and 2.
    @ParameterizedTest
    @CsvSource({"LARGEST_REMAINDER", "SAINTE_LAGUE"})
    void whoHasNoNumberComesLastAmongEquals(Split.Rounding rounding) {
        Split split =
                new Split(
                        null,
                        List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                        rounding,
                        null,
                        null,
                        null,
                        new Split.Eligibility(Split.Eligibility.Who.EMPLOYEES, null),
                        null);
        List<MemberMeasures> people =
                List.of(Cases.worked(0, 10), Cases.worked(1, 10), Cases.worked(2, 10));

        assertThat(SplitRules.divide("work", yen(100), split, people).shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(33L, 34L, 33L);
        assertThat(SplitRules.divide("work", yen(101), split, people).shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(33L, 34L, 34L);
    }

    @Test
    void jp205HoursByGradeCountInHundredths() {
        Split.Factor grade = new Split.Factor("GRADE", null, Fraction.of(1, 100), null);

        assertThat(
                        divide(
                                10_000,
                                mixed(new Split.Weighted("HOURS", Fraction.ONE, grade), null),
                                worked(1, 100).with("GRADE", 100),
                                worked(2, 100).with("GRADE", 150)))
                .containsExactly(4_000L, 6_000L);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "60, 1500", "120, 2000", "121, 2000", "480, 2000"})
    void fr03ACoefficientForSeniorityGrowsFromOneToTwo(long months, long share) {
        Split.Factor coefficient =
                new Split.Factor("SENIORITY", Fraction.ONE, Fraction.of(1, 120), Fraction.of(2));

        assertThat(
                        divide(
                                        1_000 + share,
                                        mixed(
                                                new Split.Weighted(
                                                        "HOURS", Fraction.ONE, coefficient),
                                                null),
                                        worked(1, 100),
                                        worked(2, 100).with("SENIORITY", months))
                                .getLast())
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"1/3, 1/4, , 1, 400, 700", "1, 1/2, 5/3, 9, 300, 500", ", 2/3, 7/5, 2, , 1000"})
    void aFactorIsExactWhateverItsBaseItsGrowthAndItsLimitAreMeasuredIn(
            @Nullable String base,
            String perUnit,
            @Nullable String most,
            long grade,
            @Nullable Long first,
            long second) {
        Split.Factor factor =
                new Split.Factor(
                        "GRADE",
                        base == null ? null : Fraction.parse(base),
                        Fraction.parse(perUnit),
                        most == null ? null : Fraction.parse(most));

        assertThat(
                        divide(
                                first == null ? second : first + second,
                                mixed(new Split.Weighted("HOURS", Fraction.ONE, factor), null),
                                worked(1, 100),
                                worked(2, 100).with("GRADE", grade)))
                .isEqualTo(first == null ? List.of(second) : List.of(first, second));
    }

    /// 6,000 minutes of grade 100 are as many points as 6,000 yen, and twice those of 3,000.
    @Test
    void pointsWithAFactorAndPointsWithoutOneAddUpInTheSameScale() {
        Split.Factor grade = new Split.Factor("GRADE", null, Fraction.of(1, 100), null);
        Split points =
                new Split(
                        Split.Mix.POINTS,
                        List.of(
                                new Split.Weighted("HOURS", Fraction.ONE, grade),
                                new Split.Weighted("PAY", Fraction.ONE)),
                        null,
                        null,
                        null);

        assertThat(
                        divide(
                                1_500,
                                points,
                                worked(1, 100).with("GRADE", 100),
                                worked(2, 0).with("PAY", 6_000),
                                worked(3, 0).with("PAY", 3_000)))
                .containsExactly(600L, 600L, 300L);
    }

    @Test
    void us06EveryMeasureMayBePartOfTheMix() {
        List<MemberMeasures> members =
                List.of(
                        worked(1, 80)
                                .with("PAY", 100)
                                .with("GRADE", 1)
                                .with("RESPONSIBILITY", 1)
                                .with("SENIORITY", 1)
                                .with("CAPITAL", 10),
                        worked(2, 80)
                                .with("PAY", 300)
                                .with("GRADE", 3)
                                .with("RESPONSIBILITY", 3)
                                .with("SENIORITY", 3)
                                .with("CAPITAL", 30));

        assertThat(
                        divide(
                                8_000,
                                split(
                                        null,
                                        "HOURS",
                                        "1/8",
                                        "DAYS",
                                        "1/8",
                                        "PAY",
                                        "1/8",
                                        "GRADE",
                                        "1/8",
                                        "RESPONSIBILITY",
                                        "1/8",
                                        "EQUAL",
                                        "1/8",
                                        "SENIORITY",
                                        "1/8",
                                        "CAPITAL",
                                        "1/8"),
                                members.toArray(MemberMeasures[]::new)))
                .containsExactly(3 * 500L + 5 * 250L, 3 * 500L + 5 * 750L);
    }

    @Test
    void amongEqualsTheLowerNumberComesFirstUnlessTheSplitSaysOtherwise() {
        MemberMeasures[] three = {worked(1, 1), worked(2, 1), worked(3, 1)};
        List<MemberMeasures> drawn = new ArrayList<>(List.of(three));
        drawn.sort(Comparator.comparing(member -> Hashes.sha256("2026-06-20" + member.memberId())));

        assertThat(divide(10, ties(Split.Ties.Order.NUMBER, null), three))
                .containsExactly(4L, 3L, 3L);
        assertThat(
                        divide(10, ties(Split.Ties.Order.LOT, "2026-06-20"), three)
                                .get((int) drawn.getFirst().memberNumber() - 1))
                .isEqualTo(4L);
    }

    @Test
    void usAATieOfRemaindersMayGoToTheLargestShare() {
        Split largest = ties(Split.Ties.Order.LARGEST, null);

        assertThat(divide(10, largest, worked(1, 1), worked(2, 3)))
                .as("quotas 2.5 and 7.5")
                .containsExactly(2L, 8L);
        assertThat(divide(10, ties(Split.Ties.Order.NUMBER, null), worked(1, 1), worked(2, 3)))
                .containsExactly(3L, 7L);
    }

    /// Quotas are 92 and five times 1.6: rounded to the nearest they are two too many, and both
    /// units are taken back from the largest.
    @Test
    void byDivisorAShareMayLeaveItsQuotaWhichIsWhyItIsNotTheUsualRounding() {
        List<Long> parts =
                divide(
                        100,
                        new Split(
                                null,
                                List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                                Split.Rounding.SAINTE_LAGUE,
                                null,
                                null),
                        worked(1, 920),
                        worked(2, 16),
                        worked(3, 16),
                        worked(4, 16),
                        worked(5, 16),
                        worked(6, 16));

        assertThat(parts).containsExactly(90L, 2L, 2L, 2L, 2L, 2L);
    }

    @Test
    void usCSharesAreTakenWholeAndAFifthOfEachIsPaidInMoney() {
        SplitRules.Division division =
                SplitRules.divide(
                        "patronage",
                        Money.of(50_000, "USD"),
                        new Split(
                                null,
                                List.of(new Split.Weighted("SHARE", Fraction.ONE)),
                                null,
                                null,
                                Fraction.of(1, 5)),
                        List.of(worked(1, 0).with("SHARE", 6), worked(2, 0).with("SHARE", 4)));

        assertThat(division.shares())
                .extracting(share -> share.cash().amount(), share -> share.retained().amount())
                .containsExactly(tuple(6_000L, 24_000L), tuple(4_000L, 16_000L));
        assertThat(division.given()).isEqualTo(Money.of(50_000, "USD"));
    }

    @Test
    void aCapOfEqualPartsIsAnAmount() {
        Split capped =
                new Split(
                        null,
                        List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                        null,
                        new Split.Cap("EQUAL", Fraction.of(500), null),
                        null);

        assertThat(divide(1_000, capped, worked(1, 9), worked(2, 1))).containsExactly(500L, 100L);
    }

    @Test
    void numbersBeyondALongAreExactToo() {
        long huge = 1_000_000_000_000_000L;
        MemberMeasures[] members = new MemberMeasures[20];
        for (int i = 0; i < members.length; i++) {
            members[i] =
                    MemberMeasures.ofWork(new UUID(0, i + 1), i + 1, huge, huge)
                            .with("PAY", huge - i);
        }

        List<Long> parts =
                divide(
                        huge,
                        split(Split.Mix.POINTS, "PAY", "999999999/7", "HOURS", "1/3"),
                        members);

        assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(huge);
        assertThat(parts).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private static Split mixed(Split.Weighted measure, Split.@Nullable Rounding rounding) {
        return new Split(null, List.of(measure), rounding, null, null);
    }

    private static Split ties(Split.Ties.Order order, @Nullable String seed) {
        return new Split(
                null,
                List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                null,
                null,
                null,
                new Split.Ties(order, seed),
                null,
                null);
    }

    private static List<Long> divide(long pool, Split split, MemberMeasures... members) {
        return SplitRules.divide("work", yen(pool), split, List.of(members)).shares().stream()
                .map(share -> share.amount().amount())
                .toList();
    }
}

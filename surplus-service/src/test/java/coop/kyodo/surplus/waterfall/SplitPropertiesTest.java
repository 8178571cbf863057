package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.distribute;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for every pool and every set of members, over seeded random cases.
class SplitPropertiesTest {

    private static final int CASES_PER_SEED = 100;

    private record Case(Money pool, Split split, List<MemberMeasures> members) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsAndWhatIsReturnedAddUpToThePool(long seed) {
        forEach(
                seed,
                any -> {
                    SplitRules.Division division =
                            SplitRules.divide("work", any.pool(), any.split(), any.members());
                    Money given =
                            division.shares().stream()
                                    .map(Share::amount)
                                    .reduce(yen(0), Money::plus);

                    assertThat(given.plus(division.returned())).isEqualTo(any.pool());
                    assertThat(division.shares())
                            .allSatisfy(share ->
                                    assertThat(share.cash().plus(share.retained()))
                                            .isEqualTo(share.amount()));
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anUncappedShareIsWithinOneUnitOfItsQuota(long seed) {
        forEach(
                seed,
                any ->
                        assertThat(
                                        SplitRules.divide(
                                                        "work",
                                                        any.pool(),
                                                        any.split(),
                                                        any.members())
                                                .shares())
                                .filteredOn(share ->
                                        !share.capped()
                                                && any.split().rounding()
                                                        != Split.Rounding.SAINTE_LAGUE)
                                .allSatisfy(share -> {
                                    Fraction off = whole(share.amount()).minus(share.quota());
                                    assertThat(off).isLessThan(Fraction.ONE);
                                    assertThat(off).isGreaterThan(Fraction.of(-1));
                                }));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheMembersDoesNotMatter(long seed) {
        forEach(
                seed,
                any -> {
                    List<MemberMeasures> shuffled = new ArrayList<>(any.members());
                    Collections.shuffle(shuffled, new Random(seed));

                    assertThat(SplitRules.divide("work", any.pool(), any.split(), shuffled))
                            .isEqualTo(
                                    SplitRules.divide(
                                            "work", any.pool(), any.split(), any.members()));
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyWithoutAMeasureGetsAnything(long seed) {
        forEach(
                seed,
                any -> {
                    List<UUID> idle =
                            any.members().stream()
                                    .filter(member -> member.minutes() == 0 && member.days() == 0)
                                    .map(MemberMeasures::memberId)
                                    .toList();

                    assertThat(
                                    SplitRules.divide(
                                                    "work", any.pool(), any.split(), any.members())
                                            .shares())
                            .noneMatch(share -> idle.contains(share.memberId()));
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLargerPoolNeverGivesAnybodyLessWhereTheRoundingPromisesIt(long seed) {
        forEach(
                seed,
                any -> {
                    if (any.split().roundingOrUsual() == Split.Rounding.LARGEST_REMAINDER
                            || (any.split().cap() != null && any.split().cap().redistributes())) {
                        return;
                    }
                    List<Share> less =
                            SplitRules.divide("work", any.pool(), any.split(), any.members())
                                    .shares();
                    List<Share> more =
                            SplitRules.divide(
                                            "work",
                                            any.pool().plus(yen(1)),
                                            any.split(),
                                            any.members())
                                    .shares();

                    for (int i = 0; i < less.size(); i++) {
                        assertThat(more.get(i).amount())
                                .isGreaterThanOrEqualTo(less.get(i).amount());
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void uncappedPartsByDivisorAreWhereNoUnitWouldBeBetterPlaced(long seed) {
        forEach(
                seed,
                any -> {
                    if (any.split().rounding() != Split.Rounding.SAINTE_LAGUE
                            || any.split().cap() != null) {
                        return;
                    }
                    List<Share> shares =
                            SplitRules.divide("work", any.pool(), any.split(), any.members())
                                    .shares();
                    for (Share holds : shares) {
                        for (Share lacks : shares) {
                            assertThat(holds.weight().times(2 * lacks.amount().amount() + 1))
                                    .isGreaterThanOrEqualTo(
                                            lacks.weight().times(2 * holds.amount().amount() - 1));
                        }
                    }
                });
    }

    /// The Alabama paradox, as rounding by largest remainders has it (LRM).
    @Test
    void aLargerPoolMayGiveLessByLargestRemainder() {
        List<MemberMeasures> members = List.of(hours(1, 6), hours(2, 6), hours(3, 2));
        Split split = Cases.split(null, "HOURS", "1");

        assertThat(SplitRules.divide("work", yen(10), split, members).shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(4L, 4L, 2L);
        assertThat(SplitRules.divide("work", yen(11), split, members).shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(5L, 5L, 1L);
    }

    private static MemberMeasures hours(long number, long minutes) {
        return MemberMeasures.ofWork(new UUID(0, number), number, minutes, 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyGetsMoreThanTheirCap(long seed) {
        forEach(
                seed,
                any -> {
                    Split.Cap cap = any.split().cap();
                    if (cap == null) {
                        return;
                    }
                    for (Share share :
                            SplitRules.divide("work", any.pool(), any.split(), any.members())
                                    .shares()) {
                        assertThat(whole(share.amount()))
                                .isLessThanOrEqualTo(cap.rate().times(pay(any, share)));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWaterfallEndsWithWhatItBeganWith(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Figures figures =
                    Cases.figures(
                            random.nextLong(-10_000_000, 10_000_000),
                            random.nextLong(-10_000_000, 10_000_000),
                            random.nextLong(0, 3_000_000),
                            random.nextLong(0, 5_000_000));
            Outcome most = outcome(terms("JP_ACT_2022", figures, Cases.fourMembers(), Wish.NONE));
            long distributable = most.waterfall().distributable().amount();
            Outcome some =
                    outcome(
                            terms(
                                    "JP_ACT_2022",
                                    figures,
                                    Cases.fourMembers(),
                                    distribute(random.nextLong(0, distributable + 1))));

            for (Outcome outcome : List.of(most, some)) {
                Waterfall waterfall = outcome.waterfall();
                assertThat(waterfall.appropriated().plus(waterfall.carriedToNextYear()))
                        .isEqualTo(waterfall.unappropriated());
                assertThat(waterfall.lines())
                        .allSatisfy(line -> assertThat(line.amount().isNegative()).isFalse());
            }
        }
    }

    private static void forEach(long seed, Consumer<Case> property) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            property.accept(any(random));
        }
    }

    private static Case any(Random random) {
        List<MemberMeasures> members = new ArrayList<>();
        int size = random.nextInt(1, 12);
        for (int number = 1; number <= size; number++) {
            boolean idle = random.nextInt(5) == 0;
            members.add(
                    MemberMeasures.ofWork(
                                    new UUID(0, number),
                                    number,
                                    idle ? 0 : random.nextLong(1, 120_000),
                                    idle ? 0 : random.nextLong(1, 250))
                            .with("GRADE", random.nextLong(0, 300))
                            .with("PAY", idle ? 0 : random.nextLong(1, 3_000_000)));
        }
        return new Case(yen(random.nextLong(0, 5_000_000)), anySplit(random), members);
    }

    private static Split anySplit(Random random) {
        Split.Cap cap =
                random.nextBoolean()
                        ? null
                        : new Split.Cap(
                                "PAY",
                                Fraction.of(random.nextInt(1, 10), 10),
                                random.nextBoolean()
                                        ? Split.Excess.RETURN
                                        : Split.Excess.REDISTRIBUTE);
        return new Split(
                random.nextBoolean() ? Split.Mix.SHARES : Split.Mix.POINTS,
                List.of(
                        new Split.Weighted(
                                "HOURS", Fraction.of(random.nextInt(1, 9), 7), anyFactor(random)),
                        new Split.Weighted("DAYS", Fraction.of(random.nextInt(1, 9), 5)),
                        new Split.Weighted("EQUAL", Fraction.of(random.nextInt(1, 9), 3))),
                Split.Rounding.values()[random.nextInt(3)],
                cap,
                random.nextBoolean() ? null : Fraction.of(1, 5),
                random.nextBoolean() ? null : anyTies(random),
                null,
                null);
    }

    private static Split.@Nullable Factor anyFactor(Random random) {
        return random.nextBoolean()
                ? null
                : new Split.Factor(
                        "GRADE",
                        Fraction.ONE,
                        Fraction.of(1, random.nextInt(1, 200)),
                        random.nextBoolean() ? null : Fraction.of(2));
    }

    private static Split.Ties anyTies(Random random) {
        Split.Ties.Order order = Split.Ties.Order.values()[random.nextInt(3)];
        return new Split.Ties(order, order == Split.Ties.Order.LOT ? "seed" : null);
    }

    private static long pay(Case any, Share share) {
        return any.members().stream()
                .filter(member -> member.memberId().equals(share.memberId()))
                .findFirst()
                .orElseThrow()
                .value("PAY");
    }

    private static Fraction whole(Money amount) {
        return new Fraction(BigInteger.valueOf(amount.amount()), BigInteger.ONE);
    }
}

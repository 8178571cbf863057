package coop.kyodo.surplus.statement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Outcome;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.Terms;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.WaterfallRules;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A member computes the share again from nothing but the numbers of the statement.
class StatementLineTest {

    private static final int CASES_PER_SEED = 100;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNumbersOfTheStatementGiveTheShare(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            for (StatementLine line :
                    statements(random.nextLong(1, 5_000_000), split(random), members(random))) {
                Fraction quota = quota(line);

                assertThat(part(line)).isEqualTo(line.share().weight());
                assertThat(quota).isEqualTo(line.share().quota());
                assertThat(amount(line, quota)).isEqualTo(line.share().amount().amount());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aShareIsItsCapOnlyWhereTheQuotaIsNotBelowIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Split split = split(random);
            for (StatementLine line :
                    statements(random.nextLong(1, 5_000_000), split, members(random))) {
                if (line.cap() == null || split.rounding() == Split.Rounding.SAINTE_LAGUE) {
                    continue;
                }
                Money cap = line.cap().amount();
                assertThat(line.share().amount()).isLessThanOrEqualTo(cap);
                assertThat(line.roundedBy() == null).isEqualTo(line.share().capped());
                if (line.share().capped()) {
                    assertThat(quota(line)).isGreaterThanOrEqualTo(Fraction.of(cap.amount()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void roundingAddsNothingOrAUnit(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Split split = split(random);
            for (StatementLine line :
                    statements(random.nextLong(1, 5_000_000), split, members(random))) {
                if (line.roundedBy() == null || split.rounding() == Split.Rounding.SAINTE_LAGUE) {
                    continue;
                }
                assertThat(line.roundedBy())
                        .isBetween(0L, split.rounding() == Split.Rounding.FLOOR ? 0L : 1L);
                assertThat(line.share().remainderUnit()).isEqualTo(line.roundedBy() == 1);
            }
        }
    }

    /// 18,000 of 50,400 minutes and 40 of 160 days would be 321,428.
    @Test
    void aFactorIsToldWithWhatTheMemberHasOfItAndWithTheWeightedTotal() {
        Split split =
                new Split(
                        null,
                        List.of(
                                new Split.Weighted(
                                        "HOURS",
                                        Fraction.of(2, 3),
                                        new Split.Factor(
                                                "RESPONSIBILITY",
                                                Fraction.ONE,
                                                Fraction.of(1, 100),
                                                Fraction.of(2))),
                                new Split.Weighted("DAYS", Fraction.of(1, 3))),
                        null,
                        null,
                        null);
        long[] minutes = {18_000, 14_400, 10_800, 7_200};
        long[] points = {50, 0, 150, 25};
        List<MemberMeasures> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(
                    MemberMeasures.ofWork(new UUID(0, i + 1L), i + 1L, minutes[i], 40)
                            .with("RESPONSIBILITY", points[i]));
        }

        StatementLine line = statements(1_000_000, split, members).getFirst();

        assertThat(line.measures().getFirst().factor())
                .isEqualTo(
                        new StatementLine.Factor(
                                "RESPONSIBILITY",
                                50,
                                Fraction.ONE,
                                Fraction.of(1, 100),
                                Fraction.of(2),
                                Fraction.of(3, 2),
                                Fraction.of(27_000),
                                Fraction.of(72_000)));
        assertThat(line.measures().getLast().factor()).isNull();
        assertThat(line.share().amount()).isEqualTo(Money.yen(333_333));
    }

    /// A weight of sixty digits makes parts that are longer than what is accepted from outside.
    @Test
    void longFractionsAreReadAsTheyWereWritten() {
        Fraction odd = Fraction.parse("1/" + "7".repeat(59));
        Waterfall.Round round = new Waterfall.Round(Money.yen(7), odd.times(odd));

        assertThat(Canonical.read(Canonical.write(round), Waterfall.Round.class)).isEqualTo(round);
    }

    private static Fraction part(StatementLine line) {
        Fraction own = Fraction.ZERO;
        Fraction total = Fraction.ZERO;
        for (StatementLine.Measure measure : line.measures()) {
            Fraction mine = Fraction.of(measure.own());
            Fraction all = Fraction.of(measure.total());
            StatementLine.Factor factor = measure.factor();
            if (factor != null) {
                Fraction grown =
                        factor.base().plus(factor.perUnit().times(Fraction.of(factor.value())));
                Fraction coefficient =
                        factor.most() == null || grown.isAtMost(factor.most())
                                ? grown
                                : factor.most();
                assertThat(factor.coefficient()).isEqualTo(coefficient);
                assertThat(factor.weightedOwn()).isEqualTo(mine.times(coefficient));
                mine = factor.weightedOwn();
                all = known(factor.weightedTotal());
            }
            boolean points = line.mix() == Split.Mix.POINTS;
            own = own.plus(measure.weight().times(points ? mine : mine.dividedBy(all)));
            total = total.plus(points ? measure.weight().times(all) : measure.weight());
        }
        return own.dividedBy(total);
    }

    private static Fraction quota(StatementLine line) {
        Waterfall.Round round = line.round();
        return round == null
                ? part(line).times(Fraction.of(line.pool().amount()))
                : part(line).dividedBy(round.part()).times(Fraction.of(round.pool().amount()));
    }

    private static long amount(StatementLine line, Fraction quota) {
        if (line.roundedBy() != null) {
            return quota.floor().longValueExact() + line.roundedBy();
        }
        StatementLine.Cap cap = known(line.cap());
        return cap.rate().times(cap.own()).floor().longValueExact();
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("the statement does not say it");
        }
        return value;
    }

    /// The statements of all who share, from a plan that was stored and read again.
    static List<StatementLine> statements(long pool, Split split, List<MemberMeasures> members) {
        return statements(Money.yen(pool), split, members);
    }

    static List<StatementLine> statements(Money pool, Split split, List<MemberMeasures> members) {
        Step step =
                new Step(
                        "work",
                        new Texts("Work", "労働"),
                        Step.Source.REMAINING,
                        Fraction.ONE,
                        null,
                        Step.Bound.MAX,
                        null,
                        null,
                        Step.Sink.MEMBERS,
                        null,
                        split,
                        null,
                        null);
        Outcome outcome =
                WaterfallRules.compute(
                                new Terms(
                                        Profiles.of("GENERIC"),
                                        new Articles("03-31", null, null),
                                        new Policy(1, "GENERIC", null, List.of(step), null),
                                        figures(pool),
                                        members,
                                        Wish.NONE))
                        .orRefuse();
        Waterfall.Line line =
                Canonical.read(
                        Canonical.write(outcome.waterfall().lines().getFirst()),
                        Waterfall.Line.class);
        List<StatementLine> statements = new ArrayList<>();
        for (Share share : outcome.shares()) {
            MemberMeasures own =
                    members.stream()
                            .filter(member -> member.memberId().equals(share.memberId()))
                            .findFirst()
                            .orElseThrow();
            statements.add(StatementLine.of(share, line, split, own));
        }
        return statements;
    }

    private static Figures figures(Money netProfit) {
        Money zero = Money.zero(netProfit.currency());
        return new Figures(
                netProfit, zero, zero, zero, zero, zero, null, null, null, null, null, null, null);
    }

    /// Everybody has something of each measure, so that none is missing.
    private static List<MemberMeasures> members(Random random) {
        List<MemberMeasures> members = new ArrayList<>();
        int size = random.nextInt(1, 12);
        for (int number = 1; number <= size; number++) {
            members.add(
                    MemberMeasures.ofWork(
                                    new UUID(0, number),
                                    number,
                                    random.nextLong(1, 120_000),
                                    random.nextLong(1, 250))
                            .with("GRADE", random.nextLong(1, 300))
                            .with("PAY", random.nextLong(1, 3_000_000)));
        }
        return members;
    }

    private static Split split(Random random) {
        List<Split.Weighted> measures = new ArrayList<>();
        for (String measure : List.of("HOURS", "DAYS", "PAY", "EQUAL")) {
            if (measures.isEmpty() || random.nextBoolean()) {
                measures.add(
                        new Split.Weighted(
                                measure, Fraction.of(random.nextInt(1, 9), 7), factor(random)));
            }
        }
        Split.Cap cap =
                random.nextInt(3) == 0
                        ? null
                        : new Split.Cap(
                                "PAY",
                                Fraction.of(random.nextInt(1, 40), 30),
                                Split.Excess.values()[random.nextInt(2)]);
        return new Split(
                Split.Mix.values()[random.nextInt(2)],
                measures,
                Split.Rounding.values()[random.nextInt(3)],
                cap,
                null);
    }

    private static Split.@Nullable Factor factor(Random random) {
        return random.nextBoolean()
                ? null
                : new Split.Factor(
                        "GRADE",
                        random.nextBoolean() ? null : Fraction.of(1, 3),
                        Fraction.of(1, random.nextInt(1, 200)),
                        random.nextBoolean() ? null : Fraction.of(2));
    }
}

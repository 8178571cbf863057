package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.correction.CorrectionRules;
import coop.kyodo.surplus.correction.Differences;
import coop.kyodo.surplus.fund.DispositionRules;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is corrected: old and differences are new, and the differences balance.
class CorrectionPropertiesTest {

    private static final List<String> PROFILES =
            List.of("JP_ACT_2022", "GENERIC", "IT", "FR_SCOP", "ES", "CA_WORKER", "UY");
    private static final int CASES_PER_SEED = 250;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void differencesOfAppropriationsBalance(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Waterfall before = outcome(any(random)).waterfall();
            Waterfall after = outcome(any(random)).waterfall();

            Differences differences = Differences.of(before, after);

            assertThat(differences.unexplained()).isEqualTo(yen(0));
            for (Waterfall.Line line : before.lines()) {
                Money both =
                        differences.appropriations().stream()
                                .filter(each -> each.step().equals(line.step()))
                                .map(each -> each.amount().before())
                                .reduce(yen(0), Money::plus);
                assertThat(both).isEqualTo(line.amount());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPostedAddsUpToWhatTheCorrectedPlanWouldHavePosted(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Terms old = any(random);
            Terms fresh = any(random);
            Map<Journal.Kind, List<Journal.Posting>> before = postings(old);
            Map<Journal.Kind, List<Journal.Posting>> after = postings(fresh);

            Map<Journal.Kind, List<Journal.Posting>> differences =
                    DispositionRules.differences(before, after);

            differences
                    .values()
                    .forEach(postings -> assertThat(credited(postings)).isEqualTo(yen(0)));
            assertThat(sums(before, differences)).isEqualTo(sums(after));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void membersDifferencesAreThoseOfThePools(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Outcome before = outcome(any(random));
            Outcome after = outcome(any(random));
            Map<UUID, Money> changes = new HashMap<>();
            after.shares()
                    .forEach(each -> changes.merge(each.memberId(), each.amount(), Money::plus));
            before.shares()
                    .forEach(each ->
                            changes.merge(each.memberId(), each.amount().negated(), Money::plus));

            assertThat(changes.values().stream().reduce(yen(0), Money::plus))
                    .isEqualTo(
                            Differences.of(before.waterfall(), after.waterfall())
                                    .distributed()
                                    .difference());
        }
    }

    @Test
    void theSamePlanAgainDiffersInNothing() {
        Terms terms = any(new Random(7));

        assertThat(DispositionRules.differences(postings(terms), postings(terms))).isEmpty();
    }

    @Test
    void anIndivisibleFundFallsWithTheFiguresAlone() {
        Policy policy = Cases.ownPolicy("JP_ACT_2022");
        CorrectionRules.Made before = made(policy, 4_000_000, Wish.NONE);

        assertThat(refuses(before, made(policy, 3_999_980, Wish.NONE))).isFalse();
        assertThat(refuses(before, before)).isFalse();
        assertThat(refuses(made(policy, 3_999_980, Wish.NONE), before)).isFalse();
        CorrectionRules.Made more =
                made(
                        policy,
                        4_000_000,
                        Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(400_001))), null));
        assertThat(refuses(before, more)).isFalse();
        assertThat(refuses(more, before)).isTrue();
        CorrectionRules.Made chosen =
                made(
                        policy,
                        3_000_000,
                        Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(300_001))), null));
        assertThat(refuses(before, chosen)).as("another choice beside other figures").isTrue();
    }

    /// CA-01: a fifth of 1,000,000 goes to the reserve, and all that the members do not get.
    @ParameterizedTest
    @CsvSource({
        "0, 1000001, 1, false",
        "0, 1000001, 2, true",
        "0, 1000001, 600000, true",
        "0, 900000, 0, false",
        "0, 900000, 1, true",
        "500000, 900000, 500000, false",
        "500000, 900000, 500001, true",
        "500000, 900000, 499999, false"
    })
    void whatAFundGetsOfWhatIsLeftFallsByNoGreaterWish(
            long distributed, long corrected, long wished, boolean refused) {
        Policy policy = Cases.ownPolicy("CA_WORKER");

        assertThat(
                        refuses(
                                made(policy, 1_000_000, wish(distributed)),
                                made(policy, corrected, wish(wished))))
                .isEqualTo(refused);
    }

    /// A tenth of 4,000,000 is due, 500,000 were chosen; two twentieths go to other funds, and what
    /// the reserve gets less is not carried over to be distributed.
    @ParameterizedTest
    @CsvSource({"4000001, , true", "3900000, 409999, true", "3900000, 410000, false"})
    void whatWasChosenAboveTheMinimumStays(
            long corrected, @Nullable Long reserve, boolean refused) {
        Policy policy = Cases.ownPolicy("JP_ACT_2022");

        assertThat(
                        refuses(
                                made(policy, 4_000_000, wish(0, 500_000L)),
                                made(policy, corrected, wish(0, reserve))))
                .isEqualTo(refused);
    }

    /// IT-04: of 24,000 the cap of 30 percent of the pay left 18,000 to the members and 6,000 to
    /// the reserve. What another list of pay frees is theirs, as far as no more is wished for; a
    /// greater wish of which the cap lets nobody have anything takes nothing, and another choice
    /// frees nothing.
    @ParameterizedTest
    @CsvSource({
        "60000, 24000, 30000, false",
        "60000, 24001, 30000, false",
        "70000, 24000, 30000, false",
        "60000, 20000, 30000, false",
        "80000, 24000, 30000, false",
        "80000, 24001, 30000, true",
        "80000, 24000, 30001, true"
    })
    void whatACapKeptByWrongMeasuresIsNoMoreTheFunds(
            long pay, long distributed, long reserve, boolean refused) {
        CorrectionRules.Made before = italian(60_000, 24_000, 30_000);

        assertThat(
                        CorrectionRules.refusalOfLoweredFund(
                                        Profiles.of("IT"),
                                        before,
                                        italian(pay, distributed, reserve),
                                        "INDIVISIBLE_RESERVE"::equals)
                                .isPresent())
                .isEqualTo(refused);
    }

    /// @param pay of three members together, as three, two and one part
    private static CorrectionRules.Made italian(long pay, long distributed, long reserve) {
        Policy policy = Cases.ownPolicy("IT");
        Figures figures = Cases.figures(100_000, 0);
        List<MemberMeasures> members =
                LongStream.rangeClosed(1, 3)
                        .mapToObj(number ->
                                MemberMeasures.ofWork(new UUID(0, number), number, 60, 1)
                                        .with("PAY", pay / 6 * (4 - number)))
                        .toList();
        Wish wish =
                Wish.of(yen(distributed), List.of(new Wish.Choice("reserve", yen(reserve))), null);
        return new CorrectionRules.Made(
                policy, figures, outcome(Cases.terms(policy, figures, members, wish)).waterfall());
    }

    private static Wish wish(long distributed) {
        return wish(distributed, null);
    }

    private static Wish wish(long distributed, @Nullable Long reserve) {
        return Wish.of(
                yen(distributed),
                reserve == null ? null : List.of(new Wish.Choice("reserve", yen(reserve))),
                null);
    }

    private static boolean refuses(CorrectionRules.Made before, CorrectionRules.Made after) {
        return CorrectionRules.refusalOfLoweredFund(
                        Profiles.of(before.policy().profile()),
                        before,
                        after,
                        Fund.LEGAL_RESERVE::equals)
                .isPresent();
    }

    private static CorrectionRules.Made made(Policy policy, long netProfit, Wish wish) {
        Figures figures = Cases.figures(netProfit, 0);
        Terms terms = Cases.terms(policy, figures, Cases.fourMembers(), wish);
        return new CorrectionRules.Made(policy, figures, outcome(terms).waterfall());
    }

    private static Terms any(Random random) {
        List<MemberMeasures> members = new ArrayList<>();
        for (int number = random.nextInt(1, 12); number > 0; number--) {
            members.add(
                    MemberMeasures.ofWork(
                                    new UUID(0, number),
                                    number,
                                    random.nextLong(1, 120_000),
                                    random.nextLong(1, 250))
                            .with("PAY", random.nextLong(1, 3_000_000))
                            .with("MONTHS", random.nextLong(0, 12))
                            .with("SENIORITY", random.nextLong(0, 200))
                            .with("CAPITAL", random.nextLong(0, 500_000)));
        }
        return Cases.terms(
                Cases.ownPolicy(PROFILES.get(random.nextInt(PROFILES.size()))),
                Cases.figures(
                        random.nextLong(-2_000_000, 10_000_000),
                        random.nextLong(-1_000_000, 1_000_000),
                        random.nextLong(0, 3_000_000),
                        random.nextLong(0, 5_000_000)),
                members,
                Wish.NONE);
    }

    private static Map<Journal.Kind, List<Journal.Posting>> postings(Terms terms) {
        Outcome outcome = outcome(terms);
        return DispositionRules.postings(
                terms.figures(),
                terms.wish(),
                outcome.waterfall(),
                new DispositionRules.Distributed(
                        sum(outcome, Share::cash), sum(outcome, Share::retained)),
                Map.of());
    }

    private static Money sum(Outcome outcome, Function<Share, Money> part) {
        return outcome.shares().stream().map(part).reduce(yen(0), Money::plus);
    }

    private static Money credited(List<Journal.Posting> postings) {
        return postings.stream().map(Journal.Posting::credited).reduce(yen(0), Money::plus);
    }

    @SafeVarargs
    private static Map<String, Money> sums(Map<Journal.Kind, List<Journal.Posting>>... journals) {
        Map<String, Money> sums = new TreeMap<>();
        for (Map<Journal.Kind, List<Journal.Posting>> each : journals) {
            each.forEach((kind, postings) ->
                    postings.forEach(posting ->
                            sums.merge(
                                    kind + "/" + posting.account(),
                                    posting.credited(),
                                    Money::plus)));
        }
        sums.values().removeIf(Money::isZero);
        return sums;
    }
}

package coop.kyodo.surplus.account;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.CapitalAccounts.Method;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Terms;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.WaterfallRules;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// US-05, US-07, US-02: whatever members' and non-members' work brought, a plan divides the year or
/// its loss is charged, all of a profit of non-members' work is the collective account's, and the
/// accounts have what the year brought.
class ApartLossRulesTest {

    private static final Profile PROFILE = Profiles.of("US_ICA");
    private static final String COLLECTIVE = "COLLECTIVE_ACCOUNT";
    private static final int CASES_PER_SEED = 500;

    /// What the accounts hold.
    ///
    /// @param carried what stands in the carry-over, negative for a loss
    private record Accounts(Money collective, Money members, Money carried) {

        Money all() {
            return collective.plus(members).plus(carried);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @CsvSource({
        // members, others, carried, held, profit, of others, covered, charged
        "-50000, 100000, 0, 0, 100000, 0, 0, 50000",
        "-50000, 50000, 0, 0, 50000, 0, 0, 50000",
        "-50000, 49999, 0, 0, 49999, 0, 0, 50000",
        "-50000, 1, 0, 0, 1, 0, 0, 50000",
        "-50000, 0, 0, 0, 0, 0, 0, 50000",
        "-50000, -1, 0, 0, 0, 1, 0, 50001",
        "-50000, 100000, -30000, 0, 100000, 0, 30000, 50000",
        "-50000, 20000, -30000, 0, 20000, 0, 20000, 50000",
        "0, -50000, 0, 10000, 0, 50000, 0, 50000"
    })
    void theMembersLossIsChargedWholeAndTheProfitOfOthersIsTheCollectiveAccounts(
            long members,
            long others,
            long carried,
            long held,
            long profit,
            long ofOthers,
            long covered,
            long charged) {
        ApartLossRules.Sides sides =
                ApartLossRules.ofYear(
                        figures(members, others, carried),
                        true,
                        usd(Math.max(0, -carried)),
                        usd(held));

        assertThat(sides.profit()).isEqualTo(usd(profit));
        assertThat(sides.ofOthers()).isEqualTo(usd(ofOthers));
        assertThat(sides.covered()).isEqualTo(usd(covered));
        assertThat(sides.charged()).isEqualTo(usd(charged));
    }

    /// The profit of others' work, the loss carried forward, that in the carry-over, and what the
    /// account holds with the profit.
    @ParameterizedTest
    @CsvSource({
        "10, -40, 40, 100, 10",
        "40, -10, 40, 100, 10",
        "40, -40, 10, 100, 10",
        "40, -40, 40, -30, 10",
        "40, -40, 40, -41, 0",
        "40, -40, -1, 100, 0",
        "40, 1, 40, 100, 0"
    })
    void theCollectiveAccountCoversNoMoreThanAnyOfItsLimits(
            long others, long carriedForward, long carried, long held, long covered) {
        assertThat(
                        ApartLossRules.ofYear(
                                        figures(-50, others, carriedForward),
                                        true,
                                        usd(carried),
                                        usd(held))
                                .covered())
                .isEqualTo(usd(covered));
    }

    /// What the plan gave or had borne is not given or borne again.
    @ParameterizedTest
    @CsvSource({
        // members, others, carried, left, profit, of others
        "-50, 100, 30, 20, 0, 0",
        "-50, 100, 30, 19, 1, 0",
        "-50, 100, 30, 21, 0, 0",
        "-50, 100, -30, 50, 0, 0",
        "-50, 100, -30, 49, 1, 0",
        "-50, 20, 0, 20, 20, 0",
        "-10, -50, 0, 60, 0, 50",
        "-10, -50, 0, 30, 0, 20",
        "-10, -50, 0, 10, 0, 0",
        "-10, -50, 0, 9, 0, 0",
        "-10, -50, 20, 30, 0, 40",
        "-10, -50, 20, 41, 0, 50"
    })
    void whatAPlanLeftIsChargedBesideWhatItGave(
            long members, long others, long carried, long left, long profit, long ofOthers) {
        assertThat(
                        ApartLossRules.leftByPlan(
                                figures(members, others, carried),
                                true,
                                usd(left),
                                usd(0),
                                usd(100)))
                .isEqualTo(new ApartLossRules.Sides(usd(left), usd(profit), usd(ofOthers), usd(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 0, true",
        "-1, 100, 0, true",
        "0, 100, 0, false",
        "0, 0, 0, false",
        "1, -1, 0, false",
        "1, -2, 0, true",
        "-10, 100, 10, false",
        "-10, 100, 9, true"
    })
    void thereIsALossToChargeWhenTheMembersWorkMadeOneOrAllOfTheYear(
            long members, long others, long carried, boolean loss) {
        assertThat(ApartLossRules.isLoss(figures(members, others, carried), true)).isEqualTo(loss);
    }

    /// Elsewhere the year's result is one.
    @Test
    void whereResultsAreNotKeptApartTheProfitLowersTheLoss() {
        assertThat(ApartLossRules.isLoss(figures(-50, 100, 0), false)).isFalse();
        assertThat(ApartLossRules.ofYear(figures(-100, 40, 0), false, usd(0), usd(0)).charged())
                .isEqualTo(usd(60));
    }

    /// A year whose accounts do not say what others' work brought, and one that does not count it.
    @Test
    void whereResultsAreNotKeptApartTheYearsResultIsTheMembers() {
        Figures unstated = figures(-50, 0, null, null);

        assertThat(ApartLossRules.ofYear(unstated, true, usd(0), usd(100)))
                .isEqualTo(new ApartLossRules.Sides(usd(50), usd(0), usd(0), usd(0)));
        assertThat(
                        ApartLossRules.refusalOfMembersSurplus(
                                figures(50, 0, null, null), true, usd(100), PROFILE.orderRule()))
                .isEmpty();
        assertThat(
                        ApartLossRules.refusalOfMembersSurplus(
                                figures(50, -100, 0), false, usd(50), PROFILE.orderRule()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "50, -100, 0, 50, true",
        "50, -100, 0, 49, false",
        "50, -51, 0, 60, true",
        "0, -50, 0, 50, false",
        "50, -10, -50, 10, true",
        "50, -10, -51, 60, false",
        "50, -10, -45, 5, true",
        "50, -10, -45, 4, false",
        "50, -100, 1, 49, false"
    })
    void whatTheMembersWorkBroughtIsDividedWhileTheCollectiveAccountCanBearTheLoss(
            long members, long others, long carried, long held, boolean refused) {
        Optional<Refusal> refusal =
                ApartLossRules.refusalOfMembersSurplus(
                        figures(members, others, carried), true, usd(held), PROFILE.orderRule());

        assertThat(refusal.map(Refusal::code))
                .isEqualTo(refused ? Optional.of("members-surplus-undivided") : Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyYearIsDividedByAPlanOrChargedAndTheAccountsHaveWhatItBrought(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Figures figures = figures(any(random), any(random), any(random));
            Accounts before =
                    new Accounts(
                            usd(random.nextInt(3) * random.nextInt(80)),
                            usd(random.nextInt(3) * random.nextInt(80)),
                            figures.carriedForward());
            Waterfall plan = plan(figures, before.collective());
            Optional<String> refused =
                    CarryRules.refusalOf(plan, figures, false, PROFILE).map(Refusal::code);
            String context = figures + " " + before;

            if (refused.isEmpty()) {
                Accounts after = after(before, plan);
                assertThat(after.all().plus(paid(plan)))
                        .as(context)
                        .isEqualTo(before.all().plus(figures.netProfit()));
                assertThat(figures.lossBesideProfit()).as(context).isEqualTo(usd(0));
                assertThat(given(plan, "non-member-result"))
                        .as(context)
                        .isEqualTo(others(figures).minus(figures.carriedLoss()).max(usd(0)));
            } else {
                assertThat(refused).as(context).contains("loss-outside-accounts");
                assertThat(ApartLossRules.isLoss(figures, true)).as(context).isTrue();
                assertThat(
                                ApartLossRules.refusalOfMembersSurplus(
                                        figures, true, before.collective(), PROFILE.orderRule()))
                        .as(context)
                        .isEmpty();
                ApartLossRules.Sides sides =
                        ApartLossRules.ofYear(
                                figures, true, before.carried().negated(), before.collective());
                for (Method method : Method.values()) {
                    Accounts after = charged(before, sides, method, null, usd(0));
                    assertThat(after.all())
                            .as(context)
                            .isEqualTo(before.all().plus(figures.netProfit()));
                    mustBeApart(figures, before, after, method, context);
                }
            }
        }
    }

    /// A year whose plan had divided a surplus comes to the same accounts by the plan that corrects
    /// it and the charge after it.
    @ParameterizedTest
    @MethodSource("seeds")
    void aCorrectionToALossAndItsChargeComeToTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Figures figures = figures(-1 - random.nextInt(100), any(random), -any(random, 0));
            Accounts before =
                    new Accounts(
                            usd(random.nextInt(80)),
                            usd(random.nextInt(160)),
                            figures.carriedForward());
            Waterfall plan = plan(figures, before.collective());
            Money left = plan.carriedToNextYear().negated().minus(figures.carriedLoss());
            String context = figures + " " + before;
            assertThat(CarryRules.refusalOf(plan, figures, true, PROFILE)).as(context).isEmpty();
            if (!left.isPositive()) {
                assertThat(others(figures)).as(context).isEqualTo(usd(0));
                continue;
            }
            Accounts corrected = after(before, plan);
            ApartLossRules.Sides sides =
                    ApartLossRules.leftByPlan(
                            figures,
                            true,
                            left,
                            corrected.carried().negated().minus(left),
                            corrected.collective());
            ApartLossRules.Sides atOnce =
                    ApartLossRules.ofYear(
                            figures, true, before.carried().negated(), before.collective());
            for (Method method : Method.values()) {
                assertThat(charged(corrected, sides, method, null, left))
                        .as(context)
                        .isEqualTo(charged(before, atOnce, method, null, usd(0)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1/2, 25000, 75000", "1, 0, 50000", ", 0, 50000"})
    void theCollectiveAccountBearsThePartThatTheByLawsName(
            @Nullable String part, long members, long collective) {
        Figures figures = figures(-50_000, 100_000, 0);
        ApartLossRules.Sides sides = ApartLossRules.ofYear(figures, true, usd(0), usd(0));

        Accounts after =
                charged(
                        new Accounts(usd(0), usd(60_000), usd(0)),
                        sides,
                        Method.COLLECTIVE_FIRST,
                        part == null ? null : Fraction.parse(part),
                        usd(0));

        assertThat(after).isEqualTo(new Accounts(usd(collective), usd(60_000 - members), usd(0)));
    }

    private static void mustBeApart(
            Figures figures, Accounts before, Accounts after, Method method, String context) {
        Money loss =
                others(figures).isPositive()
                        ? others(figures).minus(figures.netProfit()).max(usd(0))
                        : usd(0);
        if (method == Method.SAME_RATIO
                && loss.isPositive()
                && loss.compareTo(before.members()) <= 0) {
            assertThat(after.members()).as(context).isEqualTo(before.members().minus(loss));
            assertThat(after.collective().plus(after.carried()))
                    .as(context)
                    .isEqualTo(before.collective().plus(before.carried()).plus(others(figures)));
        }
        assertThat(after.collective().isNegative()).as(context).isFalse();
        assertThat(after.members().isNegative()).as(context).isFalse();
    }

    /// Signs of all kinds, and zero every third time.
    private static long any(Random random) {
        return (random.nextInt(3) - 1) * (1L + random.nextInt(100));
    }

    private static long any(Random random, int least) {
        return Math.max(least, any(random));
    }

    private static Accounts charged(
            Accounts before,
            ApartLossRules.Sides sides,
            Method method,
            @Nullable Fraction part,
            Money carriedIn) {
        AccountRules.Charge charge =
                AccountRules.charge(
                                sides.charged(),
                                sides.ofOthers(),
                                AccountRules.bearableByCollective(
                                        sides.charged(),
                                        sides.ofOthers(),
                                        sides.available(before.collective()),
                                        part),
                                List.of(
                                        new AccountRules.Bearer(
                                                new UUID(0, 1), 1, before.members(), Fraction.ONE)),
                                method,
                                true,
                                PROFILE.rule("US-07"))
                        .orRefuse();
        Money ofMembers =
                charge.members().stream()
                        .map(AccountRules.Burden::amount)
                        .reduce(usd(0), Money::plus);
        return new Accounts(
                before.collective()
                        .plus(sides.profit())
                        .minus(charge.collective())
                        .minus(sides.covered()),
                before.members().minus(ofMembers),
                before.carried().plus(carriedIn).minus(charge.carried()).plus(sides.covered()));
    }

    private static Accounts after(Accounts before, Waterfall plan) {
        Money borne =
                plan.allLosses().stream()
                        .map(Waterfall.LossLine::amount)
                        .reduce(usd(0), Money::plus);
        Money given =
                plan.lines().stream()
                        .filter(line -> COLLECTIVE.equals(line.fund()))
                        .map(Waterfall.Line::amount)
                        .reduce(usd(0), Money::plus);
        return new Accounts(
                before.collective().minus(borne).plus(given),
                before.members(),
                plan.carriedToNextYear());
    }

    private static Money paid(Waterfall plan) {
        return plan.distributed();
    }

    private static Money given(Waterfall plan, String step) {
        return plan.lines().stream()
                .filter(line -> line.step().equals(step))
                .map(Waterfall.Line::amount)
                .reduce(usd(0), Money::plus);
    }

    private static Money others(Figures figures) {
        return figures.nonMemberResult() == null ? usd(0) : figures.nonMemberResult().max(usd(0));
    }

    private static Waterfall plan(Figures figures, Money held) {
        Articles articles = new Articles("03-31", null, null);
        return WaterfallRules.compute(
                        new Terms(
                                PROFILE,
                                articles,
                                PROFILE.ownPolicy(articles),
                                figures.withFund(COLLECTIVE, held),
                                List.of(MemberMeasures.ofWork(new UUID(0, 1), 1, 60, 1)),
                                Wish.NONE))
                .orRefuse()
                .waterfall();
    }

    private static Figures figures(long members, long others, long carried) {
        return figures(members + others, carried, usd(members), usd(others));
    }

    private static Figures figures(
            long net, long carried, @Nullable Money members, @Nullable Money others) {
        return new Figures(
                usd(net),
                usd(carried),
                usd(0),
                usd(0),
                usd(0),
                usd(0),
                null,
                null,
                null,
                members,
                others,
                null,
                null);
    }

    private static Money usd(long amount) {
        return Money.of(amount, "USD");
    }
}

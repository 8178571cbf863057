package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.amounts;
import static coop.kyodo.surplus.waterfall.Cases.distribute;
import static coop.kyodo.surplus.waterfall.Cases.figures;
import static coop.kyodo.surplus.waterfall.Cases.fourMembers;
import static coop.kyodo.surplus.waterfall.Cases.line;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked examples S1, S4, S5, S6, P1 and P4 of the Act, and both sides of its limits.
class JapaneseActTest {

    private static final String ACT = "JP_ACT_2022";
    private static final Wish NOTHING = distribute(0);

    @Test
    void s1APlainYearFeedsTheThreeFundsAndLeavesTheRestToDistribute() {
        Outcome outcome = outcome(terms(ACT, figures(4_000_000, 0), fourMembers(), Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(400_000));
        assertThat(line(outcome, "reserve").fundAfter()).isEqualTo(yen(1_300_000));
        assertThat(line(outcome, "job-creation").amount()).isEqualTo(yen(200_000));
        assertThat(line(outcome, "education").amount()).isEqualTo(yen(200_000));
        assertThat(outcome.waterfall().distributable()).isEqualTo(yen(3_200_000));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(0));
        assertThat(line(outcome, "reserve").rule()).isEqualTo("JP-200");
        assertThat(line(outcome, "work").rule()).isEqualTo("JP-204");
    }

    @Test
    void s4ARemainingLossMeansALossPlanAndNothingElse() {
        Outcome outcome =
                outcome(terms(ACT, figures(4_000_000, -5_000_000), fourMembers(), distribute(0)));

        assertThat(outcome.table().kind()).isEqualTo(StatutoryTable.Kind.LOSS);
        assertThat(outcome.table().rule()).isEqualTo("JP-210");
        assertThat(outcome.waterfall().lossCovered()).isEqualTo(yen(4_000_000));
        assertThat(outcome.waterfall().lines())
                .allSatisfy(line -> assertThat(line.amount()).isEqualTo(yen(0)));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(-1_000_000));
        assertThat(outcome.table().rows().getLast().amount()).isEqualTo(yen(1_000_000));
        assertThat(outcome.table().rows().getLast().title().ja()).isEqualTo("次期繰越損失金");
    }

    @ParameterizedTest
    @CsvSource({
        "4000000, -5000000, 4000000",
        "4000000, -3000000, 3000000",
        "1, -5000000, 1",
        "0, -5000000, 0",
        "-1, -5000000, 0",
        "4000000, 1, 0"
    })
    void s4AProfitCoversWhatWasCarriedOfALossAndALossOfTheYearCoversNothing(
            long profit, long carried, long covered) {
        Outcome outcome = outcome(terms(ACT, figures(profit, carried), fourMembers(), NOTHING));

        assertThat(outcome.waterfall().lossCovered()).isEqualTo(yen(covered));
    }

    @Test
    void s4DrawDownsLowerTheLossThatIsCarried() {
        Wish wish =
                Wish.of(yen(0), null, List.of(new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(900_000))));

        Outcome outcome = outcome(terms(ACT, figures(4_000_000, -5_000_000), fourMembers(), wish));

        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(-100_000));
    }

    @Test
    void s5ACarriedSurplusIsNotInTheBaseButCanBeDistributed() {
        Outcome outcome =
                outcome(terms(ACT, figures(1_000_000, 300_000), fourMembers(), Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(100_000));
        assertThat(line(outcome, "job-creation").amount()).isEqualTo(yen(50_000));
        assertThat(line(outcome, "education").amount()).isEqualTo(yen(50_000));
        assertThat(outcome.waterfall().distributable()).isEqualTo(yen(1_100_000));
    }

    @Test
    void s6ACertifiedNonProfitDistributesNotEvenOneYen() {
        Refusal refusal =
                refusal(
                        terms(
                                "JP_ACT_2022_NONPROFIT",
                                figures(4_000_000, 0),
                                fourMembers(),
                                distribute(1)));

        assertThat(refusal.rule().id()).isEqualTo("JP-241");
        assertThat(refusal.code()).isEqualTo("distribution-forbidden");
    }

    @Test
    void s6ACertifiedNonProfitStillFeedsTheThreeFunds() {
        Outcome outcome =
                outcome(
                        terms(
                                "JP_ACT_2022_NONPROFIT",
                                figures(4_000_000, 0),
                                fourMembers(),
                                distribute(0)));

        assertThat(outcome.waterfall().lines())
                .extracting(line -> line.amount().amount())
                .containsExactly(400_000L, 200_000L, 200_000L);
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(3_200_000));
    }

    @Test
    void p1TheUnitLeftGoesToTheLargestRemainder() {
        Outcome outcome =
                outcome(terms(ACT, figures(4_000_000, 0), fourMembers(), distribute(1_000_000)));

        assertThat(amounts(outcome, "work"))
                .containsExactly(400_000L, 266_667L, 200_000L, 133_333L);
        assertThat(line(outcome, "work").returned()).isNull();
        assertThat(line(outcome, "work").rounds()).isNull();
        assertThat(line(outcome, "work").measured())
                .containsExactly(new Waterfall.Measured("HOURS", Fraction.ONE, 4_500 * 60, null));
        assertThat(outcome.shares().get(1).quota()).isEqualTo(Fraction.of(800_000, 3));
        assertThat(outcome.shares().get(1).floor()).isEqualTo(yen(266_666));
        assertThat(outcome.shares().get(1).remainderUnit()).isTrue();
        assertThat(outcome.shares().get(1).weight()).isEqualTo(Fraction.of(4, 15));
    }

    @Test
    void p1RoundingDownLeavesTheUnitInTheCarryForward() {
        Terms terms =
                withSplit(
                        terms(ACT, figures(4_000_000, 0), fourMembers(), distribute(1_000_000)),
                        new Split(
                                null,
                                List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                                Split.Rounding.FLOOR,
                                null,
                                null));

        Outcome outcome = outcome(terms);

        assertThat(amounts(outcome, "work"))
                .containsExactly(400_000L, 266_666L, 200_000L, 133_333L);
        assertThat(line(outcome, "work").returned()).isEqualTo(yen(1));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(2_200_001));
    }

    /// P4 [I]: the order of tax and unpaid capital is the profile's.
    @Test
    void beforeTheTaxADividendPaysUpCapitalAndOnlyTheRestIsTaxed() {
        Payout payout =
                Payout.of(
                        yen(400_000),
                        yen(0),
                        Fraction.parse("1021/5000"),
                        yen(20_000),
                        Profile.PayUp.BEFORE_TAX);

        assertThat(payout.unpaidCapital()).isEqualTo(yen(20_000));
        assertThat(payout.withheld()).isEqualTo(yen(77_596));
        assertThat(payout.cash()).isEqualTo(yen(302_404));
    }

    @Test
    void aDividendThatIsSmallerThanTheUnpaidCapitalLeavesNoCash() {
        for (Profile.PayUp order : Profile.PayUp.values()) {
            Payout payout =
                    Payout.of(
                            yen(400_000), yen(0), Fraction.parse("1021/5000"), yen(400_000), order);

            assertThat(payout.cash()).isEqualTo(yen(0));
            assertThat(payout.withheld().plus(payout.unpaidCapital())).isEqualTo(yen(400_000));
        }
    }

    @Test
    void p4TaxIsWithheldAndUnpaidCapitalIsPaidUpBeforeCash() {
        Payout payout =
                Payout.of(
                        yen(400_000),
                        yen(0),
                        Fraction.parse("1021/5000"),
                        yen(20_000),
                        Profile.PayUp.AFTER_TAX);

        assertThat(payout.withheld()).isEqualTo(yen(81_680));
        assertThat(payout.unpaidCapital()).isEqualTo(yen(20_000));
        assertThat(payout.cash()).isEqualTo(yen(298_320));
    }

    @Test
    void p4WithoutUnpaidCapitalAllThatIsLeftAfterTaxIsPaidOut() {
        Payout payout =
                Payout.of(yen(400_000), yen(0), Fraction.parse("1021/5000"), yen(20_000), null);

        assertThat(payout.cash()).isEqualTo(yen(318_320));
    }

    @Test
    void aWithholdingTaxRoundsDown() {
        Payout payout = Payout.of(yen(4), yen(0), Fraction.parse("1021/5000"), yen(0), null);

        assertThat(payout.withheld()).isEqualTo(yen(0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 1", "11, 2", "3999999, 400000", "4000001, 400001"})
    void jp207AMinimumRoundsUp(long profit, long reserve) {
        Outcome outcome = outcome(terms(ACT, figures(profit, 0), fourMembers(), Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(reserve));
    }

    @ParameterizedTest
    @CsvSource({
        "1099999, 400000",
        "1100000, 400000",
        "1100001, 399999",
        "1499999, 1",
        "1500000, 0",
        "1500001, 0"
    })
    void jp208WhatIsMissingFromTheTargetIsEnough(long reserve, long taken) {
        Outcome outcome =
                outcome(
                        terms(
                                ACT,
                                figures(4_000_000, 0, reserve, 3_000_000),
                                fourMembers(),
                                Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(taken));
        assertThat(line(outcome, "reserve").target()).isEqualTo(yen(1_500_000));
    }

    @Test
    void jp208AFullLastStepGoesBeyondTheTarget() {
        Terms plain =
                terms(ACT, figures(4_000_000, 0, 1_499_999, 3_000_000), fourMembers(), Wish.NONE);
        Terms full =
                withStep(
                        plain,
                        0,
                        withUntil(
                                plain.policy().steps().getFirst(),
                                new Until(
                                        Until.Target.ARTICLES,
                                        null,
                                        null,
                                        Until.LastStep.FULL,
                                        null)));

        assertThat(line(outcome(full), "reserve").amount()).isEqualTo(yen(400_000));
    }

    @Test
    void jp200TheTargetIsNeverBelowHalfOfCapitalWhateverTheArticlesSay() {
        Outcome outcome =
                outcome(
                        terms(
                                ACT,
                                figures(4_000_000, 0, 1_500_000, 3_200_000),
                                fourMembers(),
                                Wish.NONE));

        assertThat(line(outcome, "reserve").target()).isEqualTo(yen(1_600_000));
        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(100_000));
    }

    @ParameterizedTest
    @CsvSource({"3200000, 1600000, 100000", "3200001, 1600001, 100001"})
    void jp200HalfOfAnOddCapitalIsRoundedUp(long capital, long target, long amount) {
        Terms terms =
                terms(ACT, figures(4_000_000, 0, 1_500_000, capital), fourMembers(), Wish.NONE);
        Terms ofCapital =
                withStep(
                        terms,
                        0,
                        withUntil(
                                terms.policy().steps().getFirst(),
                                new Until(
                                        Until.Target.CAPITAL,
                                        Fraction.of(1, 2),
                                        null,
                                        null,
                                        null)));

        for (Terms each : List.of(terms, ofCapital)) {
            assertThat(line(outcome(each), "reserve").target()).isEqualTo(yen(target));
            assertThat(line(outcome(each), "reserve").amount()).isEqualTo(yen(amount));
        }
    }

    @Test
    void jp206ALossIsCoveredBeforeTheBaseIsTaken() {
        Outcome outcome =
                outcome(terms(ACT, figures(4_000_000, -1_000_000), fourMembers(), Wish.NONE));

        assertThat(line(outcome, "reserve").base()).isEqualTo(yen(3_000_000));
        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(300_000));
        assertThat(outcome.waterfall().distributable()).isEqualTo(yen(2_400_000));
    }

    @Test
    void jp203AllThatIsLeftMayBeDistributed() {
        Outcome outcome =
                outcome(terms(ACT, figures(4_000_000, 0), fourMembers(), distribute(3_200_000)));

        assertThat(outcome.waterfall().distributed()).isEqualTo(yen(3_200_000));
    }

    @Test
    void jp203OneYenMoreIsRefused() {
        Refusal refusal =
                refusal(terms(ACT, figures(4_000_000, 0), fourMembers(), distribute(3_200_001)));

        assertThat(refusal.code()).isEqualTo("distribution-above-available");
        assertThat(refusal.rule().id()).isEqualTo("JP-203");
        assertThat(refusal.pointer()).isEqualTo("/distributed");
        assertThat(refusal.figures())
                .containsEntry("requested", yen(3_200_001))
                .containsEntry("available", yen(3_200_000));
    }

    @Test
    void jp200MoreThanTheMinimumMayGoToTheReserve() {
        Wish wish = Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(600_000))), null);

        Outcome outcome = outcome(terms(ACT, figures(4_000_000, 0), fourMembers(), wish));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(600_000));
    }

    /// 4,000,000 less a twentieth for each of the other two; what comes later is by law.
    @Test
    void jp200NoMoreGoesToTheReserveThanLaterOnesLeave() {
        Wish all = Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(3_600_000))), null);
        Wish more = Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(3_600_001))), null);
        Wish above = Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(4_000_001))), null);

        Refusal missed = refusal(terms(ACT, figures(4_000_000, 0), fourMembers(), more));
        Refusal refusal = refusal(terms(ACT, figures(4_000_000, 0), fourMembers(), above));

        assertThat(
                        line(
                                        outcome(
                                                terms(
                                                        ACT,
                                                        figures(4_000_000, 0),
                                                        fourMembers(),
                                                        all)),
                                        "reserve")
                                .amount())
                .isEqualTo(yen(3_600_000));
        assertThat(missed.code()).isEqualTo("later-minimum-missed");
        assertThat(refusal.code()).isEqualTo("appropriation-above-available");
        assertThat(refusal.rule().id()).isEqualTo("JP-200");
        assertThat(refusal.figures())
                .containsEntry("step", "reserve")
                .containsEntry("chosen", yen(4_000_001))
                .containsEntry("maximum", yen(4_000_000));
    }

    @Test
    void jp200OneYenLessThanTheMinimumIsRefused() {
        Wish wish = Wish.of(yen(0), List.of(new Wish.Choice("reserve", yen(399_999))), null);

        Refusal refusal = refusal(terms(ACT, figures(4_000_000, 0), fourMembers(), wish));

        assertThat(refusal.code()).isEqualTo("appropriation-below-minimum");
        assertThat(refusal.rule().id()).isEqualTo("JP-200");
        assertThat(refusal.pointer()).isEqualTo("/choices/0/amount");
        assertThat(refusal.figures())
                .containsEntry("chosen", yen(399_999))
                .containsEntry("minimum", yen(400_000));
    }

    @Test
    void jp211NothingIsDistributedWhenNobodyWorked() {
        Refusal refusal = refusal(terms(ACT, figures(4_000_000, 0), List.of(), distribute(1)));

        assertThat(refusal.code()).isEqualTo("nobody-to-distribute-to");
        assertThat(refusal.pointer()).isEqualTo("/distributed");
        assertThat(refusal.rule().id()).isEqualTo("JP-211");
        assertThat(refusal.figures()).containsEntry("pool", yen(1)).containsEntry("members", 0);
    }

    @Test
    void jp211WhenNobodyWorkedAllIsCarriedOverUnlessSomebodyWantsItDistributed() {
        for (Wish wish : List.of(Wish.NONE, NOTHING)) {
            Outcome outcome = outcome(terms(ACT, figures(4_000_000, 0), List.of(), wish));

            assertThat(outcome.waterfall().distributed()).isEqualTo(yen(0));
            assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(3_200_000));
        }
    }

    @Test
    void jp209TheDispositionPlanAddsUp() {
        Outcome outcome =
                outcome(
                        terms(
                                ACT,
                                figures(4_000_000, 300_000),
                                fourMembers(),
                                distribute(3_000_000)));

        assertThat(outcome.table().kind()).isEqualTo(StatutoryTable.Kind.DISPOSITION);
        assertThat(outcome.table().rows())
                .extracting(StatutoryTable.Row::number)
                .containsExactly("1", "1.1", "1.2", "2", "3", "3.1", "3.2", "3.3", "3.4", "4");
        assertThat(outcome.table().rows())
                .extracting(row -> row.amount().amount())
                .containsExactly(
                        4_300_000L,
                        4_000_000L,
                        300_000L,
                        0L,
                        3_800_000L,
                        400_000L,
                        200_000L,
                        200_000L,
                        3_000_000L,
                        500_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, 0, LOSS, 当期未処分剰余金",
        "100, 0, 1, DISPOSITION, 当期未処分剰余金",
        "0, 100, 0, LOSS, 当期未処理損失金",
        "0, 100, 1, DISPOSITION, 当期未処分剰余金",
        "-100, 101, 1, DISPOSITION, 当期未処分剰余金",
        "0, 0, 0, LOSS, 当期未処理損失金"
    })
    void jp209ADispositionPlanIsMadeWhenThereIsSomethingAndSomeOfItIsAppropriated(
            long carried, long drawn, long distributed, StatutoryTable.Kind kind, String first) {
        Figures figures = figures(0, carried).withFund(Fund.VOLUNTARY, yen(101));
        Wish wish =
                Wish.of(
                        yen(distributed),
                        null,
                        List.of(new Wish.DrawDown(Fund.VOLUNTARY, yen(drawn))));

        StatutoryTable table = outcome(terms(ACT, figures, fourMembers(), wish)).table();

        assertThat(table.kind()).isEqualTo(kind);
        assertThat(table.rows().getFirst().title().ja()).isEqualTo(first);
    }

    @Test
    void jp209WhatAStepCarriesOverIsNoAppropriation() {
        String steps =
                """
                - name: carried
                  title: {en: Carried over, ja: 繰越}
                  source: RESULT
                  rate: 1/4
                  bound: EXACT
                  sink: CARRY_OVER
                - name: work
                  title: {en: Work, ja: 労働}
                  source: REMAINING
                  rate: "1"
                  bound: MAX
                  sink: MEMBERS
                  split: {measures: [{measure: HOURS, weight: "1"}]}
                """;

        assertThat(
                        outcome(
                                        terms(
                                                policy(ACT, steps),
                                                figures(4_000_000, 0),
                                                fourMembers(),
                                                distribute(2_000_000)))
                                .table()
                                .rows())
                .extracting(row -> row.number() + " " + row.amount().amount())
                .endsWith("3 2000000", "3.1 2000000", "4 2000000");
    }

    @ParameterizedTest
    @CsvSource({
        "LEGAL_RESERVE, 900001, draw-down-above-balance, JP-210",
        "LEGAL_RESERVE, 600001, draw-down-above-loss, JP-200",
        "LEGAL_RESERVE, -1, draw-down-above-balance, JP-210",
        "CAPITAL_SURPLUS, 1, draw-down-above-balance, JP-210"
    })
    void jp210ALossIsCoveredOnlyFromWhatIsThere(
            String from, long amount, String code, String rule) {
        Wish wish = Wish.of(yen(0), null, List.of(new Wish.DrawDown(from, yen(amount))));

        Refusal refusal = refusal(terms(ACT, figures(-600_000, 0), fourMembers(), wish));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.rule().id()).isEqualTo(rule);
    }

    @Test
    void jp210TheReserveMayCoverTheWholeLoss() {
        Wish wish =
                Wish.of(yen(0), null, List.of(new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(600_000))));

        Outcome outcome = outcome(terms(ACT, figures(-600_000, 0), fourMembers(), wish));

        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(0));
    }

    @Test
    void jp210TheReserveIsNotDrawnWhileAVoluntaryFundIsLeft() {
        Figures plain = figures(-600_000, 0);
        Figures withFund =
                new Figures(
                        plain.netProfit(),
                        plain.carriedForward(),
                        plain.reserveBalance(),
                        plain.jobCreationBalance(),
                        plain.educationCarryOver(),
                        plain.capital(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        yen(100),
                        null);
        Wish wish = Wish.of(yen(0), null, List.of(new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(1))));

        Refusal refusal = refusal(terms(ACT, withFund, fourMembers(), wish));

        assertThat(refusal.code()).isEqualTo("draw-down-out-of-order");
        assertThat(refusal.rule().id()).isEqualTo("JP-210");
    }

    /// A loss of 600,000 of which a voluntary fund covers 100.
    @ParameterizedTest
    @CsvSource({"599900, ", "599901, 599900"})
    void jp200TheReserveCoversNoMoreThanWhatTheVoluntaryFundsLeft(
            long drawn, @Nullable Long maximum) {
        Figures figures = figures(-600_000, 0).withFund(Fund.VOLUNTARY, yen(100));
        Wish wish =
                Wish.of(
                        yen(0),
                        null,
                        List.of(
                                new Wish.DrawDown(Fund.VOLUNTARY, yen(100)),
                                new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(drawn))));
        Terms terms = terms(ACT, figures, fourMembers(), wish);
        if (maximum == null) {
            assertThat(outcome(terms).waterfall().carriedToNextYear()).isEqualTo(yen(0));
            return;
        }

        Refusal refusal = refusal(terms);

        assertThat(refusal.code()).isEqualTo("draw-down-above-loss");
        assertThat(refusal.rule().id()).isEqualTo("JP-200");
        assertThat(refusal.figures())
                .containsEntry("requested", yen(drawn))
                .containsEntry("maximum", yen(maximum));
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, draw-down-out-of-order"})
    void jp210AVoluntaryFundIsBeforeTheCapitalSurplusAlsoWhereThereIsNoReserve(
            long voluntary, @Nullable String code) {
        Figures figures =
                figures(-600_000, 0, 0, 3_000_000)
                        .withFund(Fund.VOLUNTARY, yen(voluntary))
                        .withFund(Fund.CAPITAL_SURPLUS, yen(100));
        Wish wish = Wish.of(yen(0), null, List.of(new Wish.DrawDown(Fund.CAPITAL_SURPLUS, yen(1))));
        Terms terms = terms(ACT, figures, fourMembers(), wish);

        assertThat(WaterfallRules.compute(terms) instanceof Decision.Accepted<Outcome>)
                .isEqualTo(code == null);
        if (code != null) {
            assertThat(refusal(terms).code()).isEqualTo(code);
        }
    }

    @Test
    void jp200AProfitableYearDoesNotDrawOnTheReserve() {
        Wish wish = Wish.of(yen(0), null, List.of(new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(1))));

        Refusal refusal = refusal(terms(ACT, figures(4_000_000, 0), fourMembers(), wish));

        assertThat(refusal.code()).isEqualTo("draw-down-above-loss");
        assertThat(refusal.rule().id()).isEqualTo("JP-200");
    }

    static Terms withSplit(Terms terms, Split split) {
        int last = terms.policy().steps().size() - 1;
        Step step = terms.policy().steps().get(last);
        return withStep(
                terms,
                last,
                new Step(
                        step.name(),
                        step.title(),
                        step.source(),
                        step.rate(),
                        step.amount(),
                        step.bound(),
                        step.rounding(),
                        step.until(),
                        step.sink(),
                        step.fund(),
                        split,
                        step.rule()));
    }

    private static Step withUntil(Step step, Until until) {
        return new Step(
                step.name(),
                step.title(),
                step.source(),
                step.rate(),
                step.amount(),
                step.bound(),
                step.rounding(),
                until,
                step.sink(),
                step.fund(),
                step.split(),
                step.rule());
    }

    private static Terms withStep(Terms terms, int at, Step step) {
        List<Step> steps = new ArrayList<>(terms.policy().steps());
        steps.set(at, step);
        Policy policy = new Policy(1, terms.profile().name(), null, steps, null);
        return new Terms(
                terms.profile(),
                terms.articles(),
                policy,
                terms.figures(),
                terms.members(),
                terms.wish());
    }
}

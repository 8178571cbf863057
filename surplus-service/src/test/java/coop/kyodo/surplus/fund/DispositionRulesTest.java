package coop.kyodo.surplus.fund;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.fund.Journal.Kind;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Fund;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A year of 1,000 with 300 carried forward: 20 are drawn, the reserve bears 5 of a loss and the
/// members 7; 100 go to the reserve, 70 to the members, and the rest is carried over.
class DispositionRulesTest {

    private static final Money NONE = yen(0);

    private static final Figures FIGURES =
            new Figures(
                    yen(1_000),
                    yen(300),
                    yen(900),
                    NONE,
                    NONE,
                    yen(3_000),
                    null,
                    null,
                    null,
                    null,
                    null,
                    yen(50),
                    yen(60),
                    null,
                    null,
                    new TreeMap<>(Map.of("FACILITIES_FUND", yen(40))));

    private static final Wish DRAWN =
            Wish.of(null, null, List.of(new Wish.DrawDown(Fund.VOLUNTARY, yen(20))));

    private static final Waterfall WATERFALL =
            new Waterfall(
                    yen(1_000),
                    yen(300),
                    NONE,
                    yen(20),
                    yen(1_300),
                    yen(1_000),
                    List.of(toReserve(100)),
                    yen(70),
                    yen(70),
                    yen(1_162),
                    List.of(loss(Fund.LEGAL_RESERVE, 5), loss(LossStep.MEMBERS, 7)));

    private static final DispositionRules.Distributed DISTRIBUTED =
            new DispositionRules.Distributed(yen(30), yen(40));

    @Test
    void whatTheFiguresReportBesideTheLedgerIsOpened() {
        Map<String, Money> balances =
                Map.of(
                        Fund.LEGAL_RESERVE, yen(880),
                        Fund.VOLUNTARY, yen(55),
                        Fund.CAPITAL_SURPLUS, yen(60),
                        Account.CARRY_OVER, yen(299));

        assertThat(credits(Kind.OPENING, balances))
                .containsOnly(
                        Map.entry(Fund.LEGAL_RESERVE, 20L),
                        Map.entry(Fund.VOLUNTARY, -5L),
                        Map.entry("FACILITIES_FUND", 40L),
                        Map.entry(Account.CARRY_OVER, 1L),
                        Map.entry(Account.REPORTED, -56L));
    }

    @Test
    void theResultWhatIsDrawnAndWhatBearsALossBecomeUnappropriated() {
        assertThat(credits(Kind.RESULT, Map.of()))
                .containsOnly(
                        Map.entry(Account.REPORTED, -1_000L),
                        Map.entry(Account.CARRY_OVER, -300L),
                        Map.entry(Fund.VOLUNTARY, -20L),
                        Map.entry(Fund.LEGAL_RESERVE, -5L),
                        Map.entry(Account.MEMBER_LOSSES, -7L),
                        Map.entry(Account.UNAPPROPRIATED, 1_332L));
    }

    @Test
    void theUnappropriatedSurplusGoesWhereThePlanSaysAndIsUsedUp() {
        assertThat(credits(Kind.DISPOSITION, Map.of()))
                .containsOnly(
                        Map.entry(Fund.LEGAL_RESERVE, 100L),
                        Map.entry(Account.DIVIDENDS_PAYABLE, 30L),
                        Map.entry(Account.MEMBER_ACCOUNTS, 40L),
                        Map.entry(Account.CARRY_OVER, 1_162L),
                        Map.entry(Account.UNAPPROPRIATED, -1_332L));
    }

    @Test
    void aFundKeepsWhatIsNotDrawnAndBearsNoLossAndGetsWhatItsStepsGive() {
        assertThat(DispositionRules.left(FIGURES, DRAWN, WATERFALL))
                .containsOnly(
                        Map.entry(Fund.LEGAL_RESERVE, yen(995)),
                        Map.entry(Fund.JOB_CREATION, NONE),
                        Map.entry(Fund.EDUCATION, NONE),
                        Map.entry(Fund.VOLUNTARY, yen(30)),
                        Map.entry(Fund.CAPITAL_SURPLUS, yen(60)),
                        Map.entry("FACILITIES_FUND", yen(40)),
                        Map.entry(Account.CARRY_OVER, yen(1_162)),
                        Map.entry(Account.UNAPPROPRIATED, NONE));
    }

    @Test
    void theFiguresContinueTheReserveTheCarryOverAndTheFundsThatAreKept() {
        assertThat(DispositionRules.continued(FIGURES, Set.of(), _ -> false))
                .containsOnly(
                        Map.entry(Fund.LEGAL_RESERVE, yen(900)),
                        Map.entry(Account.CARRY_OVER, yen(300)));
        assertThat(DispositionRules.continued(FIGURES, Set.of(Fund.VOLUNTARY), _ -> false))
                .containsOnlyKeys(Fund.LEGAL_RESERVE, Account.CARRY_OVER, Fund.VOLUNTARY);
    }

    @Test
    void theCapitalSurplusIsContinuedOnlyWhereItIsIndivisible() {
        Set<String> kept = Set.of(Fund.CAPITAL_SURPLUS);

        assertThat(DispositionRules.continued(FIGURES, kept, _ -> false))
                .doesNotContainKey(Fund.CAPITAL_SURPLUS);
        assertThat(DispositionRules.continued(FIGURES, kept, Fund.CAPITAL_SURPLUS::equals))
                .containsEntry(Fund.CAPITAL_SURPLUS, yen(60));
    }

    @Test
    void aCorrectionPostsWhatItsJournalsHaveMoreOrLess() {
        Map<Kind, List<Journal.Posting>> before = postings(Map.of());
        Map<Kind, List<Journal.Posting>> after =
                Map.of(
                        Kind.DISPOSITION,
                        Journal.move(Account.UNAPPROPRIATED, Fund.LEGAL_RESERVE, yen(110)));

        Map<Kind, List<Journal.Posting>> differences = DispositionRules.differences(before, after);

        assertThat(credits(differences, Kind.DISPOSITION))
                .containsOnly(
                        Map.entry(Fund.LEGAL_RESERVE, 10L),
                        Map.entry(Account.DIVIDENDS_PAYABLE, -30L),
                        Map.entry(Account.MEMBER_ACCOUNTS, -40L),
                        Map.entry(Account.CARRY_OVER, -1_162L),
                        Map.entry(Account.UNAPPROPRIATED, 1_222L));
        assertThat(credits(differences, Kind.RESULT))
                .containsEntry(Account.UNAPPROPRIATED, -1_332L);
        assertThat(DispositionRules.differences(before, before)).isEmpty();
    }

    private static Map<Kind, List<Journal.Posting>> postings(Map<String, Money> balances) {
        return DispositionRules.postings(FIGURES, DRAWN, WATERFALL, DISTRIBUTED, balances);
    }

    private static Map<String, Long> credits(Kind kind, Map<String, Money> balances) {
        return credits(postings(balances), kind);
    }

    private static Map<String, Long> credits(Map<Kind, List<Journal.Posting>> journals, Kind kind) {
        Map<String, Long> credits = new TreeMap<>();
        journals.getOrDefault(kind, List.of())
                .forEach(posting -> credits.put(posting.account(), posting.credited().amount()));
        return credits;
    }

    private static Waterfall.LossLine loss(String from, long amount) {
        return new Waterfall.LossLine(
                "loss", new Texts("Loss", "損失"), from, Fraction.ONE, yen(amount), null, null);
    }

    private static Waterfall.Line toReserve(long amount) {
        return new Waterfall.Line(
                "reserve",
                new Texts("Reserve", "準備金"),
                Step.Sink.INDIVISIBLE_FUND,
                Fund.LEGAL_RESERVE,
                Step.Source.RESULT,
                yen(1_000),
                Fraction.of(1, 10),
                null,
                Step.Bound.MIN,
                yen(amount),
                yen(amount),
                null,
                NONE,
                null,
                null,
                null,
                null,
                "JP-200",
                "");
    }

    private static Money yen(long amount) {
        return Money.yen(amount);
    }
}

package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.ARTICLES;
import static coop.kyodo.surplus.waterfall.Cases.amounts;
import static coop.kyodo.surplus.waterfall.Cases.distribute;
import static coop.kyodo.surplus.waterfall.Cases.line;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.split;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.worked;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.profile.Until;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked examples of other profiles, and of policies seen elsewhere.
class OtherProfilesTest {

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String WORK_AND_CAPITAL =
            """
            - name: work
              title: {en: Work, ja: 労働}
              source: REMAINING
              rate: "1"
              bound: MAX
              sink: MEMBERS
              split: {measures: [{measure: HOURS, weight: "1"}]}
            - name: capital
              title: {en: Capital, ja: 出資}
              source: PAID_IN_CAPITAL
              rate: 2/100
              bound: MAX
              sink: MEMBERS
              split: {measures: [{measure: CAPITAL, weight: "1"}]}
            """;

    @Test
    void jwcuChargesTurnoverFirstThenFundsThenWorkThenCapital() {
        Figures figures =
                new Figures(
                        yen(6_200_000),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(20_000_000),
                        yen(20_000_000),
                        null,
                        yen(120_000_000),
                        null,
                        null,
                        null,
                        null);
        List<MemberMeasures> members =
                List.of(
                        worked(1, 2_000).with("CAPITAL", 15_000_000),
                        worked(2, 1_000).with("CAPITAL", 5_000_000));

        Outcome outcome = outcome(terms("JWCU_2008", figures, members, distribute(3_000_000)));

        assertThat(line(outcome, "reserved-fund").amount()).isEqualTo(yen(1_200_000));
        assertThat(line(outcome, "job-creation").base()).isEqualTo(yen(5_000_000));
        assertThat(line(outcome, "job-creation").amount()).isEqualTo(yen(700_000));
        assertThat(line(outcome, "education").amount()).isEqualTo(yen(500_000));
        assertThat(line(outcome, "mutual-aid").amount()).isEqualTo(yen(300_000));
        assertThat(amounts(outcome, "work")).containsExactly(2_000_000L, 1_000_000L);
        assertThat(amounts(outcome, "capital")).containsExactly(300_000L, 100_000L);
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(100_000));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 400000"})
    void jw03dCapitalGetsNothingOfAYearThatGivesNothingToWork(long work, long capital) {
        Figures figures = figures(6_200_000, 0, 20_000_000);
        List<MemberMeasures> members = List.of(worked(1, 2_000).with("CAPITAL", 20_000_000));

        Outcome outcome =
                outcome(
                        terms(
                                policy("JWCU_2008", WORK_AND_CAPITAL),
                                figures,
                                members,
                                distribute(work)));

        assertThat(line(outcome, "capital").required()).isEqualTo(yen(400_000));
        assertThat(line(outcome, "capital").amount()).isEqualTo(yen(capital));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ", "0, 1, interest-without-work", "1, 1, "})
    void jw03dInterestThatIsChosenNeedsSomethingForWorkToo(
            long work, long interest, @Nullable String code) {
        Policy policy = policy("JWCU_2008", WORK_AND_CAPITAL);
        Wish wish = Wish.of(yen(work), List.of(new Wish.Choice("capital", yen(interest))), null);
        Outcome outcome =
                outcome(
                        terms(
                                policy,
                                figures(6_200_000, 0, 20_000_000),
                                List.of(worked(1, 2_000).with("CAPITAL", 20_000_000)),
                                wish));

        Optional<Refusal> refusal =
                CapitalAfterWorkRules.refusalOf(
                        outcome.waterfall(), policy, Profiles.of("JWCU_2008"));

        assertThat(refusal.map(Refusal::code)).isEqualTo(Optional.ofNullable(code));
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("interest", yen(interest))
                        .containsEntry("work", yen(work)));
    }

    @ParameterizedTest
    @CsvSource({", 400000", "15000000, 300000", "0, 0"})
    void jw03dInterestIsOfWhatWasPaidInAndNotOfWhatWasSubscribed(
            @Nullable Long paidIn, long interest) {
        Figures figures = figures(6_200_000, 0, 20_000_000);
        Figures paid = paidIn == null ? figures : withPaidIn(figures, paidIn);
        List<MemberMeasures> members = List.of(worked(1, 2_000).with("CAPITAL", 20_000_000));

        Outcome outcome =
                outcome(terms(policy("JWCU_2008", WORK_AND_CAPITAL), paid, members, distribute(1)));

        assertThat(line(outcome, "capital").amount()).isEqualTo(yen(interest));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "0, 0, 0", "-1, 0, 0"})
    void aStepOfTheYearsResultTakesNothingOfALoss(long profit, long base, long amount) {
        String ofResult = WORK_AND_CAPITAL.replace("REMAINING", "RESULT");

        Outcome outcome =
                outcome(
                        terms(
                                policy("JWCU_2008", ofResult),
                                Cases.figures(profit, 1_000),
                                List.of(worked(1, 2_000)),
                                Wish.NONE));

        assertThat(line(outcome, "work").base()).isEqualTo(yen(base));
        assertThat(line(outcome, "work").amount()).isEqualTo(yen(amount));
    }

    @Test
    void italyCapsEachRefundAtThirtyPercentOfPayAndTheRestGoesToTheReserve() {
        Figures figures = figures(100_000, 0, 0);
        List<MemberMeasures> members = List.of(paid(1, 30_000), paid(2, 20_000), paid(3, 10_000));

        Outcome outcome = outcome(terms("IT", figures, members, distribute(24_000)));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(30_000));
        assertThat(line(outcome, "mutual-funds").amount()).isEqualTo(yen(3_000));
        assertThat(outcome.waterfall().distributable()).isEqualTo(yen(67_000));
        assertThat(amounts(outcome, "refund")).containsExactly(9_000L, 6_000L, 3_000L);
        assertThat(line(outcome, "refund").returned()).isEqualTo(yen(6_000));
        assertThat(line(outcome, "rest").amount()).isEqualTo(yen(49_000));
    }

    @Test
    void italyFeedsTheReserveWhateverItsSize() {
        Outcome outcome =
                outcome(
                        terms(
                                "IT",
                                figures(100_000, 900_000_000, 0),
                                List.of(paid(1, 30_000)),
                                distribute(0)));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(30_000));
    }

    @Test
    void aCapWithRedistributionFillsThoseBelowTheirs() {
        Split split =
                new Split(
                        null,
                        List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                        null,
                        new Split.Cap("PAY", Fraction.of(1, 2), Split.Excess.REDISTRIBUTE),
                        null);
        List<MemberMeasures> members =
                List.of(
                        worked(1, 30).with("PAY", 1_000),
                        worked(2, 20).with("PAY", 100_000),
                        worked(3, 10).with("PAY", 100_000));

        SplitRules.Division division = SplitRules.divide("work", yen(6_500), split, members);

        assertThat(division.shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(500L, 4_000L, 2_000L);
        assertThat(division.returned()).isEqualTo(yen(0));
    }

    @Test
    void aCapThatHoldsForEverybodyReturnsWhatItCannotPlace() {
        Split split =
                new Split(
                        null,
                        List.of(new Split.Weighted("PAY", Fraction.ONE)),
                        null,
                        new Split.Cap("PAY", Fraction.of(3, 10), Split.Excess.REDISTRIBUTE),
                        null);

        SplitRules.Division division =
                SplitRules.divide(
                        "refund",
                        yen(24_000),
                        split,
                        List.of(paid(1, 30_000), paid(2, 20_000), paid(3, 10_000)));

        assertThat(division.shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(9_000L, 6_000L, 3_000L);
        assertThat(division.returned()).isEqualTo(yen(6_000));
    }

    @ParameterizedTest
    @CsvSource({"970000, 60000, 0", "999999, 60000, 0", "1000000, 0, 40000", "1030000, 0, 40000"})
    void uruguayTakesFifteenPercentUntilPaidInCapitalAndTenAfterwards(
            long reserve, long below, long reached) {
        Outcome outcome =
                outcome(
                        terms(
                                "UY",
                                figures(400_000, reserve, 1_000_000),
                                Cases.fourMembers(),
                                distribute(0)));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(below));
        assertThat(line(outcome, "reserve-once-reached").amount()).isEqualTo(yen(reached));
    }

    @Test
    void usMembersAndNonMembersResultsStayApartAndAFifthIsPaidInMoney() {
        Figures figures =
                new Figures(
                        yen(120_000),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(0),
                        null,
                        null,
                        null,
                        yen(100_000),
                        yen(20_000),
                        null,
                        null);
        List<MemberMeasures> members = List.of(worked(1, 2_000), worked(2, 1_500), worked(3, 500));

        Outcome outcome = outcome(terms("US_ICA", figures, members, distribute(50_000)));

        assertThat(line(outcome, "collective").fundAfter()).isEqualTo(yen(70_000));
        assertThat(amounts(outcome, "patronage")).containsExactly(25_000L, 18_750L, 6_250L);
        assertThat(outcome.shares())
                .extracting(share -> share.cash().amount())
                .containsExactly(5_000L, 3_750L, 1_250L);
        assertThat(outcome.shares())
                .extracting(share -> share.retained().amount())
                .containsExactly(20_000L, 15_000L, 5_000L);
    }

    @Test
    void weightedCategoriesAddUpToTheCent() {
        Split split =
                split(
                        Split.Mix.POINTS,
                        "LABOUR",
                        "4/10",
                        "REVENUE",
                        "3/10",
                        "CASH",
                        "2/10",
                        "COMMUNITY",
                        "1/10");
        List<MemberMeasures> members =
                List.of(
                        categories(1, 6_000, 4_000, 2_000, 500),
                        categories(2, 4_000, 1_000, 5_000, 1_000),
                        categories(3, 3_000, 2_000, 1_000, 2_000));

        SplitRules.Division division =
                SplitRules.divide("patronage", Money.of(1_200_000, "USD"), split, members);

        assertThat(division.shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(525_406L, 389_189L, 285_405L);
        assertThat(division.shares().getFirst().quota()).isEqualTo(Fraction.of(19_440_000, 37));
    }

    @Test
    void halfByTimeAndHalfInEqualPartsIsAMixOfTwoShares() {
        List<MemberMeasures> members =
                List.of(
                        worked(1, 500),
                        worked(2, 400),
                        worked(3, 300),
                        worked(4, 200),
                        worked(5, 100));

        SplitRules.Division division =
                SplitRules.divide(
                        "work", yen(90_000), split(null, "HOURS", "1/2", "EQUAL", "1/2"), members);

        assertThat(division.shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(24_000L, 21_000L, 18_000L, 15_000L, 12_000L);
    }

    @Test
    void mondragonSplitsTheSurplusIntoReserveAccountsAndSocialFund() {
        Policy policy =
                new Policy(
                        1,
                        "GENERIC",
                        null,
                        List.of(
                                fund("reserve", "45/100", "COLLECTIVE_RESERVE", null),
                                fund("social", "10/100", "SOCIAL_FUND", null),
                                new Step(
                                        "accounts",
                                        new Texts("Members' accounts", "組合員口座"),
                                        Step.Source.RESULT_AFTER_LOSS,
                                        Fraction.of(45, 100),
                                        null,
                                        Step.Bound.EXACT,
                                        null,
                                        null,
                                        Step.Sink.MEMBERS,
                                        null,
                                        new Split(
                                                null,
                                                List.of(new Split.Weighted("PAY", Fraction.ONE)),
                                                null,
                                                null,
                                                Fraction.ZERO),
                                        null)),
                        null);

        Outcome outcome =
                outcome(
                        new Terms(
                                Profiles.of("GENERIC"),
                                ARTICLES,
                                policy,
                                figures(1_000_000, 0, 0),
                                List.of(paid(1, 2), paid(2, 1)),
                                Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(450_000));
        assertThat(line(outcome, "social").amount()).isEqualTo(yen(100_000));
        assertThat(amounts(outcome, "accounts")).containsExactly(300_000L, 150_000L);
        assertThat(outcome.shares())
                .allSatisfy(share -> assertThat(share.cash()).isEqualTo(yen(0)));
    }

    @ParameterizedTest
    @CsvSource({"100000, 30000", "130000, 20000", "150000, 0"})
    void franceFeedsTheReserveUntilTheHighestCapitalEver(long reserve, long taken) {
        Figures figures =
                new Figures(
                        yen(200_000),
                        yen(0),
                        yen(reserve),
                        yen(0),
                        yen(0),
                        yen(120_000),
                        null,
                        yen(150_000),
                        null,
                        null,
                        null,
                        null,
                        null);
        Policy policy =
                new Policy(
                        1,
                        "GENERIC",
                        null,
                        List.of(
                                fund(
                                        "reserve",
                                        "15/100",
                                        Fund.LEGAL_RESERVE,
                                        new Until(
                                                Until.Target.HIGHEST_CAPITAL,
                                                null,
                                                null,
                                                null,
                                                null))),
                        null);

        Outcome outcome =
                outcome(
                        new Terms(
                                Profiles.of("GENERIC"),
                                ARTICLES,
                                policy,
                                figures,
                                List.of(),
                                distribute(0)));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(taken));
    }

    @Test
    void aFixedAmountAndACarryOverAreStepsLikeAnyOther() {
        Step carry =
                new Step(
                        "buffer",
                        new Texts("Buffer", "繰越"),
                        Step.Source.REMAINING,
                        null,
                        yen(30_000),
                        Step.Bound.EXACT,
                        null,
                        null,
                        Step.Sink.CARRY_OVER,
                        null,
                        null,
                        null);
        Policy own = Profiles.of("GENERIC").ownPolicy(ARTICLES);
        Policy policy =
                new Policy(1, "GENERIC", null, List.of(carry, own.steps().getFirst()), null);

        Outcome outcome =
                outcome(
                        new Terms(
                                Profiles.of("GENERIC"),
                                ARTICLES,
                                policy,
                                figures(100_000, 0, 0),
                                Cases.fourMembers(),
                                Wish.NONE));

        assertThat(outcome.waterfall().distributed()).isEqualTo(yen(70_000));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(30_000));
    }

    @Test
    void aProfileWithoutLawfulSourcesDrawsNothing() {
        Wish wish = Wish.of(yen(0), null, List.of(new Wish.DrawDown(Fund.VOLUNTARY, yen(1))));

        Refusal refusal =
                refusal(terms("US_ICA", figures(100_000, 0, 0), Cases.fourMembers(), wish));

        assertThat(refusal.code()).isEqualTo("draw-down-forbidden");
        assertThat(refusal.figures())
                .containsEntry("from", Fund.VOLUNTARY)
                .containsEntry("sources", List.of());
    }

    private static Figures withPaidIn(Figures figures, long paidIn) {
        return new Figures(
                figures.netProfit(),
                figures.carriedForward(),
                figures.reserveBalance(),
                figures.jobCreationBalance(),
                figures.educationCarryOver(),
                figures.capital(),
                yen(paidIn),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Figures figures(long netProfit, long reserve, long capital) {
        return Cases.figures(netProfit, 0, reserve, capital);
    }

    private static MemberMeasures paid(long number, long pay) {
        return MemberMeasures.ofWork(new UUID(0, number), number, 0, 0).with("PAY", pay);
    }

    private static MemberMeasures categories(
            long number, long labour, long revenue, long cash, long community) {
        return MemberMeasures.ofWork(NOBODY, number, 0, 0)
                .with("LABOUR", labour)
                .with("REVENUE", revenue)
                .with("CASH", cash)
                .with("COMMUNITY", community);
    }

    private static Step fund(String name, String rate, String fund, @Nullable Until until) {
        return new Step(
                name,
                new Texts(name, name),
                Step.Source.RESULT_AFTER_LOSS,
                Fraction.parse(rate),
                null,
                Step.Bound.MIN,
                null,
                until,
                Step.Sink.INDIVISIBLE_FUND,
                fund,
                null,
                null);
    }
}

package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.amounts;
import static coop.kyodo.surplus.waterfall.Cases.distribute;
import static coop.kyodo.surplus.waterfall.Cases.line;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked examples of France, Spain with Mondragon, and Quebec: FR-01 to FR-04, ES-01, ES-03,
/// CA-01 to CA-03.
class CountriesTest {

    private static final String INTEREST =
            """
            - name: interest
              title: {en: Interest on capital, ja: 出資利子}
              source: PAID_IN_CAPITAL
              rate: 75/1000
              bound: MAX
              sink: MEMBERS
              limits: [{source: RESULT, rate: 2/5}]
              split: {measures: [{measure: CAPITAL, weight: "1"}]}
            """;

    private static final String TENTH =
            """
            - name: reserve
              title: {en: Reserve, ja: 準備金}
              source: RESULT_AFTER_LOSS
              rate: 1/10
              bound: MIN
              until: {target: DEBTS, share: 2/5, lastStep: FULL}
              sink: INDIVISIBLE_FUND
              fund: LEGAL_RESERVE
            """;

    private static final String REBATE =
            """
            - name: rebate
              title: {en: Rebate, ja: 割戻し}
              source: REMAINING
              rate: "1"
              bound: MAX
              sink: MEMBERS
              split: {cash: "%s", retained: UNITS, measures: [{measure: HOURS, weight: "1"}]}
            """;

    @ParameterizedTest
    @CsvSource({"100000, 30000, 0", "130000, 20000, 10000"})
    void fr01To04AFrenchYearAndTheNextOne(long reserve, long taken, long carried) {
        List<MemberMeasures> five =
                List.of(
                        employed(1, 500, 12),
                        employed(2, 400, 12),
                        employed(3, 300, 12),
                        employed(4, 200, 12),
                        employed(0, 100, 3));

        Outcome outcome = outcome(terms("FR_SCOP", french(reserve), five, Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(taken));
        assertThat(line(outcome, "development").amount()).isEqualTo(yen(50_000));
        assertThat(line(outcome, "work").amount()).isEqualTo(yen(90_000));
        assertThat(line(outcome, "interest").amount()).isEqualTo(yen(30_000));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(carried));
        assertThat(outcome.waterfall().distributable())
                .as("of the first step for the members, not of the interest")
                .isEqualTo(yen(150_000 - taken));
        assertThat(amounts(outcome, "work"))
                .containsExactlyInAnyOrder(24_000L, 21_000L, 18_000L, 15_000L, 12_000L);
    }

    @ParameterizedTest
    @CsvSource({"3, 0, true", "2, 6, true", "2, 5, false", "0, 0, false"})
    void fr03ThreeMonthsInTheYearOrSixOfSeniorityAreEnough(
            long months, long seniority, boolean shares) {
        MemberMeasures newcomer =
                MemberMeasures.ofWork(new UUID(0, 9), 0, 600, 10)
                        .with("MONTHS", months)
                        .with("SENIORITY", seniority);

        Outcome outcome =
                outcome(
                        terms(
                                "FR_SCOP",
                                french(100_000),
                                List.of(employed(1, 100, 12), newcomer),
                                Wish.NONE));

        assertThat(outcome.shares().stream().filter(share -> share.step().equals("work")))
                .anyMatch(share -> share.memberNumber() == 1)
                .hasSize(shares ? 2 : 1);
        assertThat(line(outcome, "work").measured())
                .extracting(Waterfall.Measured::total)
                .as("minutes and heads of those who share")
                .containsExactly(shares ? 6_600L : 6_000L, shares ? 2L : 1L);
    }

    /// 200,000 with 15 percent for the reserve after it; a limit leaves the step 60 percent.
    @ParameterizedTest
    @CsvSource({"9/10, 170000", "3/5, 120000", "1/5, 40000"})
    void whatMayBeDistributedAtMostIsWithinTheLimitsAndLeavesLaterMinimums(
            String limit, long most) {
        Outcome outcome = outcome(workFirst("FR_SCOP", limit, Wish.NONE));

        assertThat(outcome.waterfall().distributable()).isEqualTo(yen(most));
        assertThat(outcome.waterfall().distributed()).isEqualTo(yen(Math.min(most, 50_000)));
    }

    @ParameterizedTest
    @CsvSource({"120000, ", "120001, JP-204", "200000, JP-204", "200001, JP-203"})
    void aStepThatTakesAtLeastSoMuchTakesNoMoreThanItsLimit(long wished, @Nullable String rule) {
        Terms terms = workFirst("JP_ACT_2022", "3/5", distribute(wished));
        if (rule == null) {
            assertThat(outcome(terms).waterfall().distributed()).isEqualTo(yen(wished));
            return;
        }

        Refusal refusal = refusal(terms);

        assertThat(refusal.code()).isEqualTo("distribution-above-available");
        assertThat(refusal.rule().id()).isEqualTo(rule);
        assertThat(refusal.figures())
                .containsEntry("requested", yen(wished))
                .containsEntry("available", yen(120_000));
    }

    @ParameterizedTest
    @CsvSource({"MIN, 100000", "EXACT, 50000"})
    void aFundTakesNoMoreThanItsLimitOrItsExactPart(String bound, long most) {
        assertThat(line(outcome(development(bound, most)), "development").amount())
                .isEqualTo(yen(most));

        Refusal refusal = refusal(development(bound, most + 1));

        assertThat(refusal.code()).isEqualTo("appropriation-above-available");
        assertThat(refusal.pointer()).isEqualTo("/choices/0/amount");
        assertThat(refusal.figures())
                .containsEntry("chosen", yen(most + 1))
                .containsEntry("maximum", yen(most));
    }

    /// 50,000 for work and the result of 200,000 are 250,000.
    @Test
    void fr04ALimitOfASourceAndOfStepsIsOfBothTogether() {
        String steps =
                """
                - name: work
                  title: {en: Work, ja: 労働}
                  source: RESULT
                  rate: 25/100
                  bound: EXACT
                  sink: MEMBERS
                  split: {measures: [{measure: HOURS, weight: "1"}]}
                - name: interest
                  title: {en: Interest, ja: 利子}
                  source: RESULT
                  rate: 60/100
                  bound: MAX
                  sink: MEMBERS
                  limits: [{source: RESULT, steps: [work], rate: 1/10}]
                  split: {measures: [{measure: CAPITAL, weight: "1"}]}
                """;
        List<MemberMeasures> one = List.of(employed(1, 100, 12).with("CAPITAL", 1_000));

        Outcome outcome = outcome(terms(policy("FR_SCOP", steps), french(0), one, Wish.NONE));

        assertThat(line(outcome, "interest").amount()).isEqualTo(yen(25_000));
    }

    @Test
    void nothingMayBeChosenForAStepThatTakesAtMostSoMuchAndNotLess() {
        Outcome none = outcome(interest(0));

        assertThat(line(none, "interest").amount()).isEqualTo(yen(0));

        Refusal refusal = refusal(interest(-1));

        assertThat(refusal.code()).isEqualTo("appropriation-below-minimum");
        assertThat(refusal.pointer()).isEqualTo("/choices/0/amount");
        assertThat(refusal.figures())
                .containsEntry("chosen", yen(-1))
                .containsEntry("minimum", yen(0));
    }

    @Test
    void fr04InterestIsCutToWhatGoesToWorkAndToTheReserves() {
        Wish more = Wish.of(null, List.of(new Wish.Choice("interest", yen(30_001))), null);

        Refusal refusal =
                refusal(terms("FR_SCOP", french(130_000), List.of(employed(1, 100, 12)), more));

        assertThat(refusal.code()).isEqualTo("distribution-above-available");
        assertThat(refusal.rule().id()).isEqualTo("FR-04");
        assertThat(refusal.figures()).containsEntry("available", yen(30_000));
    }

    /// Nothing but what goes to work limits the interest here: 25 percent of 200,000.
    @Test
    void fr04InterestIsAtMostWhatGoesToWork() {
        String steps =
                """
                - name: work
                  title: {en: Work, ja: 労働}
                  source: RESULT_AFTER_LOSS
                  rate: 25/100
                  bound: MIN
                  sink: MEMBERS
                  split: {measures: [{measure: HOURS, weight: "1"}]}
                - name: interest
                  title: {en: Interest, ja: 利子}
                  source: RESULT_AFTER_LOSS
                  rate: 60/100
                  bound: MAX
                  sink: MEMBERS
                  limits: [{steps: [work], rate: "1"}]
                  split: {measures: [{measure: CAPITAL, weight: "1"}]}
                """;
        List<MemberMeasures> one = List.of(employed(1, 100, 12).with("CAPITAL", 1_000));
        Wish all = Wish.of(null, List.of(new Wish.Choice("interest", yen(50_000))), null);
        Wish more = Wish.of(null, List.of(new Wish.Choice("interest", yen(50_001))), null);

        Outcome outcome = outcome(terms(policy("FR_SCOP", steps), french(150_000), one, all));
        Refusal refusal = refusal(terms(policy("FR_SCOP", steps), french(150_000), one, more));

        assertThat(line(outcome, "interest").amount()).isEqualTo(yen(50_000));
        assertThat(refusal.code()).isEqualTo("distribution-above-available");
        assertThat(refusal.rule().id()).isEqualTo("FR-04");
        assertThat(refusal.figures())
                .containsEntry("requested", yen(50_001))
                .containsEntry("available", yen(50_000));
    }

    @Test
    void es03MondragonsFortyFiveFortyFiveTenIsWithinTheSpanishLaw() {
        Outcome outcome =
                outcome(
                        terms(
                                policy(
                                        "ES",
                                        """
                                        - name: reserve
                                          title: {en: Collective reserves, ja: 共同積立金}
                                          source: RESULT_AFTER_LOSS
                                          rate: 45/100
                                          bound: MIN
                                          sink: INDIVISIBLE_FUND
                                          fund: LEGAL_RESERVE
                                        - name: social
                                          title: {en: Social fund, ja: 社会基金}
                                          source: RESULT_AFTER_LOSS
                                          rate: 10/100
                                          bound: MIN
                                          sink: PURPOSE_FUND
                                          fund: EDUCATION_FUND
                                        - name: accounts
                                          title: {en: Members' accounts, ja: 組合員口座}
                                          source: RESULT_AFTER_LOSS
                                          rate: 45/100
                                          bound: EXACT
                                          sink: MEMBERS
                                          split:
                                            cash: "0"
                                            measures: [{measure: PAY, weight: "1"}]
                                        """),
                                Cases.figures(1_000_000, 0),
                                List.of(
                                        Cases.worked(1, 1).with("PAY", 2),
                                        Cases.worked(2, 1).with("PAY", 1)),
                                Wish.NONE));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(450_000));
        assertThat(line(outcome, "social").amount()).isEqualTo(yen(100_000));
        assertThat(amounts(outcome, "accounts")).containsExactly(300_000L, 150_000L);
    }

    @ParameterizedTest
    @CsvSource({"1000000, 150000", "375000, 150000", "374999, 149999", "300000, 120000"})
    void es03InterestAtSevenAndAHalfPercentIsCutToTwoFifthsOfTheResult(long result, long interest) {
        Outcome outcome =
                outcome(
                        terms(
                                policy("GENERIC", INTEREST),
                                Cases.figures(result, 0, 0, 2_000_000),
                                List.of(Cases.worked(1, 1).with("CAPITAL", 2_000_000)),
                                Wish.NONE));

        assertThat(amounts(outcome, "interest")).containsExactly(interest);
    }

    @ParameterizedTest
    @CsvSource({"399999, 100000", "400000, 0", "400001, 0"})
    void ca03TheDutyEndsWhenEquityIsTwoFifthsOfTheDebts(long equity, long taken) {
        Outcome outcome =
                outcome(
                        terms(
                                policy("CA_WORKER", TENTH + TENTH.replace("reserve", "more")),
                                quebec(equity),
                                List.of(),
                                distribute(0)));

        assertThat(line(outcome, "reserve").amount()).isEqualTo(yen(taken));
        assertThat(line(outcome, "reserve").target()).isEqualTo(yen(400_000));
    }

    /// CA-05: of 1,000,000 a tenth goes to the reserve; the rebate is paid to so much in units.
    @ParameterizedTest
    @CsvSource({
        "399999, 8/9, true",
        "399999, 800001/900000, false",
        "399999, 1, false",
        "400000, 1, true"
    })
    void ca05AnotherTenthGoesToTheReserveOrToUnitsUntilEquityIsTwoFifthsOfTheDebts(
            long equity, String cash, boolean allowed) {
        Terms terms =
                terms(
                        policy("CA_WORKER", TENTH + REBATE.formatted(cash)),
                        quebec(equity),
                        List.of(Cases.worked(1, 1)),
                        Wish.NONE);

        if (allowed) {
            assertThat(outcome(terms).waterfall().distributed().isPositive()).isTrue();
        } else {
            Refusal refusal = refusal(terms);
            assertThat(refusal.code()).isEqualTo("fund-or-units-below-minimum");
            assertThat(refusal.rule().id()).isEqualTo("CA-05");
            assertThat(refusal.figures()).containsEntry("minimum", yen(200_000));
        }
    }

    /// A fifth of 1,000,001 is 200,001, and two fifths of debts of 1,000,001 are 400,001.
    @ParameterizedTest
    @CsvSource({
        "1000001, 1000000, 399999, 8/9, true",
        "1000001, 1000000, 399999, 800001/900000, false",
        "1000000, 1000000, 400000, 1, true",
        "1000000, 1000001, 400000, 1, false",
        "1000000, 1000001, 400001, 1, true"
    })
    void ca05BothTheFifthAndTheTwoFifthsAreRoundedUp(
            long profit, long debts, long equity, String cash, boolean allowed) {
        Terms terms =
                terms(
                        policy("CA_WORKER", TENTH + REBATE.formatted(cash)),
                        quebec(profit, equity, debts),
                        List.of(Cases.worked(1, 1)),
                        Wish.NONE);

        assertThat(WaterfallRules.compute(terms) instanceof Decision.Accepted<Outcome>)
                .isEqualTo(allowed);
    }

    /// Of 1,000,000 a tenth is in the reserve, and 100,000 retained; a unit of 100,000 is bought by
    /// it, one of 100,001 is not.
    @ParameterizedTest
    @CsvSource({"100000, true", "100001, false", "50000, true", "60000, false"})
    void ca05OnlyWholeUnitsCount(long unit, boolean allowed) {
        Terms terms =
                terms(
                        policy("CA_WORKER", TENTH + REBATE.formatted("8/9")),
                        quebec(399_999),
                        List.of(Cases.worked(1, 1)),
                        Wish.NONE);
        Articles articles =
                new Articles(
                        "03-31",
                        terms.articles().reserveTarget(),
                        terms.articles().surplus(),
                        yen(unit));

        Decision<Outcome> decision =
                WaterfallRules.compute(
                        new Terms(
                                terms.profile(),
                                articles,
                                terms.policy(),
                                terms.figures(),
                                terms.members(),
                                terms.wish()));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(allowed);
    }

    /// A correction buys no units: of what it retains nothing counts, and of what the corrected
    /// plan bought all does, whatever the correction pays in money.
    @ParameterizedTest
    @CsvSource({"100000, 8/9, true", "99999, 8/9, false", "100000, 1, true", "0, 1/2, false"})
    void ca05InACorrectionTheUnitsThatWereBoughtCount(long bought, String cash, boolean allowed) {
        Terms terms =
                terms(
                        policy("CA_WORKER", TENTH + REBATE.formatted(cash)),
                        quebec(399_999),
                        List.of(Cases.worked(1, 1)),
                        Wish.NONE);

        Decision<Outcome> decision =
                WaterfallRules.compute(
                        new Terms(
                                terms.profile(),
                                terms.articles(),
                                terms.policy(),
                                terms.figures(),
                                terms.members(),
                                terms.wish(),
                                Map.of(),
                                yen(bought)));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(allowed);
    }

    @Test
    void ca05RebatesInAnAccountAreNoUnits() {
        Refusal refusal =
                refusal(
                        terms(
                                policy(
                                        "CA_WORKER",
                                        TENTH
                                                + REBATE.formatted("1/2")
                                                        .replace("UNITS", "ACCOUNT")),
                                quebec(0),
                                List.of(Cases.worked(1, 1)),
                                Wish.NONE));

        assertThat(refusal.figures()).containsEntry("given", yen(100_000));
    }

    @Test
    void ca01TheReserveIsNotDrawnToBeShared() {
        Wish wish = Wish.of(yen(1), null, List.of(new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(1))));

        Refusal refusal = refusal(terms("CA_WORKER", quebec(0), List.of(Cases.worked(1, 1)), wish));

        assertThat(refusal.code()).isEqualTo("draw-down-above-loss");
        assertThat(refusal.rule().id()).isEqualTo("CA-01");
    }

    /// Where others of the law must have something, the reserve has what they leave.
    @ParameterizedTest
    @CsvSource({
        "1001, 0, 101, 231",
        "1001, 0, 100, 231",
        "1002, 0, 102, 231",
        "1001, -100, 101, 211",
        "50, 0, 101, 47"
    })
    void es01cTheReserveGetsHalfOfWhatIsKeptApartAndAFifthOfTheRest(
            long profit, long carried, long apart, long least) {
        assertThat(apart(profit, carried, apart, least)).isEmpty();

        Refusal refusal = apart(profit, carried, apart, least - 1).orElseThrow();

        assertThat(refusal.code()).isEqualTo("apart-result-below-minimum");
        assertThat(refusal.rule().id()).isEqualTo("ES-01c");
        assertThat(refusal.figures())
                .containsEntry("given", yen(least - 1))
                .containsEntry("apart", yen(apart))
                .containsEntry("minimum", yen(least));
    }

    private static Optional<Refusal> apart(long profit, long carried, long apart, long reserve) {
        String steps =
                """
                - name: reserve
                  title: {en: Reserve, ja: 準備金}
                  source: RESULT_AFTER_LOSS
                  rate: 1/5
                  bound: MIN
                  sink: INDIVISIBLE_FUND
                  fund: LEGAL_RESERVE
                - name: education
                  title: {en: Education fund, ja: 教育基金}
                  source: RESULT_AFTER_LOSS
                  rate: 1/20
                  bound: MIN
                  sink: PURPOSE_FUND
                  fund: EDUCATION_FUND
                """;
        Figures figures =
                new Figures(
                        yen(profit),
                        yen(carried),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(0),
                        null,
                        null,
                        null,
                        null,
                        yen(apart),
                        null,
                        null);
        Wish wish = Wish.of(null, List.of(new Wish.Choice("reserve", yen(reserve))), null);
        Outcome outcome = outcome(terms(policy("ES", steps), figures, List.of(), wish));
        return ApartRules.refusalOf(outcome.waterfall(), figures, Profiles.of("ES"));
    }

    private static Terms interest(long chosen) {
        Wish wish = Wish.of(null, List.of(new Wish.Choice("interest", yen(chosen))), null);
        return terms("FR_SCOP", french(130_000), List.of(employed(1, 100, 12)), wish);
    }

    private static Terms development(String bound, long chosen) {
        String steps =
                """
                - name: development
                  title: {en: Development fund, ja: 発展基金}
                  source: RESULT_AFTER_LOSS
                  rate: 25/100
                  bound: %s
                  sink: INDIVISIBLE_FUND
                  fund: DEVELOPMENT_FUND
                  limits: [{source: RESULT, rate: 1/2}]
                """
                        .formatted(bound);
        Wish wish = Wish.of(null, List.of(new Wish.Choice("development", yen(chosen))), null);
        return terms(policy("FR_SCOP", steps), french(0), List.of(), wish);
    }

    private static Terms workFirst(String profile, String limit, Wish wish) {
        String steps =
                """
                - name: work
                  title: {en: Work, ja: 労働}
                  source: RESULT_AFTER_LOSS
                  rate: 25/100
                  bound: MIN
                  sink: MEMBERS
                  limits: [{source: RESULT, rate: %s}]
                  split: {measures: [{measure: HOURS, weight: "1"}]}
                - name: reserve
                  title: {en: Legal reserve, ja: 法定準備金}
                  source: RESULT_AFTER_LOSS
                  rate: 15/100
                  bound: MIN
                  sink: INDIVISIBLE_FUND
                  fund: LEGAL_RESERVE
                """
                        .formatted(limit);
        return terms(policy(profile, steps), french(0), List.of(employed(1, 100, 12)), wish);
    }

    private static Figures french(long reserve) {
        return new Figures(
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
    }

    private static Figures quebec(long equity) {
        return quebec(1_000_000, equity, 1_000_000);
    }

    private static Figures quebec(long profit, long equity, long debts) {
        Money none = yen(0);
        return new Figures(
                yen(profit),
                none,
                yen(50),
                none,
                none,
                none,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                yen(equity),
                yen(debts),
                new TreeMap<>(),
                null);
    }

    private static MemberMeasures employed(long number, long hours, long months) {
        return MemberMeasures.ofWork(new UUID(0, number), number, hours * 60, hours / 8)
                .with("MONTHS", months)
                .with("SENIORITY", 0)
                .with("CAPITAL", number == 0 ? 0 : 30_000);
    }
}

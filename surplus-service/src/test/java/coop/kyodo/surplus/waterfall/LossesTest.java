package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.ARTICLES;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.worked;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.PolicyRules;
import coop.kyodo.surplus.profile.Profiles;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How policies cover losses: US-07 as seen in by-laws, JP-210, and Spain's art. 59.
class LossesTest {

    private static final String COLLECTIVE =
            """
            - name: collective
              title: {en: Collective account, ja: 共同勘定}
              from: COLLECTIVE_ACCOUNT
              rate: "%s"
            """;
    private static final String MEMBERS =
            """
            - name: members
              title: {en: Members' accounts, ja: 組合員口座}
              from: MEMBERS
              rate: "1"
              split: {measures: [{measure: HOURS, weight: "1"}]}
            """;

    private static final String RESERVE =
            COLLECTIVE
                    .formatted("1")
                    .replace("name: collective", "name: reserve")
                    .replace("COLLECTIVE_ACCOUNT", "LEGAL_RESERVE");

    private static final String FACILITIES =
            COLLECTIVE
                    .replace("name: collective", "name: facilities")
                    .replace("COLLECTIVE_ACCOUNT", "FACILITIES_FUND");

    private static final List<MemberMeasures> MEMBERS_OF_US_E =
            List.of(worked(1, 2_000), worked(2, 1_500), worked(3, 500));

    @Test
    void us07TheCollectiveAccountComesFirstAndTheMembersBearTheRestByTheirHours() {
        Outcome outcome = year(COLLECTIVE.formatted("1") + MEMBERS, -90_000, 30_000);

        assertThat(outcome.waterfall().allLosses())
                .extracting(line -> line.amount().amount())
                .containsExactly(30_000L, 60_000L);
        assertThat(outcome.waterfall().allLosses().getLast().charges())
                .extracting(charge -> charge.amount().amount())
                .containsExactly(30_000L, 22_500L, 7_500L);
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(0));
        assertThat(outcome.waterfall().distributed()).isEqualTo(yen(0));
        assertThat(outcome.shares())
                .allSatisfy(share -> assertThat(share.amount()).isEqualTo(yen(0)));
        assertThat(outcome.table().rows())
                .extracting(row -> row.number() + " " + row.amount().amount())
                .contains("2 90000", "2.1 30000", "2.4 60000", "3 0");
        assertThat(outcome.table().rows().getLast().title().ja())
                .as("what is wholly covered is a loss still")
                .isEqualTo("次期繰越損失金");
    }

    @ParameterizedTest
    @CsvSource({"1/2, 45000, 45000", "4/5, 72000, 18000", "1, 90000, 0"})
    void us07APartMayGoToTheReserve(String rate, long reserve, long members) {
        Outcome outcome = year(COLLECTIVE.formatted(rate) + MEMBERS, -90_000, 100_000);

        assertThat(outcome.waterfall().allLosses())
                .extracting(line -> line.amount().amount())
                .containsExactly(reserve, members);
    }

    @Test
    void aYearWithoutALossCoversNothing() {
        assertThat(year(COLLECTIVE.formatted("1"), 1, 100_000).waterfall().losses()).isNull();
    }

    @Test
    void whatNoStepCoversIsCarriedForward() {
        assertThat(
                        year(COLLECTIVE.formatted("1/3"), -90_001, 100_000)
                                .waterfall()
                                .carriedToNextYear())
                .as("a third is rounded up")
                .isEqualTo(yen(-60_000));
    }

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, MEMBERS, draw-down-forbidden, JP-210",
        "JP_ACT_2022, JOB_CREATION_FUND, draw-down-forbidden, JP-210",
        "IT, COOPERATION_FUND, draw-down-forbidden, IT-08",
        "ES, EDUCATION_FUND, draw-down-forbidden, ES-02",
        "US_ICA, COLLECTIVE_ACCOUNT, losses-charged-to-accounts, US-07",
        "MONDRAGON, LEGAL_RESERVE, losses-charged-to-accounts, ES-03c"
    })
    void aSourceThatTheProfileDoesNotListIsRefused(
            String profile, String from, String code, String rule) {
        String members = from.equals("MEMBERS") ? MEMBERS : "";
        Refusal refusal =
                refusal(
                        profile,
                        members.isEmpty()
                                ? COLLECTIVE.formatted("1").replace("COLLECTIVE_ACCOUNT", from)
                                : members);

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.rule().id()).isEqualTo(rule);
        assertThat(refusal.figures()).containsEntry("from", from).containsKey("sources");
    }

    @Test
    void jp210TheReserveStandsAfterTheVoluntaryFunds() {
        String reserve = COLLECTIVE.formatted("1").replace("COLLECTIVE_ACCOUNT", "LEGAL_RESERVE");
        String voluntary =
                COLLECTIVE
                        .formatted("1")
                        .replace("COLLECTIVE_ACCOUNT", "FACILITIES_FUND")
                        .replace("name: collective", "name: facilities");

        assertThat(refusal("JP_ACT_2022", voluntary + reserve)).isNull();
        Refusal refusal = refusal("JP_ACT_2022", reserve + voluntary);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("draw-down-out-of-order");
    }

    /// Two fifths of a loss of 100,000 are 40,000.
    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, 40000, ",
        "JP_ACT_2022, 40001, draw-down-out-of-order JP-210",
        "CA_WORKER, 40000, ",
        "CA_WORKER, 40001, draw-down-out-of-order CA-01",
        "GENERIC, 40001, draw-down-out-of-order GEN-01",
        "ES, 40000, ",
        "ES, 40001, draw-down-out-of-order ES-02",
        "IT, 40000, ",
        "IT, 40001, draw-down-out-of-order IT-08",
        "FR_SCOP, 40001, draw-down-out-of-order FR-07",
        "UY, 40001, draw-down-out-of-order UY-04"
    })
    void theReserveBearsNothingWhileAVoluntaryFundHoldsSomething(
            String profile, long voluntary, @Nullable String refusal) {
        assertThat(refusalOfCover(profile, FACILITIES.formatted("2/5") + RESERVE, voluntary, "1"))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, draw-down-out-of-order JP-210"})
    void jp210NoStepLeavesAnEarlierSourceOut(long voluntary, @Nullable String refusal) {
        assertThat(refusalOfCover("JP_ACT_2022", RESERVE, voluntary, null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"'', /losses/0/from", "2/5, /losses/1/from"})
    void jp210TheStepThatComesTooEarlyIsPointedAt(String before, String pointer) {
        Policy policy =
                policy(
                        "JP_ACT_2022",
                        (before.isEmpty() ? "" : FACILITIES.formatted(before)) + RESERVE);

        Refusal refusal =
                Cases.refusal(terms(policy, holding(40_001, null), MEMBERS_OF_US_E, Wish.NONE));

        assertThat(refusal.code()).isEqualTo("draw-down-out-of-order");
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({"99999, ", "100000, ", "100001, "})
    void jp210AStepThatCoversNothingLeavesNoEarlierSourceOut(
            long voluntary, @Nullable String refusal) {
        assertThat(
                        refusalOfCover(
                                "JP_ACT_2022",
                                FACILITIES.formatted("1") + RESERVE,
                                voluntary,
                                null))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"0, -100000, ", "-1, -99999, reserve-average-unknown ES-02b"})
    void es02bTheReservesAverageIsAskedOnlyForALossOfTheYear(
            long result, long carried, @Nullable String refusal) {
        assertThat(
                        refusalIn(
                                WaterfallRules.compute(
                                        terms(
                                                policy("ES", MEMBERS),
                                                spanish(result, carried, null),
                                                MEMBERS_OF_US_E,
                                                Wish.NONE))))
                .isEqualTo(refusal);
    }

    /// Nobody's hours are known, and half of what the members bear goes by them.
    @ParameterizedTest
    @CsvSource({"100000, ", "99999, measure-without-amounts"})
    void nothingIsMissingOfAMeasureByWhichNothingIsBorne(long voluntary, @Nullable String code) {
        String byBoth =
                MEMBERS.replace(
                        "[{measure: HOURS, weight: \"1\"}]",
                        "[{measure: HOURS, weight: 1/2}, {measure: QUALITY, weight: 1/2}]");
        Terms terms =
                terms(
                        policy("GENERIC", FACILITIES.formatted("1") + byBoth),
                        holding(voluntary, null),
                        List.of(worked(1, 0).with("QUALITY", 1)),
                        Wish.NONE);

        assertThat(refusalIn(WaterfallRules.compute(terms)))
                .isEqualTo(
                        code == null ? null : code + " " + Profiles.of("GENERIC").workRule().id());
    }

    @Test
    void jp210WhatThePlanDrewIsUsedUpToo() {
        Wish wish = Wish.of(null, null, List.of(new Wish.DrawDown("FACILITIES_FUND", yen(40_000))));

        Outcome outcome =
                outcome(
                        terms(
                                policy("JP_ACT_2022", RESERVE),
                                holding(40_000, null),
                                MEMBERS_OF_US_E,
                                wish));

        assertThat(outcome.waterfall().allLosses())
                .extracting(line -> line.amount().amount())
                .containsExactly(60_000L);
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, draw-down-out-of-order ES-02"})
    void es02cMembersBearNothingWhileAVoluntaryFundHoldsSomething(
            long voluntary, @Nullable String refusal) {
        assertThat(refusalOfCover("ES", MEMBERS, voluntary, "0")).isEqualTo(refusal);
    }

    /// A quarter of a loss of 100,000 is 25,000.
    @ParameterizedTest
    @CsvSource({
        "1/4, ",
        "25001/100000, draw-down-out-of-order ES-02",
        ", reserve-average-unknown ES-02b"
    })
    void es02cMembersBearNothingThatTheReserveWouldBearByItsAverage(
            @Nullable String average, @Nullable String refusal) {
        String quarter = RESERVE.replace("rate: \"1\"", "rate: \"1/4\"");

        assertThat(refusalOfCover("ES", quarter + MEMBERS, 0, average)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "1/100000, draw-down-out-of-order ES-02",
        ", reserve-average-unknown ES-02b"
    })
    void es02cMembersAloneBearALossOnlyWhenTheReserveBearsNone(
            @Nullable String average, @Nullable String refusal) {
        assertThat(refusalOfCover("ES", MEMBERS, 0, average)).isEqualTo(refusal);
    }

    /// ES-02b: an average of nothing need not be known.
    @Test
    void es02cMembersBearALossByThemselvesWhereThereIsNoReserve() {
        assertThat(
                        refusalIn(
                                WaterfallRules.compute(
                                        terms(
                                                policy("ES", MEMBERS),
                                                spanish(0, -100_000, 0, null),
                                                MEMBERS_OF_US_E,
                                                Wish.NONE))))
                .isNull();
    }

    /// Whatever the figures say of it: what creditors are owed, or what is not appropriated yet, is
    /// no voluntary fund.
    @ParameterizedTest
    @CsvSource({
        "FACILITIES_FUND, 600000, ",
        "FACILITIES_FUND, 600001, draw-down-above-balance JP-210",
        "OTHER_FUND, 1, draw-down-above-balance JP-210",
        "DIVIDENDS_PAYABLE, 1, draw-down-forbidden JP-210",
        "WITHHOLDING_TAX_PAYABLE, 1, draw-down-forbidden JP-210",
        "CARRY_OVER, 1, draw-down-forbidden JP-210",
        "MEMBERS, 1, draw-down-forbidden JP-210"
    })
    void jp210OnlyFundsAreDrawnOn(String from, long amount, @Nullable String refusal) {
        Figures figures =
                Cases.figures(-600_000, 0)
                        .withFund("FACILITIES_FUND", yen(600_000))
                        .withFund("DIVIDENDS_PAYABLE", yen(600_000))
                        .withFund("CARRY_OVER", yen(600_000));
        Wish wish = Wish.of(yen(0), null, List.of(new Wish.DrawDown(from, yen(amount))));

        assertThat(
                        refusalIn(
                                WaterfallRules.compute(
                                        terms(
                                                Cases.ownPolicy("JP_ACT_2022"),
                                                figures,
                                                MEMBERS_OF_US_E,
                                                wish))))
                .isEqualTo(refusal);
    }

    /// IT-08 and its like: what was set aside is not shared later.
    @ParameterizedTest
    @CsvSource({
        "IT, -100000, 100000, ",
        "IT, -100000, 100001, draw-down-above-loss IT-08",
        "IT, 100000, 1, draw-down-above-loss IT-08",
        "FR_SCOP, -100000, 100000, ",
        "FR_SCOP, 100000, 1, draw-down-above-loss FR-07",
        "UY, -100000, 100000, ",
        "UY, 100000, 1, draw-down-above-loss UY-04",
        "ES, 100000, 1, "
    })
    void aVoluntaryFundCoversLossesAndIsDrawnForNothingElseWhereReservesAreNotShared(
            String profile, long result, long drawn, @Nullable String refusal) {
        Figures figures = Cases.figures(result, 0).withFund("FACILITIES_FUND", yen(600_000));
        Wish wish =
                Wish.of(
                        result < 0 ? yen(0) : null,
                        null,
                        List.of(new Wish.DrawDown("FACILITIES_FUND", yen(drawn))));

        assertThat(
                        refusalIn(
                                WaterfallRules.compute(
                                        terms(
                                                Cases.ownPolicy(profile),
                                                figures,
                                                MEMBERS_OF_US_E,
                                                wish))))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "1, ",
        "1/1000, ",
        "0, /losses/0/rate",
        "-1, /losses/0/rate",
        "1001/1000, /losses/0/rate"
    })
    void aStepBearsAPartOfALossThatIsAboveNothingAndNoMoreThanAll(
            String rate, @Nullable String pointer) {
        assertThat(
                        PolicyRules.formFaultOfLosses(
                                        policy("GENERIC", COLLECTIVE.formatted(rate)).allLosses())
                                .map(PolicyRules.Fault::pointer)
                                .orElse(null))
                .isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({"FACILITIES_FUND, ", "DIVIDENDS_PAYABLE, /losses/0/from", "BANK, /losses/0/from"})
    void noLossIsCoveredFromAnAccountThatIsNoFund(String from, @Nullable String pointer) {
        Policy policy =
                policy(
                        "GENERIC",
                        COLLECTIVE.formatted("1").replace("COLLECTIVE_ACCOUNT", from) + MEMBERS);

        assertThat(
                        PolicyRules.formFaultOfLosses(policy.allLosses())
                                .map(PolicyRules.Fault::pointer)
                                .orElse(null))
                .isEqualTo(pointer);
    }

    /// ES-02b: a loss of 100,001 of which a quarter is 25,000.
    @ParameterizedTest
    @CsvSource({"1/4, 25000, 75001", "0, 0, 100001", "1, 60000, 40001"})
    void es02bTheCompulsoryReserveBearsItsAverageAndTheMembersTheRest(
            String average, long reserve, long members) {
        Outcome outcome =
                outcome(
                        terms(
                                policy("ES", RESERVE + MEMBERS),
                                spanish(-100_001, 0, average),
                                MEMBERS_OF_US_E,
                                Wish.NONE));

        assertThat(outcome.waterfall().allLosses())
                .extracting(line -> line.amount().amount())
                .containsExactly(reserve, members);
    }

    @ParameterizedTest
    @CsvSource({"25000, ", "25001, draw-down-above-average"})
    void es02bNoMoreThanTheAverageIsDrawnFromTheCompulsoryReserve(
            long drawn, @Nullable String code) {
        Decision<Outcome> decision = draw(drawn, spanish(-100_001, 0, "1/4"));

        assertThat(refusalIn(decision)).isEqualTo(code == null ? null : code + " ES-02b");
    }

    @Test
    void es02bALossCarriedForwardHadItsPartInItsOwnYear() {
        assertThat(refusalIn(draw(1, spanish(0, -100_000, "1"))))
                .isEqualTo("draw-down-above-average ES-02b");
    }

    @ParameterizedTest
    @CsvSource({"-1, reserve-average-unknown ES-02b", "1, "})
    void es02bWithoutTheAverageTheCompulsoryReserveBearsNoLoss(
            long result, @Nullable String refusal) {
        assertThat(
                        refusalIn(
                                WaterfallRules.compute(
                                        terms(
                                                policy("ES", RESERVE),
                                                spanish(result, 0, null),
                                                MEMBERS_OF_US_E,
                                                Wish.NONE))))
                .isEqualTo(refusal);
        assertThat(refusalIn(draw(1, spanish(-1, 0, null))))
                .isEqualTo("reserve-average-unknown ES-02b");
    }

    @ParameterizedTest
    @CsvSource({"HOURS, ", "CAPITAL, measure-forbidden", "EQUAL, measure-forbidden"})
    void es02cMembersBearALossByTheirActivity(String measure, @Nullable String code) {
        Refusal refusal = refusal("ES", MEMBERS.replace("HOURS", measure));

        assertThat(refusal == null ? null : refusal.code()).isEqualTo(code);
        assertThat(refusal == null ? "ES-02c" : refusal.rule().id()).isEqualTo("ES-02c");
    }

    @Test
    void whoIsNoMemberBearsNoLoss() {
        Refusal refusal =
                refusal(
                        "GENERIC",
                        MEMBERS.replace("split: {", "split: {eligibility: {who: EMPLOYEES}, "));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("eligibility-too-wide");
    }

    private static Decision<Outcome> draw(long amount, Figures figures) {
        return WaterfallRules.compute(
                terms(
                        Cases.ownPolicy("ES"),
                        figures,
                        MEMBERS_OF_US_E,
                        Wish.of(
                                yen(0),
                                null,
                                List.of(new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(amount))))));
    }

    private static @Nullable String refusalIn(Decision<Outcome> decision) {
        return switch (decision) {
            case Decision.Accepted<Outcome> accepted -> null;
            case Decision.Refused<Outcome>(Refusal refusal) ->
                    refusal.code() + " " + refusal.rule().id();
        };
    }

    /// What refuses that these steps cover a loss of 100,000.
    private static @Nullable String refusalOfCover(
            String profile, String losses, long voluntary, @Nullable String average) {
        return refusalIn(
                WaterfallRules.compute(
                        terms(
                                policy(profile, losses),
                                holding(voluntary, average),
                                MEMBERS_OF_US_E,
                                Wish.NONE)));
    }

    /// A loss of 100,000, a legal reserve of 60,000 and a fund for facilities.
    private static Figures holding(long facilities, @Nullable String average) {
        return spanish(-100_000, 0, average).withFund("FACILITIES_FUND", yen(facilities));
    }

    /// A compulsory reserve of 60,000.
    private static Figures spanish(long result, long carried, @Nullable String average) {
        return spanish(60_000, result, carried, average);
    }

    private static Figures spanish(
            long reserve, long result, long carried, @Nullable String average) {
        Money none = yen(0);
        return new Figures(
                yen(result),
                yen(carried),
                yen(reserve),
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
                null,
                null,
                null,
                average == null ? null : Fraction.parse(average));
    }

    private static Outcome year(String losses, long result, long collective) {
        TreeMap<String, Money> funds = new TreeMap<>();
        funds.put("COLLECTIVE_ACCOUNT", yen(collective));
        Figures figures =
                new Figures(
                        yen(result),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(0),
                        yen(0),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        funds,
                        null);
        return outcome(terms(policy("GENERIC", losses), figures, MEMBERS_OF_US_E, Wish.NONE));
    }

    private static @Nullable Refusal refusal(String profile, String losses) {
        return switch (PolicyRules.withinProfile(
                policy(profile, losses), Profiles.of(profile), ARTICLES)) {
            case Decision.Accepted<Policy> accepted -> null;
            case Decision.Refused<Policy>(Refusal refusal) -> refusal;
        };
    }

    private static Policy policy(String profile, String losses) {
        try {
            return new Policy(
                    1,
                    profile,
                    null,
                    Cases.ownPolicy(profile).steps(),
                    null,
                    List.of(new YAMLMapper().readValue(losses, LossStep[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

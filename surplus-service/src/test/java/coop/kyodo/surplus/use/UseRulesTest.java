package coop.kyodo.surplus.use;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a fund may be used for.
class UseRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final Profile JAPAN = Profiles.of("JP_ACT_2022");
    private static final Profile UNION = Profiles.of("JWCU_2008");

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, LEGAL_RESERVE, JOB_CREATION, JP-200",
        "JP_ACT_2022, JOB_CREATION_FUND, EDUCATION, JP-201",
        "JP_ACT_2022, EDUCATION_CARRY_OVER, JOB_CREATION, JP-202",
        "JP_ACT_2022_NONPROFIT, JOB_CREATION_FUND, MUTUAL_AID, JP-201",
        "JWCU_2008, LEGAL_RESERVE, MUTUAL_AID, JW-03c",
        "JWCU_2008, MUTUAL_AID_FUND, JOB_CREATION, JW-03b",
        "IT, INDIVISIBLE_RESERVE, REMITTANCE, IT-03",
        "US_ICA, COLLECTIVE_ACCOUNT, ANYTHING, US-05",
        "UY, LEGAL_RESERVE, ANYTHING, UY-01"
    })
    void aFundIsNotUsedOutsideItsPurposes(
            String profile, String fund, String purpose, String rule) {
        Optional<Refusal> refusal =
                refusal(Profiles.of(profile), fund, purpose, 1, null, holding(1_000));

        assertThat(refusal)
                .hasValueSatisfying(it -> {
                    assertThat(it.code()).isEqualTo("purpose-outside-fund");
                    assertThat(it.rule().id()).isEqualTo(rule);
                    assertThat(it.figures())
                            .containsEntry("purpose", purpose)
                            .containsKey("allowed");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JP_ACT_2022", "JP_ACT_2022_NONPROFIT", "JWCU_2008", "IT", "US_ICA", "UY"})
    void noIndivisibleFundOfAnyProfileIsPaidToMembers(String profile) {
        assertThat(Profiles.of(profile).funds())
                .filteredOn(fund -> fund.kind() == FundTerms.Kind.INDIVISIBLE)
                .isNotEmpty()
                .allSatisfy(fund ->
                        assertThat(fund.purposes())
                                .noneMatch(FundTerms.Purpose::mayBePaidToMembers));
    }

    @Test
    void theJobCreationFundIsNotPaidToAMember() {
        assertThat(
                        refusal(
                                JAPAN,
                                "JOB_CREATION_FUND",
                                "JOB_CREATION",
                                1,
                                UUID.randomUUID(),
                                holding(1_000)))
                .map(Refusal::code)
                .hasValue("fund-not-for-members");
    }

    @Test
    void mutualAidIsPaidToAMemberUnlessAPolicyMadeTheFundIndivisible() {
        UUID member = UUID.randomUUID();
        UseRules.Position divisible = holding(1_000);
        UseRules.Position indivisible =
                new UseRules.Position(Money.yen(1_000), Money.yen(0), null, Money.yen(0), true);

        assertThat(refusal(UNION, "MUTUAL_AID_FUND", "MUTUAL_AID", 1, member, divisible)).isEmpty();
        assertThat(refusal(UNION, "MUTUAL_AID_FUND", "MUTUAL_AID", 1, member, indivisible))
                .map(it -> it.code() + " " + it.pointer())
                .hasValue("fund-not-for-members /memberId");
    }

    /// Nobody is named.
    @ParameterizedTest
    @CsvSource({
        "MUTUAL_AID_FUND, MUTUAL_AID, false, ",
        "MUTUAL_AID_FUND, MUTUAL_AID, true, fund-not-for-members /purpose",
        "JOB_CREATION_FUND, JOB_CREATION, true, "
    })
    void anIndivisibleFundKeepsOnlyThePurposesThatPayNoMember(
            String fund, String purpose, boolean indivisible, @Nullable String refused) {
        UseRules.Position position =
                new UseRules.Position(
                        Money.yen(1_000), Money.yen(0), null, Money.yen(0), indivisible);

        assertThat(refusal(UNION, fund, purpose, 1, null, position))
                .map(it -> it.code() + " " + it.pointer())
                .isEqualTo(Optional.ofNullable(refused));
    }

    @ParameterizedTest
    @CsvSource({"JP_ACT_2022, JP-204", "JP_ACT_2022_NONPROFIT, JP-241", "JWCU_2008, ", "GENERIC, "})
    void aFundMadeForMembersPaysThemOnlyWhereTheLawLetsSurplusReachThemSo(
            String name, @Nullable String rule) {
        FundTerms bonus = bonus(FundTerms.Kind.VOLUNTARY);
        Profile profile = Profiles.of(name);

        assertThat(
                        UseRules.refusalOf(
                                new UseRules.Ask("BONUS", Money.yen(1), UUID.randomUUID(), DAY),
                                bonus,
                                profile,
                                holding(1_000)))
                .map(refusal -> refusal.code() + " " + refusal.rule().id())
                .isEqualTo(Optional.ofNullable(rule).map(id -> "fund-not-for-members " + id));
        assertThat(
                        UseRules.refusalOf(
                                new UseRules.Ask("BONUS", Money.yen(1), null, DAY),
                                bonus,
                                profile,
                                holding(1_000)))
                .isEmpty();
    }

    @Test
    void mutualAidIsNoSurplusThatReachesMembers() {
        assertThat(
                        UseRules.refusalOf(
                                new UseRules.Ask("BONUS", Money.yen(1), UUID.randomUUID(), DAY),
                                bonus(FundTerms.Kind.MUTUAL),
                                JAPAN,
                                holding(1_000)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"700, true", "701, false", "1000, false"})
    void aUseIsAtMostWhatOtherUsesLeftFree(long amount, boolean accepted) {
        UseRules.Position position =
                new UseRules.Position(Money.yen(1_000), Money.yen(300), null, Money.yen(0), false);

        Optional<Refusal> refusal =
                refusal(JAPAN, "JOB_CREATION_FUND", "JOB_CREATION", amount, null, position);

        assertThat(refusal.isEmpty()).isEqualTo(accepted);
        refusal.ifPresent(it -> {
            assertThat(it.code()).isEqualTo("use-above-free-balance");
            assertThat(it.figures())
                    .containsEntry("requested", Money.yen(amount))
                    .containsEntry("balance", Money.yen(1_000))
                    .containsEntry("committed", Money.yen(300))
                    .containsEntry("free", Money.yen(700))
                    .doesNotContainKeys("carried", "taken");
        });
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, false", "2026-04-01, true", "2027-03-31, true", "2027-04-01, false"})
    void whatWasCarriedOverForEducationIsSpentInTheNextYear(LocalDate day, boolean carried) {
        List<UseRules.Carried> all =
                List.of(new UseRules.Carried(LocalDate.of(2026, 3, 31), Money.yen(200)));

        assertThat(UseRules.openFor(LocalDate.of(2026, 7, 10), day, all).isPresent())
                .isEqualTo(carried);
    }

    /// 200 for the year to March of 2027 and 50 for the one after it, of which a correction took 7.
    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-31, 200, 2026-04-01, 2027-03-31",
        "2027-03-31, 2027-03-31, 200, 2026-04-01, 2027-03-31",
        "2027-03-31, 2028-03-31, 43, 2027-04-01, 2028-03-31",
        "2027-04-01, 2028-03-31, 243, 2026-04-01, 2028-03-31",
        "2027-04-01, 2028-04-01, 200, 2026-04-01, 2028-04-01",
        "2028-04-01, 2029-01-31, 243, 2026-04-01, 2029-01-31"
    })
    void whatIsLeftWhenItsYearIsOverIsCarriedOnForTheSamePurpose(
            LocalDate requestedOn, LocalDate spendBy, long amount, LocalDate from, LocalDate to) {
        LocalDate second = LocalDate.of(2027, 3, 31);
        List<UseRules.Carried> all =
                List.of(
                        new UseRules.Carried(LocalDate.of(2026, 3, 31), Money.yen(200)),
                        new UseRules.Carried(second, Money.yen(50)),
                        new UseRules.Carried(second, Money.yen(-7)));

        assertThat(UseRules.openFor(requestedOn, spendBy, all))
                .hasValue(new UseRules.Open(from, to, Money.yen(amount)));
    }

    /// The end of the year moved from March to December.
    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 200, 2026-04-01, 2027-03-31",
        "2027-01-01, 250, 2026-04-01, 2027-12-31",
        "2027-03-31, 250, 2026-04-01, 2027-12-31",
        "2027-04-01, 50, 2027-01-01, 2027-12-31"
    })
    void whatTwoYearsCarriedOverForADayIsOpenFromTheFirstToTheLastOfThem(
            LocalDate day, long amount, LocalDate from, LocalDate to) {
        List<UseRules.Carried> all =
                List.of(
                        new UseRules.Carried(LocalDate.of(2026, 12, 31), Money.yen(50)),
                        new UseRules.Carried(LocalDate.of(2026, 3, 31), Money.yen(200)));

        assertThat(UseRules.openFor(LocalDate.of(2026, 7, 10), day, all))
                .hasValue(new UseRules.Open(from, to, Money.yen(amount)));
    }

    @Test
    void aYearThatEndsInFebruaryIsFollowedByALeapYear() {
        UseRules.Carried carried = new UseRules.Carried(LocalDate.of(2027, 2, 28), Money.yen(200));

        assertThat(carried.to()).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void nothingIsSpentOnEducationInAYearForWhichNothingWasCarriedOver() {
        assertThat(refusal(JAPAN, "EDUCATION_CARRY_OVER", "EDUCATION", 1, null, holding(1_000)))
                .map(Refusal::code)
                .hasValue("nothing-carried-for-that-year");
    }

    /// Of 200 carried over 50 are taken; the fund has it, or no more than others left free.
    @ParameterizedTest
    @CsvSource({
        "150, 1000, 0, ",
        "151, 1000, 0, 150",
        "150, 180, 30, ",
        "150, 179, 30, 149",
        "100, 130, 30, ",
        "101, 130, 30, 100"
    })
    void noMoreIsSpentOnEducationThanWasCarriedOverForItAndIsFree(
            long amount, long balance, long committed, @Nullable Long free) {
        UseRules.Position position =
                new UseRules.Position(
                        Money.yen(balance),
                        Money.yen(committed),
                        Money.yen(200),
                        Money.yen(50),
                        false);

        Optional<Refusal> refusal =
                refusal(JAPAN, "EDUCATION_CARRY_OVER", "EDUCATION", amount, null, position);

        assertThat(refusal)
                .map(it -> it.figures().get("free"))
                .isEqualTo(Optional.ofNullable(free).map(Money::yen));
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("carried", Money.yen(200))
                        .containsEntry("taken", Money.yen(50)));
    }

    @Test
    void directorsApproveWhatTheActLeavesToThemAndTheAssemblyWhatTheUnionsPrinciplesDemand() {
        FundTerms act = fund(JAPAN, "JOB_CREATION_FUND");
        FundTerms union = fund(UNION, "JOB_CREATION_FUND");

        assertThat(UseRules.refusalOfApproval(act, JAPAN.ruleOf(act))).isEmpty();
        assertThat(UseRules.refusalOfApproval(union, UNION.ruleOf(union)))
                .hasValueSatisfying(it -> {
                    assertThat(it.code()).isEqualTo("approval-needs-assembly");
                    assertThat(it.rule().id()).isEqualTo("JW-03b");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "JOB_CREATION_FUND, 2026-09-30, ",
        "JOB_CREATION_FUND, 2026-10-01, spending-after-spend-by JP-201",
        "EDUCATION_CARRY_OVER, 2026-09-30, ",
        "EDUCATION_CARRY_OVER, 2026-10-01, spending-after-its-year JP-202"
    })
    void nothingIsSpentAfterTheDayByWhichItWasToBe(
            String name, LocalDate spentOn, @Nullable String refused) {
        FundTerms fund = fund(JAPAN, name);
        Money all = Money.yen(100);

        assertThat(
                        UseRules.refusalOf(
                                new UseRules.Spending(all, spentOn, all, all, DAY),
                                fund,
                                JAPAN.ruleOf(fund)))
                .map(refusal -> refusal.code() + " " + refusal.rule().id())
                .isEqualTo(Optional.ofNullable(refused));
    }

    /// Of 100 approved 60 are spent.
    @ParameterizedTest
    @CsvSource({"40, ", "41, spending-above-approved JP-201"})
    void noMoreIsSpentThanIsLeftOfWhatWasApproved(long amount, @Nullable String refused) {
        FundTerms fund = fund(JAPAN, "JOB_CREATION_FUND");
        UseRules.Spending spending =
                new UseRules.Spending(Money.yen(amount), DAY, Money.yen(100), Money.yen(40), DAY);

        Optional<Refusal> refusal = UseRules.refusalOf(spending, fund, JAPAN.ruleOf(fund));

        assertThat(refusal)
                .map(it -> it.code() + " " + it.rule().id())
                .isEqualTo(Optional.ofNullable(refused));
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("requested", Money.yen(amount))
                        .containsEntry("left", Money.yen(40)));
    }

    @ParameterizedTest
    @CsvSource({"99, ", "100, ", "101, fund-had-less JP-201"})
    void noUseTakesWhatTheFundDoesNotHaveYet(long amount, @Nullable String refused) {
        FundTerms fund = fund(JAPAN, "JOB_CREATION_FUND");

        assertThat(
                        UseRules.refusalOfEarly(
                                Money.yen(amount), DAY, Money.yen(100), fund, JAPAN.ruleOf(fund)))
                .map(refusal -> refusal.code() + " " + refusal.rule().id())
                .isEqualTo(Optional.ofNullable(refused));
    }

    private static UseRules.Position holding(long balance) {
        return new UseRules.Position(Money.yen(balance), Money.yen(0), null, Money.yen(0), false);
    }

    private static FundTerms bonus(FundTerms.Kind kind) {
        Texts title = new Texts("Bonus", "賞与");
        return new FundTerms(
                "BONUS_FUND",
                title,
                kind,
                null,
                List.of(new FundTerms.Purpose("BONUS", title, true)),
                null,
                null);
    }

    private static FundTerms fund(Profile profile, String name) {
        return profile.funds().stream()
                .filter(each -> each.fund().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Refusal> refusal(
            Profile profile,
            String fund,
            String purpose,
            long amount,
            @Nullable UUID member,
            UseRules.Position position) {
        FundTerms terms = fund(profile, fund);
        return UseRules.refusalOf(
                new UseRules.Ask(purpose, Money.yen(amount), member, DAY),
                terms,
                profile,
                position);
    }

    /// JP-202: the year of articles that end years on 28 February, after a leap year.
    @Test
    void whatWasCarriedIsForTheWholeYearAfter() {
        var carried = new UseRules.Carried(LocalDate.of(2024, 2, 28), Money.yen(1));

        assertThat(carried.isFor(LocalDate.of(2024, 2, 28))).isFalse();
        assertThat(carried.isFor(LocalDate.of(2024, 2, 29))).isTrue();
        assertThat(carried.isFor(LocalDate.of(2025, 2, 28))).isTrue();
        assertThat(carried.isFor(LocalDate.of(2025, 3, 1))).isFalse();
    }
}

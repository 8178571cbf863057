package coop.kyodo.surplus.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.CapitalAccounts.Method;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How internal accounts are paid out, bear losses, and what they must equal.
class AccountRulesTest {

    private static final Rule REDEMPTION = Profiles.of("US_ICA").rule("US-05b");
    private static final Rule LOSS = Profiles.of("US_ICA").rule("US-07");
    private static final Rule INVARIANT = Profiles.of("US_ICA").rule("US-02");
    private static final LocalDate OLD = LocalDate.of(2023, 12, 31);
    private static final LocalDate NEW = LocalDate.of(2024, 12, 31);

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 2026-03-31, ",
        "2026-03-31, 2026-03-31, ",
        "2026-03-30, 2026-03-31, payout-before-leaving",
        "2026-03-31, , member-not-left"
    })
    void aLeaverIsPaidFromTheDayOfLeavingOn(
            LocalDate paidOn, @Nullable LocalDate leftOn, @Nullable String code) {
        Optional<Refusal> refusal = AccountRules.refusalOfEarlyPayout(paidOn, leftOn, REDEMPTION);

        assertThat(refusal.map(Refusal::code)).isEqualTo(Optional.ofNullable(code));
    }

    /// Of 135,000 of net book value the plan pays 10,000 and 25,000 are redeemed since.
    @ParameterizedTest
    @CsvSource({"99999, true", "100000, true", "100001, false"})
    void noMoreIsRedeemedThanTheBookValueLessWhatIsPaidOutAndWasRedeemed(
            long amount, boolean accepted) {
        Optional<Refusal> refusal =
                AccountRules.refusalOfPayment(
                        new AccountRules.Payment(
                                usd(amount), NEW, usd(135_000), usd(10_000), usd(25_000)),
                        REDEMPTION);

        assertThat(refusal.isEmpty()).isEqualTo(accepted);
        refusal.ifPresent(it -> {
            assertThat(it.code()).isEqualTo("redemption-above-book-value");
            assertThat(it.figures()).containsEntry("available", usd(100_000));
        });
    }

    @Test
    void theOldestVintageIsTakenFirst() {
        List<Move.Lot> lots = List.of(lot(NEW, 50), lot(OLD, 30));

        assertThat(AccountRules.oldestFirst(lots, usd(30))).containsExactly(lot(OLD, 30));
        assertThat(AccountRules.oldestFirst(lots, usd(31)))
                .containsExactly(lot(OLD, 30), lot(NEW, 1));
        assertThat(AccountRules.oldestFirst(lots, usd(80)))
                .containsExactly(lot(OLD, 30), lot(NEW, 50));
        assertThatThrownBy(() -> AccountRules.oldestFirst(lots, usd(81)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotSetOffIsLeftOfTheLots() {
        List<Move.Lot> lots = List.of(lot(NEW, 50), lot(OLD, 30), lot(NEW, 5));

        assertThat(AccountRules.rest(lots, List.of()))
                .containsExactly(lot(OLD, 30), lot(NEW, 50), lot(NEW, 5));
        assertThat(AccountRules.rest(lots, AccountRules.oldestFirst(lots, usd(31))))
                .containsExactly(lot(NEW, 49), lot(NEW, 5));
        assertThat(AccountRules.rest(lots, AccountRules.oldestFirst(lots, usd(80))))
                .containsExactly(lot(NEW, 5));
        assertThat(AccountRules.rest(lots, AccountRules.oldestFirst(lots, usd(85)))).isEmpty();
    }

    /// 9, 1 and 1 are left; of 10 the exact parts are 8 2/11, 10/11 and 10/11.
    @ParameterizedTest
    @CsvSource({"1, 1;0;0", "5, 4;1;0", "10, 8;1;1", "11, 9;1;1"})
    void aPartOfAVintageGivesNobodyMoreThanIsLeft(long amount, String parts) {
        assertThat(AccountRules.partsOfVintage(usd(amount), List.of(usd(9), usd(1), usd(1))))
                .extracting(part -> "" + part.amount())
                .containsExactly(parts.split(";"));
    }

    @ParameterizedTest
    @CsvSource({"2023-12-31, true", "2024-12-31, false"})
    void aVintageIsPaidOnlyWhenNothingOlderIsLeft(LocalDate vintage, boolean accepted) {
        var refusal =
                AccountRules.refusalOfRevolving(
                        vintage, List.of(lot(OLD, 1), lot(NEW, 50)), REDEMPTION);

        assertThat(refusal.isEmpty()).isEqualTo(accepted);
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("older", OLD)
                        .containsEntry("outstanding", usd(1)));
    }

    /// Credited in June, more in July; paid out in October; a correction credits more in December.
    @ParameterizedTest
    @CsvSource({"3, 2024-06-30", "4, 2024-06-30", "5, 2024-12-01"})
    void whatACorrectionCreditsAfterThePayoutIsThereSinceThen(int moves, LocalDate since) {
        List<Move> all =
                List.of(
                        move(Move.Kind.OPENING, NEW, "2024-01-01", 7),
                        move(Move.Kind.ALLOCATION, OLD, "2024-06-30", 30),
                        move(Move.Kind.CORRECTION, OLD, "2024-07-31", 5),
                        move(Move.Kind.REDEMPTION, OLD, "2024-10-31", -35),
                        move(Move.Kind.CORRECTION, OLD, "2024-12-01", 1));

        assertThat(AccountRules.creditedSince(OLD, all.subList(0, moves))).contains(since);
        assertThat(AccountRules.creditedSince(OLD, all.subList(0, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-29, 2024-06-30", "-30, 2024-12-01"})
    void whatIsLeftAfterAPartWasPaidIsThereAsBefore(long paid, LocalDate since) {
        assertThat(
                        AccountRules.creditedSince(
                                OLD,
                                List.of(
                                        move(Move.Kind.ALLOCATION, OLD, "2024-06-30", 30),
                                        move(Move.Kind.REDEMPTION, OLD, "2024-10-31", paid),
                                        move(Move.Kind.CORRECTION, OLD, "2024-12-01", 1))))
                .contains(since);
    }

    private static Move move(Move.Kind kind, LocalDate vintage, String on, long amount) {
        return new Move(kind, vintage, LocalDate.parse(on), usd(amount), "voucher");
    }

    @Test
    void retainedPatronageIsDueAfterThreeYearsAndALeaversAccountAfterTwo() {
        assertThat(AccountRules.dueBy(OLD, REDEMPTION)).contains(LocalDate.of(2026, 12, 31));
        assertThat(AccountRules.leaverDueBy(LocalDate.of(2026, 4, 1), REDEMPTION))
                .isEqualTo("2028-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 0",
        "2026-03-31, 0",
        "2026-04-02, 5",
        "2027-04-01, 1825",
        "2028-04-01, 3655"
    })
    void aLeaverGetsTheDiscountRateAndTwoPercentByDays(LocalDate paidOn, long interest) {
        assertThat(
                        AccountRules.leaverInterest(
                                List.of(
                                        new AccountRules.Credited(
                                                usd(36_500), LocalDate.of(2026, 4, 1))),
                                Fraction.of(3, 100),
                                LocalDate.of(2026, 4, 1),
                                paidOn,
                                REDEMPTION))
                .isEqualTo(usd(interest));
    }

    /// 36,500 were there at the leaving on 1 April, 36,500 came in later: at 5 percent each bears 5
    /// a day, and the fractions of both are rounded down once.
    @ParameterizedTest
    @CsvSource({
        "36500, 2025-03-31, 300",
        "36500, 2026-04-01, 300",
        "36500, 2026-04-02, 295",
        "36500, 2026-04-30, 155",
        "36500, 2026-05-01, 150",
        "36500, 2026-05-02, 150",
        "3649, 2026-04-01, 164",
        "3650, 2026-04-01, 165"
    })
    void whatWasCreditedLaterBearsInterestFromThen(long later, LocalDate since, long interest) {
        assertThat(
                        AccountRules.leaverInterest(
                                List.of(
                                        new AccountRules.Credited(
                                                usd(36_500), LocalDate.of(2020, 4, 1)),
                                        new AccountRules.Credited(usd(later), since)),
                                Fraction.of(3, 100),
                                LocalDate.of(2026, 4, 1),
                                LocalDate.of(2026, 5, 1),
                                REDEMPTION))
                .isEqualTo(usd(interest));
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTIVE_FIRST, 10000, 10000, 0 0 0",
        "COLLECTIVE_FIRST, 25000, 10000, 7500 5625 1875",
        "SAME_RATIO, 16000, 0, 8000 6000 2000",
        "COLLECTIVE_FIRST, 50000, 10000, 20000 15000 5000"
    })
    void aLossGoesToTheCollectiveAccountFirstOrToTheMembersInTheSameRatio(
            Method method, long loss, long collective, String members) {
        AccountRules.Charge charge =
                AccountRules.charge(
                                usd(loss), usd(0), usd(10_000), threeMembers(), method, false, LOSS)
                        .orRefuse();

        assertThat(charge.collective()).isEqualTo(usd(collective));
        for (int i = 0; i < 3; i++) {
            UUID member = threeMembers().get(i).memberId();
            long borne =
                    charge.members().stream()
                            .filter(each -> each.memberId().equals(member))
                            .mapToLong(each -> each.amount().amount())
                            .sum();
            assertThat(borne).isEqualTo(Long.parseLong(members.split(" ")[i]));
        }
    }

    /// Three of equal weight are given in another order.
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 2 1 1", "5, 2 2 1"})
    void whatIsLeftOverByRoundingGoesByMemberNumbers(long loss, String members) {
        List<AccountRules.Bearer> bearers = List.of(bearer(3, 20), bearer(1, 20), bearer(2, 20));

        assertThat(
                        AccountRules.charge(
                                        usd(loss),
                                        usd(0),
                                        usd(0),
                                        bearers,
                                        Method.SAME_RATIO,
                                        false,
                                        LOSS)
                                .orRefuse()
                                .members())
                .isEqualTo(burdens(members));
    }

    @ParameterizedTest
    @CsvSource({"40, false, 0", "41, true, 1"})
    void aCollectiveAccountBelowNothingBearsNothing(long loss, boolean carries, long carried) {
        assertThat(
                        AccountRules.charge(
                                        usd(loss),
                                        usd(0),
                                        usd(-5),
                                        List.of(bearer(1, 20), bearer(2, 20)),
                                        Method.COLLECTIVE_FIRST,
                                        carries,
                                        LOSS)
                                .orRefuse())
                .isEqualTo(new AccountRules.Charge(usd(0), burdens("20 20"), usd(carried)));
    }

    /// US-05: the collective account holds 10,000.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 16000",
        "6000, 6000, 10000",
        "10000, 10000, 6000",
        "10001, 10000, 6000",
        "16001, 10000, 6000"
    })
    void whatCameOfNonMembersWorkIsTheCollectiveAccountsInAnyWay(
            long ofOthers, long collective, long members) {
        AccountRules.Charge charge =
                AccountRules.charge(
                                usd(16_000),
                                usd(ofOthers),
                                usd(10_000),
                                threeMembers(),
                                Method.SAME_RATIO,
                                false,
                                LOSS)
                        .orRefuse();

        assertThat(charge.collective()).isEqualTo(usd(collective));
        assertThat(charge.members().stream().mapToLong(each -> each.amount().amount()).sum())
                .isEqualTo(members);
    }

    /// Hypha: half, later four fifths of a loss to the reserve, the rest to the members.
    @ParameterizedTest
    @CsvSource({
        "90000, 0, 100000, 1/2, 45000",
        "90000, 0, 100000, 4/5, 72000",
        "90001, 0, 100000, 1/2, 45001",
        "90000, 0, 44999, 1/2, 44999",
        "90000, 10000, 100000, 1/2, 50000",
        "90000, 95000, 100000, 1/2, 90000",
        "90000, 0, 100000, , 100000"
    })
    void us07TheCollectiveAccountBearsNoMoreThanItsPart(
            long loss, long ofOthers, long held, @Nullable String part, long bearable) {
        assertThat(
                        AccountRules.bearableByCollective(
                                usd(loss),
                                usd(ofOthers),
                                usd(held),
                                part == null ? null : Fraction.parse(part)))
                .isEqualTo(usd(bearable));
    }

    @Test
    void aLossThatTheAccountsCannotBearIsRefusedWithTheFigures() {
        var decision =
                AccountRules.charge(
                        usd(50_001),
                        usd(0),
                        usd(10_000),
                        threeMembers(),
                        Method.COLLECTIVE_FIRST,
                        false,
                        LOSS);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().code()).isEqualTo("loss-above-accounts");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("collective", usd(10_000))
                                    .containsEntry("members", usd(40_000));
                        });
    }

    /// US-05: whatever the method, the collective account answers for what the members cannot bear.
    @ParameterizedTest
    @CsvSource({
        "COLLECTIVE_FIRST, 50000, 10000, 0",
        "COLLECTIVE_FIRST, 50001, 10000, 1",
        "SAME_RATIO, 40000, 0, 0",
        "SAME_RATIO, 40001, 1, 0",
        "SAME_RATIO, 50000, 10000, 0",
        "SAME_RATIO, 50001, 10000, 1"
    })
    void whatNoAccountCanBearIsCarriedForwardWhereTheCollectiveAccountBearsLosses(
            Method method, long loss, long collective, long carried) {
        AccountRules.Charge charge =
                AccountRules.charge(
                                usd(loss), usd(0), usd(10_000), threeMembers(), method, true, LOSS)
                        .orRefuse();

        assertThat(charge.collective()).isEqualTo(usd(collective));
        assertThat(charge.carried()).isEqualTo(usd(carried));
        assertThat(charge.members().stream().mapToLong(each -> each.amount().amount()).sum())
                .isEqualTo(40_000);
    }

    @Test
    void aChargedLossAddsUpAndLeavesNoAccountBelowNothing() {
        Random random = new Random(1_936);
        for (int run = 0; run < 2_000; run++) {
            List<AccountRules.Bearer> bearers = new ArrayList<>();
            for (int number = 1; number <= 1 + random.nextInt(10); number++) {
                bearers.add(
                        new AccountRules.Bearer(
                                UUID.randomUUID(),
                                number,
                                usd(random.nextInt(1_000)),
                                Fraction.of(random.nextInt(5))));
            }
            long bearable =
                    bearers.stream()
                            .filter(each -> each.weight().signum() > 0)
                            .mapToLong(each -> each.balance().amount())
                            .sum();
            long loss = 1 + random.nextInt((int) bearable + 200);

            var decision =
                    AccountRules.charge(
                            usd(loss),
                            usd(0),
                            usd(100),
                            bearers,
                            Method.COLLECTIVE_FIRST,
                            false,
                            LOSS);

            assertThat(decision instanceof Decision.Accepted).isEqualTo(loss <= bearable + 100);
            if (decision instanceof Decision.Accepted<AccountRules.Charge>(var charge)) {
                long borne =
                        charge.members().stream().mapToLong(each -> each.amount().amount()).sum();
                assertThat(charge.collective().amount() + borne).isEqualTo(loss);
                assertThat(charge.members())
                        .allSatisfy(each -> {
                            AccountRules.Bearer bearer =
                                    bearers.stream()
                                            .filter(any -> any.memberId().equals(each.memberId()))
                                            .findFirst()
                                            .orElseThrow();
                            assertThat(each.amount()).isLessThanOrEqualTo(bearer.balance());
                            assertThat(bearer.weight().signum()).isPositive();
                        });
            }
        }
    }

    /// US-E: 15,000 paid in, 40,000 retained, 70,000 collective; 10,000 is paid out.
    @ParameterizedTest
    @CsvSource({"134999, 1", "135000, ", "135001, -1"})
    void theAccountsAreTheNetBookValueLessWhatIsPaidOut(long bookValue, Long difference) {
        var refusal =
                AccountRules.refusalOfClosing(
                        new AccountRules.Closing(
                                usd(55_000), usd(70_000), usd(bookValue), usd(10_000)),
                        INVARIANT);

        assertThat(refusal.isEmpty()).isEqualTo(difference == null);
        refusal.ifPresent(it -> {
            assertThat(it.rule().id()).isEqualTo("US-02");
            assertThat(it.figures()).containsEntry("difference", usd(difference));
            assertThat(it.pointer()).isEqualTo("/year");
        });
    }

    private static List<AccountRules.Bearer> threeMembers() {
        return List.of(
                new AccountRules.Bearer(new UUID(0, 1), 1, usd(20_000), Fraction.of(2_000)),
                new AccountRules.Bearer(new UUID(0, 2), 2, usd(15_000), Fraction.of(1_500)),
                new AccountRules.Bearer(new UUID(0, 3), 3, usd(5_000), Fraction.of(500)));
    }

    /// By largest remainder of 3/5, 3/5 and 9/5; the first account bears its part just to the end.
    @Test
    void anAccountThatJustBearsItsPartLeavesTheOthersTheirs() {
        List<AccountRules.Bearer> bearers = List.of(weighed(1, 1), weighed(2, 1), weighed(3, 3));

        assertThat(
                        AccountRules.charge(
                                        usd(3),
                                        usd(0),
                                        usd(0),
                                        bearers,
                                        Method.SAME_RATIO,
                                        false,
                                        LOSS)
                                .orRefuse()
                                .members())
                .containsExactly(
                        new AccountRules.Burden(new UUID(0, 1), usd(1)),
                        new AccountRules.Burden(new UUID(0, 3), usd(2)));
    }

    private static AccountRules.Bearer weighed(long number, long balanceAndWeight) {
        return new AccountRules.Bearer(
                new UUID(0, number), number, usd(balanceAndWeight), Fraction.of(balanceAndWeight));
    }

    private static AccountRules.Bearer bearer(long number, long balance) {
        return new AccountRules.Bearer(new UUID(0, number), number, usd(balance), Fraction.ONE);
    }

    /// Of the members 1, 2 and so on.
    private static List<AccountRules.Burden> burdens(String amounts) {
        String[] each = amounts.split(" ", -1);
        return IntStream.range(0, each.length)
                .mapToObj(i ->
                        new AccountRules.Burden(new UUID(0, i + 1), usd(Long.parseLong(each[i]))))
                .toList();
    }

    private static Move.Lot lot(LocalDate vintage, long left) {
        return new Move.Lot(vintage, usd(left));
    }

    private static Money usd(long amount) {
        return Money.of(amount, "USD");
    }
}

package coop.kyodo.membership.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.refund.Debt;
import coop.kyodo.membership.refund.RefundClaim;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionRulesTest {

    private static final Rulebook PROFILE = Rulebook.of("JP_ACT_2022");
    private static final UUID MEMBER = new UUID(0, 1);
    private static final LocalDate LEFT = LocalDate.parse("2026-03-31");

    @Test
    void whoeverIsOnTheRegisterStaysOnIt() {
        Refusal refusal = refusal(tie(true, null, null), "2099-01-01");

        assertThat(refusal.rule().id()).isEqualTo("JP-029");
        assertThat(refusal.figures()).containsEntry("memberId", MEMBER);
    }

    @Test
    void aBenefitIsDecidedOnAndPaidFirst() {
        List<RetentionRules.Benefit> open =
                List.of(
                        new RetentionRules.Benefit(MEMBER, Money.of(500, "JPY")),
                        new RetentionRules.Benefit(new UUID(0, 2), Money.of(1, "JPY")));

        Refusal refusal = refusal(RetentionRules.noBenefitIsOpen(PROFILE, open));

        assertThat(refusal.code()).isEqualTo("benefit-open");
        assertThat(refusal.rule().id()).isEqualTo("APPI-22");
        assertThat(refusal.figures())
                .containsEntry("memberId", MEMBER)
                .containsEntry("claims", 2)
                .containsEntry("claimed", Money.of(501, "JPY"));
        assertThat(RetentionRules.noBenefitIsOpen(PROFILE, List.of()).orRefuse().id())
                .isEqualTo("APPI-22");
    }

    @Test
    void claimsAreOpenForTwoYearsAndNotADayLonger() {
        Refusal refusal = refusal(tie(false, LEFT, null), "2028-03-31");

        assertThat(refusal.rule().id()).isEqualTo("JP-056");
        assertThat(refusal.figures())
                .containsEntry("since", LEFT)
                .containsEntry("keepUntil", LocalDate.parse("2028-03-31"));
        assertThat(accepted(tie(false, LEFT, null), "2028-04-01").id()).isEqualTo("APPI-22");
    }

    @Test
    void booksAreKeptForTenYearsAndNotADayLonger() {
        Refusal refusal = refusal(tie(false, LEFT, LEFT), "2036-03-31");

        assertThat(refusal.rule().id()).isEqualTo("JP-183");
        assertThat(refusal.figures()).containsEntry("keepUntil", LocalDate.parse("2036-03-31"));
        assertThat(accepted(tie(false, LEFT, LEFT), "2036-04-01").id()).isEqualTo("APPI-22");
    }

    @Test
    void ofSeveralDutiesTheOneThatEndsLastIsNamed() {
        LocalDate booked = LocalDate.parse("2010-03-31");

        assertThat(refusal(tie(false, LEFT, booked), "2019-01-01").rule().id()).isEqualTo("JP-056");
        assertThat(refusal(tie(false, LEFT, LEFT), "2027-01-01").rule().id()).isEqualTo("JP-183");
    }

    @Test
    void aRefundThatIsOwedIsNamedBeforeTheBooksUntilItLapses() {
        List<RetentionRules.Tie> ties = List.of(tie(false, LEFT, LEFT));
        List<RefundClaim> unpaid =
                List.of(claim(1, 30_000, "2028-03-31"), claim(2, 30_001, "2029-03-31"));

        Refusal both = refusal(mayErase(ties, unpaid, "2028-03-31"));
        assertThat(both.code()).isEqualTo("refund-owed");
        assertThat(both.rule().id()).isEqualTo("JP-056");
        assertThat(both.figures())
                .containsEntry("memberId", MEMBER)
                .containsEntry("owed", Money.of(60_001, "JPY"))
                .containsEntry("keepUntil", LocalDate.parse("2029-03-31"));
        assertThat(refusal(mayErase(ties, unpaid, "2029-03-31")).figures())
                .containsEntry("owed", Money.of(30_001, "JPY"));
        assertThat(refusal(mayErase(ties, unpaid, "2029-04-01")).rule().id()).isEqualTo("JP-183");
    }

    /// With instalments the last claim may outlive every other duty.
    @Test
    void aRefundThatLapsesAfterTheBooksIsWaitedFor() {
        List<RetentionRules.Tie> ties = List.of(tie(false, LEFT, LEFT));
        List<RefundClaim> unpaid = List.of(claim(9, 1, "2038-03-31"));

        assertThat(refusal(mayErase(ties, unpaid, "2038-03-31")).code()).isEqualTo("refund-owed");
        assertThat(mayErase(ties, unpaid, "2038-04-01").orRefuse().id()).isEqualTo("APPI-22");
    }

    /// However old it is: nothing but its payment ends it.
    @Test
    void aDebtThatIsNotPaidIsNamedAfterARefundAndBeforeTheBooks() {
        List<RetentionRules.Tie> ties = List.of(tie(false, LEFT, LEFT));
        List<Debt> debts = List.of(debt(1, 300_000, "2025-01-01"), debt(2, 200_000, "2026-01-01"));

        Refusal refusal = refusal(mayErase(PROFILE, ties, List.of(), debts, "2050-01-01"));
        assertThat(refusal.code()).isEqualTo("debt-owed");
        assertThat(refusal.rule().id()).isEqualTo("JP-057");
        assertThat(refusal.figures())
                .containsEntry("memberId", MEMBER)
                .containsEntry("owed", Money.of(500_000, "JPY"))
                .containsEntry("owedSince", LocalDate.parse("2025-01-01"));
        List<RefundClaim> unpaid = List.of(claim(1, 1, "2051-01-01"));
        assertThat(refusal(mayErase(PROFILE, ties, unpaid, debts, "2050-01-01")).code())
                .isEqualTo("refund-owed");
        assertThat(refusal(mayErase(ties, List.of(), "2027-01-01")).rule().id())
                .isEqualTo("JP-183");
    }

    @Test
    void whereNothingIsWithheldADebtIsANeedToKeepTheData() {
        Refusal refusal =
                refusal(
                        mayErase(
                                Rulebook.of("GENERIC"),
                                List.of(tie(false, LEFT, null)),
                                List.of(),
                                List.of(debt(1, 1, "2025-01-01")),
                                "2050-01-01"));

        assertThat(refusal.code()).isEqualTo("debt-owed");
        assertThat(refusal.rule().id()).isEqualTo("GEN-19");
    }

    @Test
    void whoNeverPaidNorJoinedIsTiedByNothing() {
        assertThat(accepted(tie(false, null, null), "2025-04-06").id()).isEqualTo("APPI-22");
    }

    private static RetentionRules.Tie tie(
            boolean open, @Nullable LocalDate leftOn, @Nullable LocalDate bookedYearEnd) {
        return new RetentionRules.Tie(MEMBER, open, leftOn, bookedYearEnd);
    }

    private static Decision<Rule> decide(RetentionRules.Tie tie, String today) {
        return mayErase(List.of(tie), List.of(), today);
    }

    private static Decision<Rule> mayErase(
            List<RetentionRules.Tie> ties, List<RefundClaim> unpaid, String today) {
        return mayErase(PROFILE, ties, unpaid, List.of(), today);
    }

    private static Decision<Rule> mayErase(
            Rulebook profile,
            List<RetentionRules.Tie> ties,
            List<RefundClaim> unpaid,
            List<Debt> debts,
            String today) {
        return RetentionRules.mayErase(profile, ties, unpaid, debts, LocalDate.parse(today));
    }

    private static Debt debt(int number, long amount, String owedSince) {
        return new Debt(
                new UUID(2, number),
                MEMBER,
                Money.of(amount, "JPY"),
                LocalDate.parse(owedSince),
                "a loan",
                null,
                null,
                null);
    }

    private static RefundClaim claim(int number, long amount, String lapsesAfter) {
        return new RefundClaim(
                new UUID(1, number),
                MEMBER,
                number,
                MEMBER,
                LEFT,
                Money.of(amount, "JPY"),
                LocalDate.parse(lapsesAfter),
                RefundClaim.State.OPEN,
                null,
                null,
                null);
    }

    private static Refusal refusal(RetentionRules.Tie tie, String today) {
        return refusal(decide(tie, today));
    }

    private static Refusal refusal(Decision<Rule> decision) {
        return switch (decision) {
            case Decision.Refused<Rule>(Refusal refusal) -> refusal;
            case Decision.Accepted<Rule>(Rule rule) ->
                    throw new AssertionError("accepted by " + rule.id());
        };
    }

    private static Rule accepted(RetentionRules.Tie tie, String today) {
        return decide(tie, today).orRefuse();
    }
}

package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.SampleArticles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");
    private static final LocalDate END = LocalDate.of(2026, 3, 31);
    private static final LocalDate LAPSES = LocalDate.of(2028, 3, 31);

    /// Of calls of 100 until the end of March 2027 and of 50 until a year later.
    @ParameterizedTest
    @CsvSource({
        "0, 2027-03-31, 150",
        "0, 2027-04-01, 50",
        "0, 2028-03-31, 50",
        "0, 2028-04-01, 150",
        "120, 2027-03-31, 30",
        "120, 2027-04-01, 30",
        "60, 2027-04-01, 50"
    })
    void whatIsPaidIsForTheCallThatLapsesFirst(long paid, LocalDate claimedOn, long left) {
        assertThat(
                        ClaimRules.stillCallable(
                                List.of(
                                        new CallCapital.Callable(100, date("2027-03-31")),
                                        new CallCapital.Callable(50, LAPSES)),
                                paid,
                                claimedOn))
                .contains(new CallCapital.Callable(left, LAPSES));
        assertThat(ClaimRules.stillCallable(List.of(), paid, claimedOn)).isEmpty();
    }

    @Test
    void silentArticlesRefundTheWholeAtOnce() {
        assertThat(instalments(100_000, new SampleArticles().build().termsOfLeaving()))
                .containsExactly(new ClaimRules.Instalment(1, END, Money.yen(100_000), LAPSES));
    }

    @Test
    void instalmentsAreEqualButForTheLastAndLapseEachOnItsOwn() {
        assertThat(instalments(100_000, new Articles.Leaving(Fraction.ONE, 3, 12, true)))
                .containsExactly(
                        new ClaimRules.Instalment(1, END, Money.yen(33_333), LAPSES),
                        new ClaimRules.Instalment(
                                2,
                                LocalDate.of(2027, 3, 31),
                                Money.yen(33_333),
                                date("2029-03-31")),
                        new ClaimRules.Instalment(
                                3,
                                LocalDate.of(2028, 3, 31),
                                Money.yen(33_334),
                                date("2030-03-31")));
    }

    @Test
    void aRefundOfNothingHasNoInstalments() {
        assertThat(instalments(0, new Articles.Leaving(Fraction.ONE, 3, 12, true))).isEmpty();
        assertThat(instalments(2, new Articles.Leaving(Fraction.ONE, 3, 12, true)))
                .extracting(ClaimRules.Instalment::number)
                .containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"2028-03-31, true", "2028-04-01, false"})
    void aClaimLapsesTwoYearsAfterLeaving(LocalDate claimedOn, boolean inTime) {
        assertThat(
                        ClaimRules.notLapsed(ACT.rule("JP-056"), claimedOn, LAPSES, "/paidOn")
                                instanceof Decision.Accepted<LocalDate>)
                .isEqualTo(inTime);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "30000, false"})
    void aRefundWaitsForWhatTheLeaverOwes(long owed, boolean payable) {
        assertThat(
                        ClaimRules.notWithheld(
                                        ACT.rule("JP-057"), Money.yen(100_000), Money.yen(owed))
                                instanceof Decision.Accepted<Money>)
                .isEqualTo(payable);
    }

    @ParameterizedTest
    @CsvSource({"100000, true", "99999, false", "0, false", "-1, false"})
    void noMoreIsRefundedThanIsPayableOnTheDayAndEverAfter(long payable, boolean lawful) {
        assertThat(
                        ClaimRules.payable(
                                        ACT.rule("JP-054"),
                                        Money.yen(100_000),
                                        Money.yen(payable),
                                        END,
                                        "/paidOn")
                                instanceof Decision.Accepted<Money>)
                .isEqualTo(lawful);
    }

    @ParameterizedTest
    @CsvSource({"40000, true", "40001, false"})
    void noMoreIsCalledThanWasUnpaid(long amount, boolean lawful) {
        assertThat(
                        ClaimRules.withinCall(
                                        ACT.rule("JP-055"), Money.yen(amount), Money.yen(40_000))
                                instanceof Decision.Accepted<Money>)
                .isEqualTo(lawful);
    }

    private static List<ClaimRules.Instalment> instalments(long refund, Articles.Leaving terms) {
        return ClaimRules.instalments(Money.yen(refund), terms, END, LAPSES, 2);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource({"0, JP-054", "1, ''"})
    void nothingIsRefundedWhereNothingIsPayable(long refund, String rule) {
        assertThat(refusedBy(ClaimRules.somethingPayable(ACT.rule("JP-054"), Money.yen(refund))))
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"0, JP-056", "1, ''"})
    void nothingIsWrittenOffWhereNoClaimLapsed(int lapsed, String rule) {
        assertThat(refusedBy(ClaimRules.someLapsed(ACT.rule("JP-056"), lapsed, LAPSES)))
                .isEqualTo(rule);
    }

    private static String refusedBy(Decision<?> decision) {
        return decision instanceof Decision.Refused<?> refused ? refused.refusal().rule().id() : "";
    }
}

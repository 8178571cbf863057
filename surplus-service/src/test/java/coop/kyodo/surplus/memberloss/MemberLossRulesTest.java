package coop.kyodo.surplus.memberloss;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberLossRulesTest {

    private static final Rule RULE = Profiles.of("ES").rule("ES-02d");
    private static final LocalDate LOST = LocalDate.of(2025, 3, 31);

    @ParameterizedTest
    @CsvSource({"false, 2026-03-31", "true, 2032-03-31"})
    void es02dALossIsPaidWithinAYearOrSetOffWithinSeven(boolean setOff, LocalDate dueBy) {
        assertThat(MemberLossRules.dueBy(LOST, setOff, RULE)).isEqualTo(dueBy);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31, false",
        "2025-03-31, false",
        "2026-03-31, true",
        "2032-03-31, true",
        "2033-03-31, false"
    })
    void es02dTheSharesOfTheSevenYearsAfterItSettleIt(LocalDate yearEnd, boolean within) {
        assertThat(MemberLossRules.isWithinTerm(LOST, yearEnd, RULE)).isEqualTo(within);
    }

    @Test
    void es02dTheSeventhYearMayEndOnALeapDay() {
        LocalDate lost = LocalDate.of(2021, 2, 28);

        assertThat(MemberLossRules.isWithinTerm(lost, LocalDate.of(2028, 2, 29), RULE)).isTrue();
        assertThat(MemberLossRules.isWithinTerm(lost, LocalDate.of(2029, 2, 28), RULE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"99, false", "100, false", "101, true"})
    void noMoreIsPaidThanIsOwed(long amount, boolean refused) {
        var refusal =
                MemberLossRules.refusalOfPayment(Money.yen(amount), Money.yen(100), LOST, RULE);

        assertThat(refusal.isPresent()).isEqualTo(refused);
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("requested", Money.yen(101))
                        .containsEntry("owed", Money.yen(100))
                        .containsEntry("on", LOST));
    }

    @Test
    void theOldestLossIsSettledFirstAndNoMoreThanTheShare() {
        UUID older = new UUID(0, 2);
        UUID newer = new UUID(0, 1);
        List<MemberLossRules.Owed> losses =
                List.of(
                        new MemberLossRules.Owed(newer, LOST.plusYears(1), Money.yen(50)),
                        new MemberLossRules.Owed(older, LOST, Money.yen(100)));

        assertThat(MemberLossRules.setOffs(Money.yen(100), losses))
                .containsExactly(new MemberLossRules.SetOff(older, Money.yen(100)));
        assertThat(MemberLossRules.setOffs(Money.yen(101), losses))
                .containsExactly(
                        new MemberLossRules.SetOff(older, Money.yen(100)),
                        new MemberLossRules.SetOff(newer, Money.yen(1)));
        assertThat(MemberLossRules.setOffs(Money.yen(151), losses))
                .containsExactly(
                        new MemberLossRules.SetOff(older, Money.yen(100)),
                        new MemberLossRules.SetOff(newer, Money.yen(50)));
        assertThat(MemberLossRules.setOffs(Money.yen(0), losses)).isEmpty();
    }

    @Test
    void ofTwoLossesOfAYearTheOneOfTheLesserPlanIdIsSettledFirst() {
        List<MemberLossRules.Owed> losses =
                List.of(
                        new MemberLossRules.Owed(new UUID(0, 2), LOST, Money.yen(100)),
                        new MemberLossRules.Owed(new UUID(0, 1), LOST, Money.yen(100)));

        assertThat(MemberLossRules.setOffs(Money.yen(100), losses))
                .containsExactly(new MemberLossRules.SetOff(new UUID(0, 1), Money.yen(100)));
    }
}

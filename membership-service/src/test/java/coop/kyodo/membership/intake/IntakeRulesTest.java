package coop.kyodo.membership.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeRulesTest {

    private static final Rulebook PROFILE = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({"50000, 1", "99999, 1", "100000, 2", "149999, 2", "150000, 3"})
    void unitsArePaidUpOneByOne(long paidIn, int paidUp) {
        assertThat(paidUp(paidIn).orRefuse()).isEqualTo(paidUp);
    }

    @Test
    void aMemberHasPaidOneUnitAtLeast() {
        assertThat(refusedBy(paidUp(49_999))).isEqualTo("JP-026");
    }

    @Test
    void nobodyHasPaidMoreThanWasSubscribed() {
        assertThat(refusedBy(paidUp(150_001))).isEqualTo("JP-024");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-01, 2025-04-10, 2025-04-10, true",
        "2025-04-10, 2025-04-01, 2025-04-10, true",
        "2025-04-10, 2025-04-10, 2025-04-10, true",
        "2025-04-01, 2025-04-10, 2025-04-09, false",
        "2025-04-01, 2025-04-10, 2025-04-11, false"
    })
    void membershipBeginsWithTheLaterOfAcceptanceAndPayment(
            LocalDate acceptedOn, LocalDate paidOn, LocalDate admittedOn, boolean accepted) {
        assertThat(IntakeRules.joined(PROFILE, acceptedOn, paidOn, admittedOn))
                .isInstanceOf(accepted ? Decision.Accepted.class : Decision.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "49999, ''", "50000, ''", "50001, JP-054"})
    void nobodyWasRefundedMoreThanWasPaidIn(long refunded, String rule) {
        assertThat(
                        refusedBy(
                                IntakeRules.refundedAtMost(
                                        PROFILE,
                                        Money.of(refunded, "JPY"),
                                        Money.of(50_000, "JPY"),
                                        "/refunded")))
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"2016-03-30, JP-054", "2016-03-31, ''", "2016-04-01, ''"})
    void whatIsOwedIsKnownFromTheYearsEnd(LocalDate today, String rule) {
        assertThat(
                        refusedBy(
                                IntakeRules.valued(
                                        PROFILE, LocalDate.of(2016, 3, 31), today, "/owed")))
                .isEqualTo(rule);
    }

    /// Left in the year to 2016-03-31; the next one ends on 2017-03-31.
    @ParameterizedTest
    @CsvSource({
        "2016-03-30, true, true",
        "2016-03-31, true, false",
        "2016-03-30, false, true",
        "2017-03-31, false, true",
        "2017-04-01, false, false"
    })
    void aShareIsValuedHereUntilTheNextYearIsOver(
            LocalDate today, boolean stated, boolean valuedHere) {
        assertThat(
                        IntakeRules.isValuedHere(
                                LocalDate.of(2016, 3, 31),
                                LocalDate.of(2017, 3, 31),
                                stated,
                                today))
                .isEqualTo(valuedHere);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 24999, 2016-04-01, false",
        "2, 25000, 2016-04-01, true",
        "2, 99999, 2016-03-01, true",
        "2, 100000, 2016-04-01, false",
        "2, 100000, 2016-03-31, true",
        "2, 100001, 2016-03-31, false",
        "2, 24999, 2016-03-31, false",
        "2, 25000, 2016-04-02, false"
    })
    void whoeverWasAcceptedBeforeTheFormationOrPaidAPartFounded(
            int units, long paidIn, LocalDate acceptedOn, boolean founder) {
        assertThat(
                        IntakeRules.founded(
                                PROFILE,
                                Money.of(50_000, "JPY"),
                                units,
                                Money.of(paidIn, "JPY"),
                                acceptedOn,
                                LocalDate.of(2016, 4, 1)))
                .isEqualTo(founder);
    }

    @ParameterizedTest
    @CsvSource({"2016-03-30, JP-050", "2016-03-31, ''", "2016-04-01, JP-050"})
    void whoeverGaveNoticeLeftAtAYearsEnd(LocalDate leftOn, String rule) {
        assertThat(
                        refusedBy(
                                IntakeRules.leftAtYearsEnd(
                                        PROFILE, leftOn, LocalDate.of(2016, 3, 31))))
                .isEqualTo(rule);
    }

    private static Decision<Integer> paidUp(long paidIn) {
        return IntakeRules.paidUp(PROFILE, Money.of(50_000, "JPY"), 3, Money.of(paidIn, "JPY"));
    }

    private static String refusedBy(Decision<?> decision) {
        return decision instanceof Decision.Refused<?> refused ? refused.refusal().rule().id() : "";
    }
}

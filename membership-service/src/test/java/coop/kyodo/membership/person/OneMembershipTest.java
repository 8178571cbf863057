package coop.kyodo.membership.person;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneMembershipTest {

    private static final Rulebook PROFILE = Rulebook.of("JP_ACT_2022");
    private static final LocalDate DIED_ON = LocalDate.of(2026, 5, 10);

    /// Left in December and died in May, as a member once more since January.
    private static final OneMembership.Span EARLIER =
            new OneMembership.Span(LocalDate.of(2025, 4, 10), LocalDate.of(2025, 12, 10), DIED_ON);

    @ParameterizedTest
    @CsvSource({"2026-05-09, death-days-differ", "2026-05-10, ''"})
    void nobodyDiesOnTwoDays(LocalDate leftOn, String code) {
        OneMembership.Span later =
                new OneMembership.Span(LocalDate.of(2026, 1, 10), leftOn, leftOn);

        assertThat(OneMembership.refusal(PROFILE, EARLIER, later).map(Refusal::code).orElse(""))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-10, true", "2026-05-11, false"})
    void aDeathIsNotedOnTheDayThatAnotherMembershipHas(LocalDate diedOn, boolean accepted) {
        Decision<LocalDate> decision = OneMembership.endsBy(PROFILE, List.of(EARLIER), diedOn);

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    @Test
    void whereNoOtherMembershipEndedByDeathAnyDayWillDo() {
        OneMembership.Span alive =
                new OneMembership.Span(EARLIER.since(), LocalDate.of(2025, 12, 10), null);

        assertThat(OneMembership.endsBy(PROFILE, List.of(alive), DIED_ON))
                .isInstanceOf(Decision.Accepted.class);
    }
}

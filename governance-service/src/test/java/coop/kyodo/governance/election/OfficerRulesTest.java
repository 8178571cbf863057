package coop.kyodo.governance.election;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.election.OfficerRules.Standing;
import coop.kyodo.governance.election.OfficerRules.State;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfficerRulesTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final LocalDate ELECTED = LocalDate.of(2025, 6, 20);
    private static final LocalDate ENDS = LocalDate.of(2027, 6, 20);

    @Test
    void nobody_is_in_office_the_day_before_the_election() {
        assertThat(on(ELECTED.minusDays(1), 1, term(ANN, ELECTED, ENDS))).isEmpty();
        assertThat(on(ELECTED, 1, term(ANN, ELECTED, ENDS)))
                .extracting(Standing::state)
                .containsExactly(State.IN_OFFICE);
    }

    @Test
    void a_term_runs_to_its_last_day_and_is_held_over_until_a_successor_is_there() {
        Officer ann = term(ANN, ELECTED, ENDS);

        assertThat(on(ENDS, 1, ann)).extracting(Standing::state).containsExactly(State.IN_OFFICE);
        assertThat(on(ENDS.plusDays(1), 1, ann))
                .extracting(Standing::state)
                .containsExactly(State.HOLDING_OVER);
    }

    @Test
    void a_successor_ends_the_holding_over() {
        LocalDate next = ENDS.plusDays(5);

        List<Standing> standing =
                on(next, 1, term(ANN, ELECTED, ENDS), term(BEN, next, next.plusYears(2)));

        assertThat(standing)
                .extracting(each -> each.term().memberId(), Standing::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(BEN, State.IN_OFFICE));
    }

    @Test
    void who_is_elected_again_stands_once() {
        LocalDate again = ENDS.minusDays(3);

        assertThat(on(again, 1, term(ANN, ELECTED, ENDS), term(ANN, again, again.plusYears(2))))
                .extracting(each -> each.term().electedOn())
                .containsExactly(again);
    }

    private static List<Standing> on(LocalDate date, int number, Officer... terms) {
        return OfficerRules.on(date, Office.DIRECTOR, List.of(terms), number);
    }

    private static Officer term(UUID member, LocalDate from, LocalDate to) {
        return new Officer(member, Office.DIRECTOR, new UUID(from.toEpochDay(), 9), from, to);
    }
}

package coop.kyodo.governance.counting;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DebianCountTest {

    private static final int CHANGE = 0;
    private static final int DEFAULT = 1;

    /// R = 3 * sqrt(911) / 2 = 45.27...
    private static final Fraction QUORUM_SQUARED = Fraction.of(9 * 911, 4);

    @Test
    void an_option_one_vote_below_the_quorum_is_dropped() {
        var result = countChange(45, 0, Fraction.ONE);

        assertThat(result.droppedForQuorum()).containsExactly(CHANGE);
        assertThat(result.winners()).containsExactly(DEFAULT);
    }

    @Test
    void an_option_one_vote_above_the_quorum_stands() {
        assertThat(countChange(46, 0, Fraction.ONE).winners()).containsExactly(CHANGE);
    }

    @Test
    void exactly_the_quorum_is_enough() {
        var result = DebianCount.count(2, change(45, 0), DEFAULT, Fraction.of(45 * 45), Map.of());

        assertThat(result.winners()).containsExactly(CHANGE);
    }

    @Test
    void exactly_three_to_one_does_not_defeat_the_default() {
        var result = countChange(90, 30, Fraction.of(3));

        assertThat(result.droppedForMajority()).containsExactly(CHANGE);
        assertThat(result.winners()).containsExactly(DEFAULT);
    }

    @Test
    void one_vote_more_than_three_to_one_does() {
        assertThat(countChange(91, 30, Fraction.of(3)).winners()).containsExactly(CHANGE);
    }

    @Test
    void the_weakest_defeat_of_a_circle_is_dropped_and_its_stage_shown() {
        // 0 over 1 by 8:4, 1 over 2 by 9:3, 2 over 0 by 7:5; 3 is the default, below all
        List<RankedBallot> circle =
                List.of(ballot(5, 1, 2, 3, 4), ballot(4, 3, 1, 2, 4), ballot(3, 2, 3, 1, 4));

        var result = DebianCount.count(4, circle, 3, Fraction.ZERO, Map.of());

        assertThat(result.stages().getFirst().schwartzSet()).containsExactly(0, 1, 2);
        assertThat(result.stages().getFirst().dropped())
                .containsExactly(new DebianCount.Defeat(2, 0, 7, 5));
        assertThat(result.winners()).containsExactly(0);
    }

    @Test
    void a_tie_names_nobody_and_shows_who_is_tied() {
        var result =
                DebianCount.count(
                        3,
                        List.of(ballot(10, 1, 2, 3), ballot(10, 2, 1, 3)),
                        2,
                        Fraction.ZERO,
                        Map.of());

        assertThat(result.winners()).isEmpty();
        assertThat(result.tied()).containsExactly(0, 1);
    }

    private static DebianCount.Result countChange(long yes, long no, Fraction ratio) {
        return DebianCount.count(2, change(yes, no), DEFAULT, QUORUM_SQUARED, Map.of(0, ratio));
    }

    private static List<RankedBallot> change(long yes, long no) {
        return no == 0
                ? List.of(ballot(yes, 1, 2))
                : List.of(ballot(yes, 1, 2), ballot(no, null, 1));
    }

    static RankedBallot ballot(long count, @Nullable Integer... ranks) {
        return new RankedBallot(count, Arrays.asList(ranks));
    }
}

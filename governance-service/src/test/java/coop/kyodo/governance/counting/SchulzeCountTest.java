package coop.kyodo.governance.counting;

import static coop.kyodo.governance.counting.DebianCountTest.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SchulzeCountTest {

    /// Example 1 of Markus Schulze's paper: 45 voters, options A to E, published order E A C B D.
    private static final List<RankedBallot> PAPER =
            List.of(
                    ballot(5, 1, 3, 2, 5, 4),
                    ballot(5, 1, 5, 4, 2, 3),
                    ballot(8, 4, 1, 5, 3, 2),
                    ballot(3, 2, 3, 1, 5, 4),
                    ballot(7, 2, 4, 1, 5, 3),
                    ballot(2, 3, 2, 1, 4, 5),
                    ballot(7, 5, 4, 2, 1, 3),
                    ballot(8, 3, 2, 5, 4, 1));

    @Test
    void the_example_of_the_paper_has_its_published_order() {
        var result = SchulzeCount.count(5, 1, PAPER, UnrankedMeans.LAST);

        assertThat(result.order())
                .containsExactly(List.of(4), List.of(0), List.of(2), List.of(1), List.of(3));
        assertThat(result.strongestPaths().get(4)).containsExactly(25L, 28L, 28L, 31L, 0L);
    }

    @Test
    void the_order_of_the_ballots_does_not_matter() {
        List<RankedBallot> shuffled = new ArrayList<>(PAPER);
        Collections.shuffle(shuffled, new Random(20261121));

        assertThat(SchulzeCount.count(5, 2, shuffled, UnrankedMeans.LAST))
                .isEqualTo(SchulzeCount.count(5, 2, PAPER, UnrankedMeans.LAST));
    }

    @Test
    void no_opinion_is_not_a_vote_against() {
        List<RankedBallot> ballots = List.of(ballot(3, 1, null), ballot(2, 2, 1));

        assertThat(SchulzeCount.count(2, 1, ballots, UnrankedMeans.NOT_COMPARED).winners())
                .containsExactly(1);
        assertThat(SchulzeCount.count(2, 1, ballots, UnrankedMeans.LAST).winners())
                .containsExactly(0);
    }

    @Test
    void a_tie_across_the_last_seat_is_shown_and_leaves_it_open() {
        List<RankedBallot> ballots = List.of(ballot(1, 1, 2, 3), ballot(1, 1, 3, 2));

        var result = SchulzeCount.count(3, 2, ballots, UnrankedMeans.LAST);

        assertThat(result.winners()).containsExactly(0);
        assertThat(result.tied()).containsExactly(1, 2);
    }
}

package coop.kyodo.governance.election;

import static coop.kyodo.governance.assembly.Given.rule;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.Given;
import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.assembly.Present;
import coop.kyodo.kit.rules.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionRulesTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID CHI = new UUID(0, 3);
    private static final Contest TWO_SEATS =
            new Contest(Office.DIRECTOR, 2, 2, List.of(ANN, BEN, CHI));

    private static final HallBallot THREE_PAPERS =
            new HallBallot.Papers(List.of(List.of(ANN, BEN), List.of(ANN), List.of(BEN, CHI)));

    /// Vector V7, first half: whoever attends electronically does not elect.
    @Test
    void electronic_attendance_does_not_entitle_to_elect() {
        assertThat(Present.of(5, 2, 3, 1).entitledToElect()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 1, 1, ",
        "6, 5, 1, 1, papers-exceed-entitled",
        "4, 5, 1, 1, papers-exceed-issued",
        "5, 5, 1, 0, papers-do-not-add-up",
        "5, 5, 2, 1, papers-do-not-add-up"
    })
    void papers_add_up_to_those_entitled(
            long issued, long found, long blank, long invalid, String code) {
        Decision<HallBallot> decision =
                ElectionRules.papersAddUp(
                        new ElectionRules.Papers(issued, found, blank, invalid),
                        THREE_PAPERS,
                        TWO_SEATS,
                        5,
                        rule("JP-101"));

        assertThat(code(decision)).isEqualTo(code);
    }

    /// JP-102, and vector V10: who objects to one name of a slate objects to the nomination; 29
    /// agree and one abstains.
    @ParameterizedTest
    @CsvSource({
        "30, 0, 30, ",
        "30, 0, 29, nomination-not-unanimous",
        "30, 0, 31, nomination-not-unanimous",
        "30, 1, 29, nomination-objected",
        "30, 1, 30, nomination-objected",
        "0, 0, 0, nomination-not-unanimous"
    })
    void a_nomination_needs_all_present(long present, long objections, long agreed, String code) {
        assertThat(
                        code(
                                ElectionRules.nominationStands(
                                        present, objections, agreed, rule("JP-102"))))
                .isEqualTo(code);
    }

    @Test
    void a_paper_names_as_many_as_there_are_seats_and_not_one_more() {
        assertThat(code(counted(new HallBallot.Papers(List.of(List.of(ANN, BEN)))))).isNull();
        assertThat(code(counted(new HallBallot.Papers(List.of(List.of(ANN, BEN, CHI))))))
                .isEqualTo("too-many-names");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 1, ",
        "3, 1, 0, votes-do-not-fit-papers",
        "1, 0, 0, votes-do-not-fit-papers",
        "2, 2, 1, votes-do-not-fit-papers"
    })
    void totals_fit_two_papers_of_two_names(long ann, long ben, long chi, String code) {
        assertThat(code(counted(totals(2, ann, ben, chi)))).isEqualTo(code);
    }

    @Test
    void most_votes_win() {
        ElectionRules.Count count = ElectionRules.count(TWO_SEATS, THREE_PAPERS);

        assertThat(count.elected())
                .extracting(CandidateVotes::candidate)
                .containsExactlyInAnyOrder(ANN, BEN);
        assertThat(count.tie()).isEmpty();
    }

    @Test
    void nobody_is_elected_without_a_vote() {
        ElectionRules.Count count =
                ElectionRules.count(TWO_SEATS, new HallBallot.Papers(List.of(List.of(ANN))));

        assertThat(count.elected()).extracting(CandidateVotes::candidate).containsExactly(ANN);
        assertThat(count.tie()).isEmpty();
    }

    @Test
    void a_tie_across_the_last_seat_is_settled_by_a_lot_that_anybody_can_draw_again() {
        List<List<UUID>> papers =
                new ArrayList<>(List.of(List.of(ANN), List.of(BEN), List.of(CHI)));
        ElectionRules.Count first = ElectionRules.count(TWO_SEATS, new HallBallot.Papers(papers));
        Collections.shuffle(papers, new Random(7));

        ElectionRules.Count again = ElectionRules.count(TWO_SEATS, new HallBallot.Papers(papers));

        assertThat(first.tie()).containsExactlyInAnyOrder(ANN, BEN, CHI);
        assertThat(first.elected())
                .extracting(CandidateVotes::candidate)
                .isEqualTo(first.tie().subList(0, 2));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_tie_above_the_last_seat_needs_no_lot() {
        ElectionRules.Count count = ElectionRules.count(TWO_SEATS, totals(3, 2, 2, 1));

        assertThat(count.tie()).isEmpty();
    }

    @Test
    void a_director_is_a_member_and_an_auditor_need_not_be() {
        Contest auditor = new Contest(Office.AUDITOR, 1, 1, List.of(CHI));
        Contest director = new Contest(Office.DIRECTOR, 1, 1, List.of(CHI));
        Set<UUID> roll = Set.of(ANN, BEN);

        assertThat(code(ElectionRules.candidatesAreMembers(auditor, roll, rule("JP-100"))))
                .isNull();
        assertThat(code(ElectionRules.candidatesAreMembers(director, roll, rule("JP-100"))))
                .isEqualTo("director-not-a-member");
        assertThat(code(ElectionRules.candidatesAreMembers(director, Set.of(CHI), rule("JP-100"))))
                .isNull();
    }

    @Test
    void terms_follow_the_articles() {
        LocalDate elected = LocalDate.of(2025, 6, 20);
        var officers = Given.articles().officers();

        assertThat(ElectionRules.termEnd(Office.DIRECTOR, elected, officers))
                .isEqualTo("2027-06-20");
        assertThat(ElectionRules.termEnd(Office.AUDITOR, elected, officers))
                .isEqualTo("2029-06-20");
    }

    private static HallBallot totals(long papers, long ann, long ben, long chi) {
        return new HallBallot.Totals(
                papers,
                List.of(
                        new CandidateVotes(ANN, ann),
                        new CandidateVotes(BEN, ben),
                        new CandidateVotes(CHI, chi)));
    }

    private static Decision<HallBallot> counted(HallBallot ballot) {
        long valid = ballot.valid();
        return ElectionRules.papersAddUp(
                new ElectionRules.Papers(valid, valid, 0, 0), ballot, TWO_SEATS, 5, rule("JP-101"));
    }

    @SuppressWarnings("NullAway") // null is what "no refusal" looks like to AssertJ and CSV alike
    private static String code(Decision<?> decision) {
        return decision instanceof Decision.Refused<?> refused ? refused.refusal().code() : null;
    }
}

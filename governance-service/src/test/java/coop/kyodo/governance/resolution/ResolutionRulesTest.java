package coop.kyodo.governance.resolution;

import static coop.kyodo.governance.assembly.Given.rule;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.governance.assembly.Present;
import coop.kyodo.governance.cooperative.Articles.TieBase;
import coop.kyodo.governance.resolution.Outcome.Decided;
import coop.kyodo.governance.resolution.Outcome.Reason;
import coop.kyodo.kit.rules.Decision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionRulesTest {

    /// Vectors V2 to V4 and the limits around them: half of all members present, two thirds of the
    /// votes of those present.
    @ParameterizedTest
    @CsvSource({
        "50, 25, 17, true",
        "50, 25, 16, false",
        "51, 25, 25, false",
        "51, 26, 18, true",
        "51, 26, 17, false",
        "60, 30, 20, true",
        "60, 31, 20, false",
        "60, 31, 21, true",
        "1, 1, 0, false"
    })
    void a_special_resolution(long members, long present, long yes, boolean adopted) {
        Bases bases = new Bases(members, Present.of(present, 0, 0, 0), present, present);

        assertThat(ResolutionRules.special(bases, new Tally(yes, 0, 0), rule("JP-137")).adopted())
                .isEqualTo(adopted);
    }

    @Test
    void a_special_resolution_that_fails_says_what_was_needed() {
        Bases bases = new Bases(51, Present.of(25, 0, 0, 0), 25, 24);

        Decided decided = ResolutionRules.special(bases, new Tally(15, 9, 0), rule("JP-137"));

        assertThat(decided.reasons())
                .containsExactly(Reason.HEAD_COUNT_MISSED, Reason.TWO_THIRDS_MISSED);
        assertThat(decided.headCountRequired()).isEqualTo(26);
        assertThat(decided.yesRequired()).isEqualTo(16);
    }

    @Test
    void the_chair_is_in_the_head_count_but_not_in_the_vote_base() {
        Present present = Present.of(24, 0, 1, 0);

        assertThat(Bases.of(50, present, true)).isEqualTo(new Bases(50, present, 25, 24));
        assertThat(Bases.of(50, present, false)).isEqualTo(new Bases(50, present, 24, 24));
    }

    /// Vector V5: 29 vote and the chair does not; were the chair counted, 15 of 30 would fail.
    @ParameterizedTest
    @CsvSource({"15, 14, true", "14, 15, false"})
    void an_ordinary_resolution_needs_more_than_half_of_those_present_but_the_chair(
            long yes, long no, boolean adopted) {
        assertThat(ordinary(29, yes, no, 0, TieBase.CAST, null))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided -> {
                            assertThat(decided.adopted()).isEqualTo(adopted);
                            assertThat(decided.yesRequired()).isEqualTo(15);
                        });
    }

    /// Vector V5, second half: 14 to 14 with one abstention.
    @Test
    void as_many_yes_as_no_is_a_tie_where_the_articles_look_at_votes_cast() {
        assertThat(ordinary(29, 14, 14, 1, TieBase.CAST, null))
                .isInstanceOf(Outcome.TieForTheChair.class);
    }

    @Test
    void the_same_votes_are_no_majority_where_the_articles_look_at_those_present() {
        assertThat(ordinary(29, 14, 14, 1, TieBase.PRESENT, Choice.YES))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided -> {
                            assertThat(decided.adopted()).isFalse();
                            assertThat(decided.reasons()).containsExactly(Reason.MAJORITY_MISSED);
                            assertThat(decided.castingVote()).isNull();
                        });
    }

    @Test
    void exactly_half_of_those_present_is_a_tie_for_them_whatever_the_rest_says() {
        assertThat(ordinary(30, 15, 14, 1, TieBase.PRESENT, null))
                .isInstanceOf(Outcome.TieForTheChair.class);
        assertThat(ordinary(30, 15, 14, 1, TieBase.CAST, null))
                .isInstanceOfSatisfying(
                        Decided.class, decided -> assertThat(decided.adopted()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"YES, true, CHAIR_DECIDED_YES", "NO, false, CHAIR_DECIDED_NO"})
    void the_chair_decides_a_tie(Choice casting, boolean adopted, Reason reason) {
        assertThat(ordinary(28, 14, 14, 0, TieBase.CAST, casting))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided -> {
                            assertThat(decided.adopted()).isEqualTo(adopted);
                            assertThat(decided.reasons()).containsExactly(Reason.TIE, reason);
                        });
    }

    @Test
    void nobody_voting_is_no_tie() {
        assertThat(ordinary(29, 0, 0, 29, TieBase.CAST, Choice.YES))
                .isInstanceOfSatisfying(
                        Decided.class, decided -> assertThat(decided.adopted()).isFalse());
    }

    @Test
    void the_chair_does_not_vote_and_others_do() {
        UUID chair = new UUID(0, 1);

        assertThat(ResolutionRules.mayVote(chair, chair, rule("JP-136")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(ResolutionRules.mayVote(new UUID(0, 2), chair, rule("JP-136")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true",
        "true, false, true",
        "false, true, true",
        "false, false, false"
    })
    void whoever_is_not_there_in_person_votes_on_notified_matters_only(
            boolean inPerson, boolean notified, boolean accepted) {
        assertThat(
                        ResolutionRules.mayVoteUnseen(
                                        new UUID(0, 1), inPerson, notified, rule("JP-138"))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    private static Outcome ordinary(
            long voteBase,
            long yes,
            long no,
            long abstain,
            TieBase tieBase,
            @Nullable Choice casting) {
        Bases bases = new Bases(60, Present.of(voteBase + 1, 0, 0, 0), voteBase + 1, voteBase);
        return ResolutionRules.ordinary(
                bases, new Tally(yes, no, abstain), tieBase, casting, rule("JP-135"));
    }
}

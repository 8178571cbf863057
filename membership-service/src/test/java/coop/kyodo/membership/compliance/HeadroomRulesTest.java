package coop.kyodo.membership.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadroomRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({
        "JP-010, 8, 10, MEMBER_STOPS_WORKING, 0",
        "JP-010, 9, 10, MEMBER_STOPS_WORKING, 1",
        "JP-010, 9, 10, WORKING_MEMBER_LEAVES, 5",
        "JP-010, 9, 10, NON_WORKING_MEMBER_JOINS, 1",
        "JP-010, 10, 10, WORKING_MEMBER_LEAVES, 10",
        "JP-010, 7, 10, NON_WORKING_MEMBER_JOINS, 0",
        "JP-011, 8, 10, WORKING_MEMBER_LEAVES, 0",
        "JP-011, 9, 10, WORKING_MEMBER_LEAVES, 1",
        "JP-011, 8, 10, MEMBER_STOPS_WORKING, 2",
        "JP-011, 9, 12, NON_MEMBER_STARTS_WORKING, 0",
        "JP-011, 10, 12, NON_MEMBER_STARTS_WORKING, 1",
        "JP-014, 3, 4, CONTRACT_ENDS, 0",
        "JP-014, 4, 4, CONTRACT_ENDS, 1",
        "JP-014, 3, 4, MEMBER_WITHOUT_CONTRACT_JOINS, 1",
        "JP-021, 1, 5, OTHERS_GIVE_UP_A_UNIT, 1",
        "JP-022, 5, 17, OTHERS_GIVE_UP_A_UNIT, 2",
        "JP-220, 3, 1, MEMBER_LEAVES, 0",
        "JP-220, 12, 1, MEMBER_LEAVES, 9"
    })
    void theLastChangeKeepsWithinTheRuleAndTheNextBreaksIt(
            String rule, long part, long whole, Change change, long changes) {
        assertThat(HeadroomRules.of(ACT.rule(rule), part, whole))
                .contains(new Headroom(change, changes));
    }

    /// For every state of a small co-op, each answer is the greatest that the rule itself bears.
    @ParameterizedTest
    @ValueSource(strings = {"JP-010", "JP-011", "JP-014", "JP-021", "JP-022"})
    void everyAnswerIsWhatTheRuleBears(String id) {
        Rule rule = ACT.rule(id);
        for (long whole = 0; whole <= 30; whole++) {
            for (long part = 0; part <= whole; part++) {
                for (Effect effect : HeadroomRules.effects(rule)) {
                    long least = 0;
                    long limit = Math.min(200, effect.most(part, whole));
                    while (least <= limit && ok(rule, effect, part, whole, least)) {
                        least++;
                    }
                    assertThat(HeadroomRules.of(rule, part, whole))
                            .as("%s of %d/%d", id, part, whole)
                            .contains(new Headroom(effect.change(), Math.max(0, least - 1)));
                }
            }
        }
    }

    @Test
    void aRuleWithoutChangesHasNoHeadroom() {
        assertThat(HeadroomRules.of(ACT.rule("JP-080"), 3, 3)).isEmpty();
    }

    private static boolean ok(Rule rule, Effect effect, long part, long whole, long times) {
        return RatioRules.check(
                        rule, effect.numerator(part, times), effect.denominator(whole, times))
                .ok();
    }
}

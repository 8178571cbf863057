package coop.kyodo.surplus.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a policy stands in a request that something is computed by it.
class PolicyPlaceTest {

    private static final Rule RULE = new Rule("X-01", "a source", Map.of("en", "Words."), Map.of());

    @ParameterizedTest
    @CsvSource({
        "/steps/0/rate, /policy/steps/0/rate",
        "/steps, /policy/steps",
        "/losses/1/from, /policy/losses/1/from",
        "/choices/0/step, /choices/0/step",
        "/policyVersion, /policyVersion",
        "'', ''"
    })
    void whatIsAtFaultInAPolicyThatWasSentIsInIt(String fault, String pointer) {
        assertThat(refused(PolicyPlace.sent("/policy"), fault)).isEqualTo(pointer);
    }

    /// No request that names a version, or nothing, has steps.
    @ParameterizedTest
    @CsvSource({
        "/steps/0/rate, /policyVersion, ''",
        "/losses/1/from, /policyVersion, ''",
        "/choices/0/step, /choices/0/step, /choices/0/step",
        "'', '', ''"
    })
    void whatIsAtFaultInARecordedPolicyIsWhereItWasChosenIfItWas(
            String fault, String chosen, String newest) {
        assertThat(refused(PolicyPlace.recorded(0), fault)).isEqualTo(chosen);
        assertThat(refused(PolicyPlace.recorded(null), fault)).isEqualTo(newest);
    }

    private static String refused(PolicyPlace place, String fault) {
        RefusedException refused = new RefusedException(Refusal.of("a-code", RULE).at(fault));
        StringBuilder pointer = new StringBuilder();
        assertThatThrownBy(() ->
                        place.answer(() -> {
                            throw refused;
                        }))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> pointer.append(thrown.refusal().pointer()));
        return pointer.toString();
    }
}

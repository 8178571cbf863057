package coop.kyodo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A part of a request that is answered as if it were the whole of one.
class PartTest {

    private static final Rule RULE = new Rule("X-01", "a source", Map.of("en", "Words."), Map.of());

    @Test
    void whatIsAnsweredIsThePartsAnswer() {
        assertThat(Part.answer(PartTest::second, () -> "answered")).isEqualTo("answered");
    }

    @ParameterizedTest
    @CsvSource({"/amount, /parts/1/amount", "'', /parts/1"})
    void aProblemPointsIntoTheWholeAndIsOtherwiseTheSame(String pointer, String whole) {
        FormFault fault = new FormFault(pointer, "said.figure-negative", Map.of("figure", 5));

        assertThatThrownBy(() ->
                        Part.answer(PartTest::second, thrown(Problems.conflict("a-code", fault))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(409);
                            assertThat(problem.code()).isEqualTo("a-code");
                            assertThat(problem.fault())
                                    .isEqualTo(new FormFault(whole, fault.text(), fault.figures()));
                        });
    }

    @Test
    void eachFieldOfAProblemPointsIntoTheWhole() {
        var fields =
                new ProblemException(
                        400,
                        "validation-failed",
                        FormFault.of("", "form.fields"),
                        List.of(
                                new Problem.FieldError("/a", "one"),
                                new Problem.FieldError("/b/0", "two")));

        assertThatThrownBy(() -> Part.answer(PartTest::second, thrown(fields)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors())
                                        .containsExactly(
                                                new Problem.FieldError("/parts/1/a", "one"),
                                                new Problem.FieldError("/parts/1/b/0", "two")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalPointsIntoTheWholeAndIsAConflictStillIfItWasOne(boolean conflict) {
        Refusal refusal = Refusal.of("a-code", RULE).at("/amount").with("most", 5);
        Decision<String> refused = Decision.refused(refusal);

        assertThatThrownBy(() ->
                        Part.answer(
                                PartTest::second,
                                conflict ? refused::orConflict : refused::orRefuse))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> {
                            assertThat(thrown.refusal()).isEqualTo(refusal.at("/parts/1/amount"));
                            assertThat(thrown.isConflict()).isEqualTo(conflict);
                        });
    }

    @Test
    void anAmountThatIsTooLargeIsThePartsFault() {
        Money largest = Money.yen(999_999_999_999_999_999L);

        assertThatThrownBy(() ->
                        Part.answer(
                                PartTest::second,
                                () ->
                                        Stream.generate(() -> largest)
                                                .limit(20)
                                                .reduce(Money.yen(0), Money::plus)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(400);
                            assertThat(problem.code()).isEqualTo("value-out-of-range");
                            assertThat(problem.fault())
                                    .isEqualTo(FormFault.of("/parts/1", "said.value-out-of-range"));
                        });
    }

    private static String second(String pointer) {
        return "/parts/1" + pointer;
    }

    private static Supplier<String> thrown(ProblemException problem) {
        return () -> {
            throw problem;
        };
    }
}

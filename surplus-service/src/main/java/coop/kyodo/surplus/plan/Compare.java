package coop.kyodo.surplus.plan;

import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Part;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers several what-if questions side by side; a question that a rule refuses is answered with
/// the refusal beside the others.
final class Compare {

    /// An answer is held in memory whole, so its questions share as many as four would have alone.
    private static final int MOST_SHARES = 4 * Simulate.MOST_SHARES;

    /// A question and how its answer is called.
    record Question(
            @NotBlank @Size(max = 100) String name, @NotNull @Valid Simulate.Request simulation) {}

    record Request(@NotNull @Size(min = 2, max = 10) List<@Valid @NotNull Question> scenarios) {}

    /// Either what would come of it, or the rule that says no.
    record Answer(
            String name, Simulate.@Nullable Simulation simulation, @Nullable Problem refusal) {}

    record Comparison(List<Answer> scenarios) {}

    private Compare() {}

    static Comparison compare(Tx tx, Request request, Texts texts, String language) {
        List<Question> questions = request.scenarios();
        int most = mostShares(questions.size());
        return new Comparison(
                IntStream.range(0, questions.size())
                        .mapToObj(i -> {
                            String pointer = "/scenarios/" + i + "/simulation";
                            return answer(tx, questions.get(i), pointer, most, texts, language);
                        })
                        .toList());
    }

    /// How many shares of each of so many scenarios are in the answer at most.
    static int mostShares(int scenarios) {
        return Math.min(Simulate.MOST_SHARES, MOST_SHARES / scenarios);
    }

    private static Answer answer(
            Tx tx, Question question, String pointer, int most, Texts texts, String language) {
        try {
            return new Answer(
                    question.name(),
                    Part.answer(
                            pointer::concat,
                            () -> Simulate.simulate(tx, question.simulation(), most)),
                    null);
        } catch (RefusedException refused) {
            return new Answer(question.name(), null, texts.refusal(refused.refusal(), language));
        }
    }
}

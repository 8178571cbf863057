package coop.kyodo.governance.counting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a count gives, in the names of the options.
///
/// @param tied the options tied across the last seat
/// @param strongestPaths for `SCHULZE`
/// @param stages for `DEBIAN`
record Outcome(
        List<String> winners,
        List<String> tied,
        List<List<String>> order,
        List<List<Long>> pairwise,
        @Nullable List<List<Long>> strongestPaths,
        @Nullable List<Stage> stages,
        List<String> droppedForQuorum,
        List<String> droppedForMajority) {

    record Stage(List<String> schwartzSet, List<Defeat> dropped) {}

    record Defeat(String winner, String loser, long votesFor, long votesAgainst) {}

    /// Counts the contest by its method.
    static Outcome of(Input input) {
        return switch (input.method()) {
            case SCHULZE -> schulze(input);
            case DEBIAN -> debian(input);
        };
    }

    private static Outcome schulze(Input input) {
        SchulzeCount.Result result =
                SchulzeCount.count(
                        input.options().size(),
                        input.seatCount(),
                        input.ballots(),
                        input.unranked());
        return new Outcome(
                names(input, result.winners()),
                names(input, result.tied()),
                result.order().stream().map(level -> names(input, level)).toList(),
                result.pairwise(),
                result.strongestPaths(),
                null,
                List.of(),
                List.of());
    }

    private static Outcome debian(Input input) {
        DebianCount.Result result =
                DebianCount.count(
                        input.options().size(),
                        input.ballots(),
                        input.defaultIndex(),
                        input.quorum(),
                        input.ratios());
        List<Integer> first = result.winners().isEmpty() ? result.tied() : result.winners();
        return new Outcome(
                names(input, result.winners()),
                names(input, result.tied()),
                List.of(names(input, first)),
                result.pairwise(),
                null,
                result.stages().stream().map(stage -> stage(input, stage)).toList(),
                names(input, result.droppedForQuorum()),
                names(input, result.droppedForMajority()));
    }

    private static Stage stage(Input input, DebianCount.Stage stage) {
        return new Stage(
                names(input, stage.schwartzSet()),
                stage.dropped().stream()
                        .map(defeat ->
                                new Defeat(
                                        input.options().get(defeat.winner()),
                                        input.options().get(defeat.loser()),
                                        defeat.votesFor(),
                                        defeat.votesAgainst()))
                        .toList());
    }

    private static List<String> names(Input input, List<Integer> options) {
        return options.stream().map(input.options()::get).toList();
    }
}

package coop.kyodo.governance.counting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A count as callers see it.
record CountView(
        UUID id,
        Method method,
        String contest,
        List<String> options,
        int seats,
        UnrankedMeans unrankedMeans,
        long ballots,
        String inputHash,
        List<String> winners,
        List<String> tied,
        List<List<String>> order,
        List<List<Long>> pairwise,
        @Nullable List<List<Long>> strongestPaths,
        @Nullable List<Outcome.Stage> stages,
        List<String> droppedForQuorum,
        List<String> droppedForMajority,
        Instant countedAt) {

    /// A count in a listing.
    record Summary(
            UUID id,
            Method method,
            String contest,
            List<String> winners,
            String inputHash,
            Instant countedAt) {

        static Summary of(Counts.Kept kept) {
            return new Summary(
                    kept.id(),
                    kept.input().method(),
                    kept.input().contest(),
                    kept.outcome().winners(),
                    kept.inputHash(),
                    kept.countedAt());
        }
    }

    static CountView of(Counts.Kept kept) {
        Input input = kept.input();
        Outcome outcome = kept.outcome();
        return new CountView(
                kept.id(),
                input.method(),
                input.contest(),
                input.options(),
                input.seatCount(),
                input.unranked(),
                input.ballotCount(),
                kept.inputHash(),
                outcome.winners(),
                outcome.tied(),
                outcome.order(),
                outcome.pairwise(),
                outcome.strongestPaths(),
                outcome.stages(),
                outcome.droppedForQuorum(),
                outcome.droppedForMajority(),
                kept.countedAt());
    }
}

package coop.kyodo.governance.resolution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a count of votes gives: a decision, or a tie that only the chair can decide.
sealed interface Outcome {

    /// @param reasons why, in the order it was decided
    /// @param headCountRequired for special resolutions
    /// @param yesRequired the least number of yes that adopts without the chair
    record Decided(
            boolean adopted,
            List<Reason> reasons,
            @Nullable Long headCountRequired,
            long yesRequired,
            String threshold,
            @Nullable Choice castingVote)
            implements Outcome {}

    record TieForTheChair(long yes, long no) implements Outcome {}

    /// The codes under which a decision explains itself.
    enum Reason {
        HEAD_COUNT_REACHED,
        HEAD_COUNT_MISSED,
        MAJORITY_REACHED,
        MAJORITY_MISSED,
        TWO_THIRDS_REACHED,
        TWO_THIRDS_MISSED,
        TIE,
        CHAIR_DECIDED_YES,
        CHAIR_DECIDED_NO;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}

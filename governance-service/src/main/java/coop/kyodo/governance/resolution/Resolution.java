package coop.kyodo.governance.resolution;

import coop.kyodo.governance.assembly.Matter;
import coop.kyodo.governance.assembly.Present;
import coop.kyodo.governance.assembly.RuleCited;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was decided, with every base it was decided on.
///
/// @param reasons codes, in the order they were decided
public record Resolution(
        UUID id,
        UUID assemblyId,
        UUID itemId,
        Kind kind,
        Matter matter,
        boolean adopted,
        List<String> reasons,
        Figures figures,
        List<RuleCited> rules,
        LocalDate decidedOn) {

    public enum Kind {
        ORDINARY,
        SPECIAL
    }

    /// @param headCount present, with the chair as the articles say
    /// @param voteBase present but the chair
    /// @param silent in the vote base without a vote
    /// @param yesRequired the least number of yes that adopts without the chair
    public record Figures(
            long onRoll,
            Present present,
            long headCount,
            @Nullable Long headCountRequired,
            long voteBase,
            long yes,
            long no,
            long abstain,
            long silent,
            long yesRequired,
            String threshold,
            @Nullable Choice chairCastingVote) {}
}

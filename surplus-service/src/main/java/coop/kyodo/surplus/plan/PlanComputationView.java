package coop.kyodo.surplus.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the making of a plan is that goes on after its request was answered.
///
/// @param revision which of the plan's revisions is made
/// @param written how many of the members' measures and shares are written so far
/// @param problem for REFUSED, the problem document that a small plan's request is answered with
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanComputationView(
        UUID planId,
        String fiscalYear,
        int revision,
        State state,
        int written,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonRawValue @Nullable String problem) {

    /// Whether the plan is there.
    enum State {
        COMPUTING,
        MADE,
        REFUSED
    }
}

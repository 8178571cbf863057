package coop.kyodo.federation.affiliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What this service reads of governance's `resolution-adopted`.
record ResolutionAdopted(
        UUID cooperativeId, UUID resolutionId, Matter matter, LocalDate adoptedOn) {

    static final String JOIN_FEDERATION = "JOIN_FEDERATION";

    /// @param reference for JOIN_FEDERATION the federation's id
    record Matter(String type, @Nullable UUID reference) {}
}

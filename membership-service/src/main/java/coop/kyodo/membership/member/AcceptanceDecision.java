package coop.kyodo.membership.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who decided that an applicant is accepted (JP-041).
///
/// @param organ the one that the articles name
/// @param reference where its decision is found
/// @param on when it decided, if that is known
record AcceptanceDecision(
        @NotNull Organ organ, @NotBlank @Size(max = 200) String reference, @Nullable LocalDate on) {

    /// Whom articles let accept.
    enum Organ {
        BOARD,
        GENERAL_MEETING,
        OTHER
    }
}

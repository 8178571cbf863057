package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member or leaver owes the co-op.
///
/// @param paidOn absent while it is owed
/// @param correctionId of the year's end by which a refund was too much, where that is owed back
/// @param claimantId the heir who was paid it, where the member was not
public record Debt(
        UUID debtId,
        UUID memberId,
        Money amount,
        LocalDate owedSince,
        String reason,
        @Nullable LocalDate paidOn,
        @Nullable UUID correctionId,
        @Nullable UUID claimantId) {

    /// Whose it is.
    UUID debtorId() {
        return claimantId == null ? memberId : claimantId;
    }

    /// Whether it is owed on a day: from the day since which it is until the day before it is paid.
    boolean isOwedOn(LocalDate on) {
        return !owedSince.isAfter(on) && (paidOn == null || paidOn.isAfter(on));
    }
}

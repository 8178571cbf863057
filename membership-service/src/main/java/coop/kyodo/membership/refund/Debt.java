package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member or leaver owes the co-op.
///
/// @param paidOn absent while it is owed
public record Debt(
        UUID debtId,
        UUID memberId,
        Money amount,
        LocalDate owedSince,
        String reason,
        @Nullable LocalDate paidOn) {

    /// Whether it is owed on a day: from the day since which it is until the day before it is paid.
    boolean isOwedOn(LocalDate on) {
        return !owedSince.isAfter(on) && (paidOn == null || paidOn.isAfter(on));
    }
}

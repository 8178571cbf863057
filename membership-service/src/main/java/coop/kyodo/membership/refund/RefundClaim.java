package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An instalment of a refund that somebody may claim.
///
/// @param number of the instalment, from 1
/// @param claimantId the member, or a person who inherited the claim
/// @param lapsesAfter the last day of the claim (JP-056)
/// @param paidOn absent while it is not paid
public record RefundClaim(
        UUID claimId,
        UUID memberId,
        int number,
        UUID claimantId,
        LocalDate dueOn,
        Money amount,
        LocalDate lapsesAfter,
        @Nullable LocalDate paidOn) {

    /// The same, paid on another day or not at all.
    RefundClaim paidOn(@Nullable LocalDate on) {
        return new RefundClaim(
                claimId, memberId, number, claimantId, dueOn, amount, lapsesAfter, on);
    }
}

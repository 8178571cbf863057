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
/// @param state how it stands today
/// @param claimedOn when it was claimed, as far as that was recorded before it was paid
/// @param paidOn absent while it is not paid
/// @param lapsedOn when the co-op wrote it off, since it had lapsed
public record RefundClaim(
        UUID claimId,
        UUID memberId,
        int number,
        UUID claimantId,
        LocalDate dueOn,
        Money amount,
        LocalDate lapsesAfter,
        State state,
        @Nullable LocalDate claimedOn,
        @Nullable LocalDate paidOn,
        @Nullable LocalDate lapsedOn) {

    /// How a claim stands.
    public enum State {
        OPEN,
        PAID,
        /// Its time is over, and it was not claimed in time; it ends when the co-op says so.
        LAPSED,
        /// It had lapsed, and the co-op has said so.
        WRITTEN_OFF
    }

    /// Whether it is still owed: neither paid nor written off.
    boolean isUnpaid() {
        return paidOn == null && lapsedOn == null;
    }

    /// A part of it, to be paid to somebody else.
    RefundClaim partOf(UUID id, UUID claimant, Money part) {
        return new RefundClaim(
                id,
                memberId,
                number,
                claimant,
                dueOn,
                part,
                lapsesAfter,
                state,
                claimedOn,
                paidOn,
                lapsedOn);
    }

    /// The same, paid on another day or not at all.
    RefundClaim paidOn(@Nullable LocalDate on) {
        return with(on == null ? State.OPEN : State.PAID, claimedOn, on, lapsedOn);
    }

    /// The same, claimed in time.
    RefundClaim claimedOn(LocalDate on) {
        return with(State.OPEN, on, paidOn, lapsedOn);
    }

    /// The same, written off.
    RefundClaim lapsedOn(LocalDate on) {
        return with(State.WRITTEN_OFF, claimedOn, paidOn, on);
    }

    private RefundClaim with(
            State newState,
            @Nullable LocalDate claimed,
            @Nullable LocalDate paid,
            @Nullable LocalDate lapsed) {
        return new RefundClaim(
                claimId,
                memberId,
                number,
                claimantId,
                dueOn,
                amount,
                lapsesAfter,
                newState,
                claimed,
                paid,
                lapsed);
    }
}

package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.kit.exact.Fraction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The outcome of a seating with its proof.
///
/// @param lotDrawn whether a lot decided about a seat
/// @param awards divisor methods only: each seat beyond the minimums, in order
record Seated(int seats, long members, boolean lotDrawn, List<Row> rows, List<Award> awards) {

    /// One organisation.
    ///
    /// @param remainderOrder its place among the remainders, from 1
    /// @param reason in words, what gave it its seats
    record Row(
            UUID organisationId,
            String code,
            long members,
            LocalDate affiliatedFrom,
            @Nullable Fraction quota,
            @Nullable Integer floor,
            @Nullable Fraction remainder,
            @Nullable Integer remainderOrder,
            int seats,
            int votes,
            String reason) {

        /// A row of a method without quotas; its votes come later.
        static Row plain(CountedAffiliate affiliate, int seats, String reason) {
            return new Row(
                    affiliate.organisationId(),
                    affiliate.code(),
                    affiliate.members(),
                    affiliate.affiliatedFrom(),
                    null,
                    null,
                    null,
                    null,
                    seats,
                    0,
                    reason);
        }

        Row withVotes(int given) {
            return new Row(
                    organisationId,
                    code,
                    members,
                    affiliatedFrom,
                    quota,
                    floor,
                    remainder,
                    remainderOrder,
                    seats,
                    given,
                    reason);
        }
    }

    /// One seat of a divisor method.
    record Award(
            int seat, UUID organisationId, long divisor, Fraction quotient, DecidedBy decidedBy) {

        Award decidedBy(DecidedBy other) {
            return new Award(seat, organisationId, divisor, quotient, other);
        }
    }

    /// What set a winner before the next best.
    enum DecidedBy {
        QUOTIENT,
        LARGER_MEMBERSHIP,
        EARLIER_AFFILIATION,
        LOT,
        /// Equal to the next best, who got a seat too: only the order of the list was at stake.
        EQUAL
    }
}

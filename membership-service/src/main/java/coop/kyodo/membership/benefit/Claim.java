package coop.kyodo.membership.benefit;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member's claim for a benefit.
///
/// @param number counts the co-op's claims, without gaps
/// @param happenedOn the day of the event, or the first day of the month
/// @param amount what the scheme grants for it
@JsonInclude(JsonInclude.Include.NON_NULL)
record Claim(
        UUID claimId,
        long number,
        String scheme,
        int schemeVersion,
        UUID memberId,
        LocalDate happenedOn,
        int persons,
        @Nullable Money cost,
        Money amount,
        LocalDate claimedOn,
        State state,
        @Nullable LocalDate decidedOn,
        @Nullable String reason,
        @Nullable LocalDate paidOn,
        @Nullable String reference,
        @Nullable LocalDate withdrawnOn,
        List<Evidence> evidence,
        Instant recordedAt) {

    enum State {
        CLAIMED,
        APPROVED,
        REFUSED,
        PAID,
        /// It was taken back before it was paid.
        WITHDRAWN
    }
}

package coop.kyodo.membership.register;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One page of the register of members on a date, with the totals of the whole.
///
/// @param membersHash SHA-256 over the member ids, sorted as text and joined by a line feed: a roll
///   fixed for the same day has the same hash
record Register(
        LocalDate asOf,
        @Nullable Instant knownAt,
        long members,
        long units,
        Money subscribed,
        Money paidIn,
        String membersHash,
        List<Line> items,
        @Nullable String next) {

    /// One member (JP-029).
    ///
    /// @param name as it was on the register's date; it and the address are absent once erased
    /// @param leavesOn the year's end at which the member leaves, when notice was given
    /// @param paidOn the dates of payment, earliest first
    record Line(
            UUID memberId,
            long memberNumber,
            @Nullable String name,
            @Nullable String address,
            LocalDate admittedOn,
            @Nullable LocalDate leavesOn,
            long units,
            Money subscribed,
            Money paidIn,
            List<LocalDate> paidOn) {}
}

package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.capital.Gone;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One membership as callers see it, with all that belongs to it.
///
/// @param gone the part of what is held that ended with a year's end before today, and stays booked
///   until that year is closed; absent where nothing does
/// @param person name and address as they are today; absent once erased
record MemberView(
        UUID memberId,
        UUID cooperativeId,
        MemberState state,
        @Nullable Long memberNumber,
        UUID personId,
        @Nullable Person person,
        LocalDate appliedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable AcceptanceDecision acceptance,
        @Nullable LocalDate admittedOn,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate givenUpOn,
        long units,
        Money subscribed,
        Money paidIn,
        Money outstanding,
        Gone.@Nullable Shown gone,
        List<Instalment> instalments,
        @Nullable Refused refusal,
        @Nullable Withdrawal withdrawal,
        @Nullable Settlement settlement) {

    /// Why an applicant was refused.
    record Refused(LocalDate refusedOn, RefusalCause cause, @Nullable String explanation) {}
}

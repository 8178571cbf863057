package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statement of one member's capital: the standing, and the journals that add up to it.
///
/// @param gone the part of the capital that ended with a year's end up to the day, and stays booked
///   until that year is closed; absent where nothing does
record MemberAccount(
        UUID memberId,
        LocalDate asOf,
        long units,
        Money subscribed,
        Money paidIn,
        Money unpaid,
        Money deposits,
        Money refundPayable,
        Gone.@Nullable Shown gone,
        List<Journal> entries) {

    static MemberAccount of(
            UUID memberId, LocalDate asOf, String currency, List<Journal> entries, Gone gone) {
        Money subscribed = sum(entries, Account.CAPITAL, currency).negated();
        Money unpaid = sum(entries, Account.UNPAID_CAPITAL, currency);
        return new MemberAccount(
                memberId,
                asOf,
                entries.stream().mapToLong(Journal::units).sum(),
                subscribed,
                subscribed.minus(unpaid),
                unpaid,
                sum(entries, Account.DEPOSITS, currency).negated(),
                sum(entries, Account.REFUNDS_PAYABLE, currency).negated(),
                gone.shown(currency).orElse(null),
                entries);
    }

    private static Money sum(List<Journal> entries, Account account, String currency) {
        return entries.stream()
                .map(journal -> journal.on(account, currency))
                .reduce(Money.zero(currency), Money::plus);
    }
}

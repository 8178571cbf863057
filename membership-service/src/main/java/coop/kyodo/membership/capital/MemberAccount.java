package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Statement of one member's capital: the standing, and the journals that add up to it.
record MemberAccount(
        UUID memberId,
        LocalDate asOf,
        long units,
        Money subscribed,
        Money paidIn,
        Money unpaid,
        Money deposits,
        Money refundPayable,
        List<Journal> entries) {

    static MemberAccount of(UUID memberId, LocalDate asOf, String currency, List<Journal> entries) {
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
                entries);
    }

    private static Money sum(List<Journal> entries, Account account, String currency) {
        return entries.stream()
                .map(journal -> journal.on(account, currency))
                .reduce(Money.zero(currency), Money::plus);
    }
}

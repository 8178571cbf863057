package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;

/// The capital of a member or of a whole co-op.
public record Standing(long units, Money subscribed, Money paidIn) {

    /// The same after an entry. Debits are positive, and capital is a credit.
    public Standing after(Entry entry) {
        Money capital = Money.of(entry.on(Account.CAPITAL), subscribed.currency());
        Money unpaid = Money.of(entry.on(Account.UNPAID_CAPITAL), subscribed.currency());
        return new Standing(
                units + entry.units(),
                subscribed.minus(capital),
                paidIn.minus(capital).minus(unpaid));
    }
}

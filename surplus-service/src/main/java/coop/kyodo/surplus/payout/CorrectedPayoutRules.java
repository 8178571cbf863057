package coop.kyodo.surplus.payout;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Payout;

/// What a correction changes of a member's payout.
final class CorrectedPayoutRules {

    private CorrectedPayoutRules() {}

    /// COR-04: what a member gets more or less in money. The tax (JP-213) is what the rule gives on
    /// the whole less what was withheld, so that both together are what it would have been at once.
    /// What paid up capital (JP-212) stays there; more of it is paid up only from what is more.
    /// What is less comes with its tax.
    ///
    /// @param before all that the member got in the plan and its corrections so far
    /// @param gross what the corrected shares pay in money
    /// @param retained what they credit
    /// @param unpaid the member's unpaid capital now
    /// @return the differences: each field is what comes to that of `before`
    static Payout difference(
            Payout before, Money gross, Money retained, PayoutTerms terms, Money unpaid) {
        Money zero = Money.zero(gross.currency());
        Money more = gross.minus(before.gross());
        boolean capitalFirst = terms.paysUp() == Profile.PayUp.BEFORE_TAX;
        Money appliedFirst = capitalFirst ? more.max(zero).min(unpaid) : zero;
        Money untaxed = capitalFirst ? before.unpaidCapital().plus(appliedFirst) : zero;
        Money taxed = gross.minus(untaxed).max(zero);
        Money due =
                terms.withholdingRate() == null
                        ? zero
                        : taxed.timesRoundedDown(terms.withholdingRate());
        Money withheld = within(due.minus(before.withheld()), more.minus(appliedFirst));
        Money net = more.minus(appliedFirst).minus(withheld);
        Money appliedAfter =
                terms.paysUp() == Profile.PayUp.AFTER_TAX ? net.max(zero).min(unpaid) : zero;
        return new Payout(
                more,
                terms.withholdingRate(),
                withheld,
                appliedFirst.plus(appliedAfter),
                retained.minus(before.retained()),
                net.minus(appliedAfter));
    }

    /// The tax changes in the direction of the amount and by no more, also when the rate has
    /// changed between two plans.
    private static Money within(Money tax, Money amount) {
        Money zero = Money.zero(amount.currency());
        return amount.isNegative() ? tax.min(zero).max(amount) : tax.max(zero).min(amount);
    }
}

package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.Problems;

/// The form of amounts that callers send.
public final class Amounts {

    private Amounts() {}

    /// The amount, if it is above zero and in this currency; a 400 otherwise.
    public static Money positive(Money amount, String currency, String pointer) {
        if (!inCurrency(amount, currency, pointer).isPositive()) {
            throw Problems.invalid(
                    "amount-not-positive", pointer, "The amount must be above zero.");
        }
        return amount;
    }

    /// The amount, if it is in this currency; a 400 otherwise.
    public static Money inCurrency(Money amount, String currency, String pointer) {
        if (!amount.currency().equals(currency)) {
            throw Problems.invalid(
                    "currency-mismatch", pointer, "The co-op reckons in " + currency + ".");
        }
        return amount;
    }
}

package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.Map;

/// The form of amounts that callers send.
public final class Amounts {

    private Amounts() {}

    /// The amount, if it is above zero and in this currency; a 400 otherwise.
    public static Money positive(Money amount, String currency, String pointer) {
        if (!inCurrency(amount, currency, pointer).isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of(pointer, "said.not-positive"));
        }
        return amount;
    }

    /// The amount, if it is in this currency; a 400 otherwise.
    public static Money inCurrency(Money amount, String currency, String pointer) {
        if (!amount.currency().equals(currency)) {
            throw Problems.malformed(
                    "currency-mismatch",
                    new FormFault(pointer, "said.currency", Map.of("currency", currency)));
        }
        return amount;
    }
}

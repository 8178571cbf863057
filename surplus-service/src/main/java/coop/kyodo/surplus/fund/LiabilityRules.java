package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import java.util.List;
import java.util.stream.Stream;

/// How what is owed to members and to the tax office is posted.
public final class LiabilityRules {

    /// Where the money of a payment is.
    public enum Place {
        OWED(Account.DIVIDENDS_PAYABLE),
        AT_THE_BANK(Account.BANK_CLEARING),
        PAID(Account.BANK);

        private final String account;

        Place(String account) {
            this.account = account;
        }
    }

    private LiabilityRules() {}

    /// JP-213, JP-212: of what members are owed, the tax is owed to the tax office, and what pays
    /// up capital is no longer owed. A correction posts its differences, which may be negative.
    public static List<Journal.Posting> payout(Money withheld, Money unpaidCapital) {
        return Stream.concat(
                        moved(Account.DIVIDENDS_PAYABLE, Account.WITHHOLDING_TAX_PAYABLE, withheld)
                                .stream(),
                        moved(Account.DIVIDENDS_PAYABLE, Account.CAPITAL_PAID_UP, unpaidCapital)
                                .stream())
                .toList();
    }

    /// A payment that goes to the bank is on its way; one that is paid is paid; one that fails or
    /// comes back is owed again.
    public static List<Journal.Posting> payment(Place from, Place to, Money amount) {
        return from == to ? List.of() : moved(from.account, to.account, amount);
    }

    private static List<Journal.Posting> moved(String from, String to, Money amount) {
        if (amount.isZero()) {
            return List.of();
        }
        return amount.isNegative()
                ? Journal.move(to, from, amount.negated())
                : Journal.move(from, to, amount);
    }
}

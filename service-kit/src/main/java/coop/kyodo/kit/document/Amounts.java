package coop.kyodo.kit.document;

import coop.kyodo.kit.exact.Money;
import java.util.Currency;
import java.util.Locale;

/// Amounts as people read them.
public final class Amounts {

    private Amounts() {}

    /// In the currency's major unit, with its code behind: `100,000 JPY`, `1,000.50 EUR`.
    public static String shown(Money money) {
        int digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        return (digits <= 0 ? grouped(money.amount()) : parted(money.amount(), digits))
                + " "
                + money.currency();
    }

    private static String parted(long amount, int digits) {
        String minor = String.format(Locale.ROOT, "%0" + (digits + 1) + "d", Math.absExact(amount));
        int point = minor.length() - digits;
        return (amount < 0 ? "-" : "")
                + grouped(Long.parseLong(minor.substring(0, point)))
                + "."
                + minor.substring(point);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// JP-210, ES-02 and their like: a loss is covered from what there is, in the profile's order. What
/// uses have reserved of a fund, or spent since the year's end, is not there (decision record 16).
final class ReservedRules {

    private ReservedRules() {}

    /// What of each fund a plan cannot take of what the figures report for the year's end: what its
    /// uses have reserved by now and what has left it since, less what has come in since; no more
    /// than is reported. Funds of which all is there are left out.
    ///
    /// @param reported what the figures report
    /// @param atYearEnd what the ledger had then
    /// @param now what it has
    /// @param committed what uses have reserved
    static SortedMap<String, Money> reserved(
            Map<String, Money> reported,
            Map<String, Money> atYearEnd,
            Map<String, Money> now,
            Map<String, Money> committed) {
        SortedMap<String, Money> reserved = new TreeMap<>();
        reported.forEach((fund, balance) -> {
            Money zero = Money.zero(balance.currency());
            Money gone =
                    committed
                            .getOrDefault(fund, zero)
                            .plus(atYearEnd.getOrDefault(fund, zero))
                            .minus(now.getOrDefault(fund, zero));
            Money notThere = gone.min(balance);
            if (notThere.isPositive()) {
                reserved.put(fund, notThere);
            }
        });
        return reserved;
    }
}

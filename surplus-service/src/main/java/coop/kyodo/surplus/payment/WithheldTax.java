package coop.kyodo.surplus.payment;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.util.Optional;

/// The tax that was withheld from dividends (JP-213).
///
/// @param withheld by all executed plans and corrections
/// @param remitted what of it was paid to the tax office
/// @param owed what is still to be; negative when a correction withholds less than was remitted,
///   for the tax office to give back
record WithheldTax(Money withheld, Money remitted, Money owed) {

    /// What the records have; empty while nothing was ever paid out.
    static Optional<WithheldTax> find(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select min(o.currency) as currency, sum(o.withheld)::bigint as withheld,
                          (select coalesce(sum(amount), 0) from tax_remittance
                            where tenant_id = :tenant)::bigint as remitted
                        from payout o join executed_plan e using (tenant_id, plan_id)
                        where o.tenant_id = :tenant having count(*) > 0\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) -> {
                    String currency = row.getString("currency");
                    Money withheld = Money.of(row.getLong("withheld"), currency);
                    Money remitted = Money.of(row.getLong("remitted"), currency);
                    return new WithheldTax(withheld, remitted, withheld.minus(remitted));
                })
                .findOne();
    }
}

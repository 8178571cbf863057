package coop.kyodo.surplus.payout;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.account.UnitsFromAccounts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What of shares that are retained in units buys none: less than a whole unit, and what membership
/// gives back. Where members have internal accounts it stays there and is paid out with them;
/// elsewhere nobody would ever pay it out, so it is owed in money at once (CA-02), and a correction
/// takes it back from there (COR-05).
public final class UnitRests {

    private UnitRests() {}

    /// Owes what of an executed plan asks for no units at all. What a correction retains more never
    /// asks for any; what it retains less and is in no account any more is owed less.
    public static void settleUnasked(Tx tx, PayoutTerms terms) {
        if (terms.keepsAccounts()) {
            return;
        }
        Map<UUID, Money> rests = new LinkedHashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, retained from payout p
                        where tenant_id = :tenant and plan_id = :plan and retained > 0
                          and not exists (select from unit_purchase u
                            where u.tenant_id = :tenant and u.plan_id = :plan
                              and u.member_id = p.member_id)
                        order by member_number, member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", terms.planId())
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                Money.of(row.getLong("retained"), terms.currency())))
                .forEach(each -> rests.put(each.getKey(), each.getValue()));
        owe(tx, terms.planId(), terms.planId().toString(), terms.on(), rests);
        takeBack(tx, terms);
    }

    private static void takeBack(Tx tx, PayoutTerms terms) {
        Map<UUID, Money> missing = UnitsFromAccounts.missing(tx, terms.planId(), terms.currency());
        if (missing.isEmpty()) {
            return;
        }
        UUID journal = UnitsFromAccounts.takeBack(tx, terms.planId(), terms.on(), missing);
        missing.replaceAll((_, amount) -> amount.negated());
        add(tx, terms.planId(), terms.on(), journal, missing);
    }

    /// Owes what is left of these members' retained shares.
    ///
    /// @param reference what the journal refers to
    /// @param rests by member, positive
    static void owe(Tx tx, UUID plan, String reference, LocalDate on, Map<UUID, Money> rests) {
        if (rests.isEmpty()) {
            return;
        }
        add(tx, plan, on, UnitsFromAccounts.owe(tx, plan, reference, on, rests), rests);
    }

    private static void add(Tx tx, UUID plan, LocalDate on, UUID journal, Map<UUID, Money> rests) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into unit_rest (tenant_id, plan_id, member_id, amount, on_day,
                                  journal_id, recorded_at)
                                values (:tenant, :plan, :member, :amount, :on, :journal, :now)\
                                """);
        rests.forEach((member, rest) ->
                batch.bind("tenant", tx.tenant())
                        .bind("plan", plan)
                        .bind("member", member)
                        .bind("amount", rest.amount())
                        .bind("on", on)
                        .bind("journal", journal)
                        .bind("now", tx.now())
                        .add());
        batch.execute();
    }
}

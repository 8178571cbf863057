package coop.kyodo.surplus.payout;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Asks membership to issue the whole units that members' retained shares buy. What is left of a
/// share stays credited.
public final class UnitPurchases {

    /// A member's whole units.
    record Purchase(UUID memberId, long units, Money amount) {}

    /// Some members of a plan; a member is in one page of a plan only.
    record InUnits(
            UUID cooperativeId,
            UUID planId,
            LocalDate executedOn,
            Money unitAmount,
            List<Purchase> purchases) {}

    private UnitPurchases() {}

    /// @param members whose payouts have just been written
    static void ask(Tx tx, PayoutTerms terms, List<UUID> members) {
        PayoutTerms.InUnits inUnits = terms.units();
        if (inUnits == null) {
            return;
        }
        Money unit = inUnits.unitAmount();
        List<Purchase> purchases =
                tx.sql()
                        .createQuery(
                                """
                                with bought as (
                                  insert into unit_purchase (tenant_id, plan_id, member_id, units,
                                    amount, currency, recorded_at)
                                  select :tenant, :plan, member_id, div(sum(retained), :unit)::bigint,
                                    (div(sum(retained), :unit) * :unit)::bigint, :currency, :now
                                  from allocation
                                  where tenant_id = :tenant and plan_id = :plan
                                    and member_id = any(:members) and step = any(:steps)
                                  group by member_id having sum(retained) >= :unit
                                  returning member_id, units, amount)
                                select b.*, p.member_number from bought b join payout p
                                  on p.tenant_id = :tenant and p.plan_id = :plan
                                    and p.member_id = b.member_id
                                order by p.member_number, b.member_id\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", terms.planId())
                        .bind("unit", unit.amount())
                        .bind("currency", unit.currency())
                        .bind("now", tx.now())
                        .bindArray("members", UUID.class, members.toArray())
                        .bindArray("steps", String.class, inUnits.steps().toArray())
                        .map((row, context) ->
                                new Purchase(
                                        row.getObject("member_id", UUID.class),
                                        row.getLong("units"),
                                        Money.of(row.getLong("amount"), unit.currency())))
                        .list();
        if (!purchases.isEmpty()) {
            tx.publish(event(tx.tenant(), terms, unit, purchases));
        }
    }

    /// What a year's plan bought of units, and asked for as far as membership has not answered. Its
    /// corrections ask for none.
    public static Money bought(Tx tx, UUID plan, String currency) {
        return Money.of(
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(coalesce(i.amount, p.amount)), 0)::bigint
                                from unit_purchase p
                                  left join unit_issue i using (tenant_id, plan_id, member_id)
                                where p.tenant_id = :tenant and p.plan_id = :plan\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", plan)
                        .mapTo(Long.class)
                        .one(),
                currency);
    }

    /// The aggregate is the page, known by its first member.
    private static Event event(
            UUID cooperative, PayoutTerms terms, Money unit, List<Purchase> page) {
        String name = terms.planId() + "/units/" + page.getFirst().memberId();
        return new Event(
                "coop.kyodo.surplus.dividends-in-units.v1",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                1,
                new InUnits(cooperative, terms.planId(), terms.on(), unit, page));
    }
}

package coop.kyodo.surplus.picture;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The members' capital, as it stood after each change.
@ApplicationScoped
public class Capital implements EventHandler {

    record Holding(Money subscribed, Money paidIn) {}

    record CapitalEvent(UUID memberId, LocalDate effectiveOn, Holding member) {}

    @Override
    public Set<String> types() {
        return Set.of(
                "coop.kyodo.membership.capital-subscribed.v1",
                "coop.kyodo.membership.capital-paid-in.v1",
                "coop.kyodo.membership.capital-reduced.v1",
                "coop.kyodo.membership.capital-refunded.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        CapitalEvent data = event.data(CapitalEvent.class);
        tx.sql()
                .createUpdate(
                        """
                        insert into member_capital (tenant_id, member_id, sequence, effective_on,
                          subscribed, paid_in, currency, recorded_at)
                        values (:tenant, :member, :sequence, :effectiveOn,
                          :subscribed, :paidIn, :currency, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", data.memberId())
                .bind("sequence", event.sequence())
                .bind("effectiveOn", data.effectiveOn())
                .bind("subscribed", data.member().subscribed().amount())
                .bind("paidIn", data.member().paidIn().amount())
                .bind("currency", data.member().paidIn().currency())
                .bind("now", tx.now())
                .execute();
        tx.audit(
                "capital-noted",
                data.memberId().toString(),
                Map.of("paidIn", data.member().paidIn()));
    }

    /// A member's unpaid capital at the end of a day, as far as it is known.
    public static Optional<Money> unpaidOf(Tx tx, UUID member, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select greatest(subscribed - paid_in, 0) as unpaid, currency
                        from member_capital
                        where tenant_id = :tenant and member_id = :member and effective_on <= :day
                        order by sequence desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("day", day)
                .map((row, context) -> Money.of(row.getLong("unpaid"), row.getString("currency")))
                .findOne();
    }
}

package coop.kyodo.surplus.picture;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Copy;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/// The members' capital. Each event says how it stood when it was recorded; what it changed counts
/// from its day, so that a payment of an earlier day that is recorded later is not dated on it with
/// all that came before. Whoever leaves is a member to the end of the last day (JP-050, JP-052),
/// and the capital counts on that day and no longer, whether or not membership has closed that
/// year.
@ApplicationScoped
public class Capital implements EventHandler {

    /// Those of a tenant who have left, by what is known last of each.
    private static final String LEFT =
            """
            from member_change m
            where m.tenant_id = %1$s and m.kind = 'LEFT'
              and not exists (select 1 from member_change later
                where later.tenant_id = m.tenant_id and later.member_id = m.member_id
                  and later.sequence > m.sequence)
            """;

    /// Those of them who have left before a day.
    private static final String GONE = "select m.member_id " + LEFT + " and m.on_day < %2$s";

    private static final String GONE_BEFORE = GONE.formatted(":tenant", ":day");

    private static final String LAST_DAYS =
            "select m.member_id, m.on_day " + LEFT.formatted(":tenant");

    record Holding(Money subscribed, Money paidIn) {}

    /// @param countsFrom the first day at whose end it counts; older events do not say it
    record CapitalEvent(
            UUID memberId, LocalDate effectiveOn, @Nullable LocalDate countsFrom, Holding member) {}

    @Override
    public Set<String> types() {
        return Set.of(
                "coop.kyodo.membership.capital-subscribed.v1",
                "coop.kyodo.membership.capital-paid-in.v1",
                "coop.kyodo.membership.capital-payment-reversed.v1",
                "coop.kyodo.membership.capital-reduced.v1",
                "coop.kyodo.membership.capital-reduction-reversed.v1",
                "coop.kyodo.membership.capital-refunded.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        CapitalEvent data = event.data(CapitalEvent.class);
        tx.sql()
                .createUpdate(
                        """
                        insert into member_capital (tenant_id, member_id, sequence, effective_on,
                          counts_from, subscribed, paid_in, currency, recorded_at)
                        values (:tenant, :member, :sequence, :effectiveOn, :countsFrom,
                          :subscribed, :paidIn, :currency, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", data.memberId())
                .bind("sequence", event.sequence())
                .bind("effectiveOn", data.effectiveOn())
                .bind("countsFrom", data.countsFrom())
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

    /// A member's capital on a day.
    public record Held(UUID memberId, long memberNumber, Money subscribed, Money paidIn) {}

    /// The capital of everybody who has any at the end of a day, by member number.
    public static List<Held> of(Tx tx, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select c.member_id, m.member_number, c.subscribed, c.paid_in, c.currency
                        from (
                          select member_id, currency, sum(subscribed)::bigint as subscribed,
                            sum(paid_in)::bigint as paid_in
                          from member_capital_change
                          where tenant_id = :tenant and effective_on <= :day
                          group by member_id, currency) c
                        join lateral (
                          select member_number from member_change m
                          where m.tenant_id = :tenant and m.member_id = c.member_id
                          limit 1) m on true
                        where c.paid_in > 0 and c.member_id not in (
                        """
                                + GONE_BEFORE
                                + ") order by m.member_number")
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .map((row, context) -> {
                    String currency = row.getString("currency");
                    return new Held(
                            row.getObject("member_id", UUID.class),
                            row.getLong("member_number"),
                            Money.of(row.getLong("subscribed"), currency),
                            Money.of(row.getLong("paid_in"), currency));
                })
                .list();
    }

    /// Hands over everybody's paid-in capital at the end of a day, in minor units.
    public static void paidIn(Tx tx, LocalDate day, ObjLongConsumer<UUID> each) {
        String tenant = "'" + tx.tenant() + "'";
        String on = "date '" + day + "'";
        Copy.out(
                tx,
                """
                select member_id, sum(paid_in)::bigint from member_capital_change
                where tenant_id = %s and effective_on <= %s
                  and member_id not in (%s) group by member_id\
                """
                        .formatted(tenant, on, GONE.formatted(tenant, on)),
                row -> each.accept(row.uuid(), row.number()));
    }

    /// Hands over everybody's paid-in capital added up over the days of a year, as it was at the
    /// end of each, in minor units: 100 yen for a year are 36,500 or 36,600. Whoever left had it to
    /// the end of the last day.
    public static void daysPaidIn(Tx tx, LocalDate from, LocalDate to, ObjLongConsumer<UUID> each) {
        String tenant = "'" + tx.tenant() + "'";
        Copy.out(
                tx,
                """
                select member_id, greatest(sum(days * paid_in), 0)::bigint from (
                  select c.member_id, c.paid_in,
                    least(date '%3$s', coalesce(g.on_day, date '%3$s'))
                      - greatest(c.effective_on, date '%2$s') + 1 as days
                  from member_capital_change c
                    left join (select m.member_id, m.on_day %4$s) g using (member_id)
                  where c.tenant_id = %1$s) held
                where days > 0 group by member_id\
                """
                        .formatted(tenant, from, to, LEFT.formatted(tenant)),
                row -> each.accept(row.uuid(), row.number()));
    }

    /// The paid-in capital of all at the end of a day; empty while nothing is known of anybody's.
    public static Optional<Money> total(Tx tx, LocalDate day, String currency) {
        return tx.sql()
                .createQuery(
                        """
                        select sum(paid_in)::bigint as total from member_capital_change
                        where tenant_id = :tenant and effective_on <= :day
                          and currency = :currency and member_id not in (
                        """
                                + GONE_BEFORE
                                + ") having count(*) > 0")
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .bind("currency", currency)
                .map((row, context) -> Money.of(row.getLong("total"), currency))
                .findOne();
    }

    /// The most that the paid-in capital of all was at the end of any day up to this one; empty
    /// while nothing is known of anybody's.
    public static Optional<Money> highest(Tx tx, LocalDate day, String currency) {
        return tx.sql()
                .createQuery(
                        """
                        with gone as (
                        """
                                + LAST_DAYS
                                + """
                                ), held as (
                                  select c.member_id, c.effective_on, c.paid_in, g.on_day as gone_on
                                  from member_capital_change c left join gone g using (member_id)
                                  where c.tenant_id = :tenant and c.effective_on <= :day
                                    and c.currency = :currency
                                    and (g.on_day is null or c.effective_on <= g.on_day)
                                ), change as (
                                  select effective_on as on_day, paid_in from held
                                  union all
                                  select gone_on + 1, -paid_in from held where gone_on < :day
                                ), change_of_day as (
                                  select on_day, sum(paid_in) as paid_in from change group by on_day
                                )
                                select max(total)::bigint as highest from (
                                  select sum(paid_in) over (order by on_day) as total
                                  from change_of_day) d
                                having count(*) > 0\
                                """)
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .bind("currency", currency)
                .map((row, context) -> Money.of(row.getLong("highest"), currency))
                .findOne();
    }

    /// A member's paid-in capital at the end of a day, as far as it is known. After the last day of
    /// whoever left there is none: what was paid later, and is known to be so only now, is owed.
    public static Optional<Money> paidInOf(Tx tx, UUID member, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(paid_in) filter (where member_id not in (
                        """
                                + GONE_BEFORE
                                + """
                                )), 0)::bigint as paid_in, currency
                                from member_capital_change
                                where tenant_id = :tenant and member_id = :member
                                  and effective_on <= :day
                                group by currency\
                                """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("day", day)
                .map((row, context) -> Money.of(row.getLong("paid_in"), row.getString("currency")))
                .findOne();
    }

    /// A member's unpaid capital at the end of a day, as far as it is known.
    public static Optional<Money> unpaidOf(Tx tx, UUID member, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select greatest(sum(subscribed - paid_in), 0)::bigint as unpaid, currency
                        from member_capital_change
                        where tenant_id = :tenant and member_id = :member and effective_on <= :day
                        group by currency\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("day", day)
                .map((row, context) -> Money.of(row.getLong("unpaid"), row.getString("currency")))
                .findOne();
    }
}

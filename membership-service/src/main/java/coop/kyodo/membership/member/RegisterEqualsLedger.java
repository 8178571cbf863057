package coop.kyodo.membership.member;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What each member is kept as holding is what the ledger's journals about that member add up to:
/// units, capital paid in, deposits and refunds payable; and units times the unit amount is the
/// subscribed capital.
@ApplicationScoped
class RegisterEqualsLedger implements Check {

    /// A member as kept and as recomputed, each as one text.
    record Line(UUID memberId, long units, String kept, String posted) {}

    @Override
    public String name() {
        return "register-equals-ledger";
    }

    @Override
    public Finding run(Tx tx) {
        List<Line> lines =
                tx.sql()
                        .createQuery(
                                """
                                with unit as (
                                  select (articles #>> '{unitAmount,amount}')::bigint as amount
                                  from articles where tenant_id = :tenant order by version desc limit 1
                                ), moved as (
                                  select member_id, sum(units) as units from journal
                                  where tenant_id = :tenant group by member_id
                                ), booked as (
                                  select j.member_id,
                                    coalesce(-sum(p.amount) filter (where account = 'CAPITAL'), 0) as subscribed,
                                    coalesce(-sum(p.amount) filter (
                                      where account in ('CAPITAL', 'UNPAID_CAPITAL')), 0) as paid_in,
                                    coalesce(-sum(p.amount) filter (where account = 'DEPOSITS'), 0) as deposits,
                                    coalesce(-sum(p.amount) filter (
                                      where account = 'REFUNDS_PAYABLE'), 0) as refund_payable
                                  from journal j join posting p using (tenant_id, journal_id)
                                  where j.tenant_id = :tenant group by j.member_id
                                )
                                select member_id, coalesce(h.units, 0) as units,
                                  concat_ws('/', coalesce(h.units, 0),
                                    coalesce(h.units, 0) * (select amount from unit),
                                    coalesce(h.paid_in, 0), coalesce(h.deposits, 0),
                                    coalesce(h.refund_payable, 0)) as kept,
                                  concat_ws('/', coalesce(m.units, 0), coalesce(b.subscribed, 0),
                                    coalesce(b.paid_in, 0), coalesce(b.deposits, 0),
                                    coalesce(b.refund_payable, 0)) as posted
                                from (select * from holding where tenant_id = :tenant) h
                                full join moved m using (member_id)
                                full join booked b using (member_id)\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Line(
                                        row.getObject("member_id", UUID.class),
                                        row.getLong("units"),
                                        row.getString("kept"),
                                        row.getString("posted")))
                        .list();
        return Finding.of(
                Map.of(
                        "holdings", lines.size(),
                        "units", lines.stream().mapToLong(Line::units).sum()),
                lines.stream()
                        .filter(line -> !line.kept().equals(line.posted()))
                        .map(line ->
                                "member %s is kept as %s, the ledger says %s (units/subscribed/paid in/deposits/refund)"
                                        .formatted(line.memberId(), line.kept(), line.posted()))
                        .toList());
    }
}

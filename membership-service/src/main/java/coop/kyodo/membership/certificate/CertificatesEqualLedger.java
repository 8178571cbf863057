package coop.kyodo.membership.certificate;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Each certificate says what the ledger said of its member when it was issued: the journals up to
/// the last one before it add up to its units, its capital and what was paid in, and what was gone
/// already though the ledger had it. That is of units that the member gave up at a year's end
/// before.
@ApplicationScoped
class CertificatesEqualLedger implements Check {

    /// A certificate as issued and as recomputed, each as one text.
    record Line(long number, String issued, String posted) {}

    @Override
    public String name() {
        return "certificates-equal-ledger";
    }

    @Override
    public Finding run(Tx tx) {
        List<Line> lines =
                tx.sql()
                        .createQuery(
                                """
                                select c.number, concat_ws('/', c.units, c.subscribed, c.paid_in) as issued,
                                  concat_ws('/', l.units - coalesce(r.units, 0),
                                    l.subscribed - c.gone_subscribed,
                                    l.subscribed - l.unpaid - c.gone_paid_in) as posted
                                from certificate c
                                cross join lateral (
                                  select coalesce(sum(j.units), 0) as units,
                                    coalesce(sum(b.subscribed), 0) as subscribed,
                                    coalesce(sum(b.unpaid), 0) as unpaid
                                  from journal j
                                  cross join lateral (
                                    select -sum(amount) filter (where account = 'CAPITAL') as subscribed,
                                      sum(amount) filter (where account = 'UNPAID_CAPITAL') as unpaid
                                    from posting p
                                    where p.tenant_id = :tenant and p.journal_id = j.journal_id
                                  ) b
                                  where j.tenant_id = :tenant and j.member_id = c.member_id
                                    and j.number <= c.last_journal
                                ) l
                                left join lateral (
                                  select r.units from unit_reduction r
                                  where r.tenant_id = :tenant and r.member_id = c.member_id
                                    and r.units = c.gone_units and r.effective_on < c.issued_on
                                    and r.recorded_at <= c.recorded_at
                                  limit 1
                                ) r on true
                                where c.tenant_id = :tenant order by c.number\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Line(
                                        row.getLong("number"),
                                        row.getString("issued"),
                                        row.getString("posted")))
                        .list();
        return Finding.of(
                Map.of("certificates", lines.size()),
                lines.stream()
                        .filter(line -> !line.issued().equals(line.posted()))
                        .map(line ->
                                "certificate %d says %s, the ledger said %s (units/subscribed/paid in)"
                                        .formatted(line.number(), line.issued(), line.posted()))
                        .toList());
    }
}

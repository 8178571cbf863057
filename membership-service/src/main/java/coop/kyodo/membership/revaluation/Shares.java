package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.leaving.RefundRules;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The shares that were valued at a year's end: those of leavers, and of units that members gave
/// up.
final class Shares {

    /// One of them; amounts in minor units.
    ///
    /// @param reductionId of units that were given up
    /// @param subscribed of these units
    /// @param refund as it is valued now
    record Share(
            UUID memberId,
            @Nullable UUID reductionId,
            long units,
            long subscribed,
            long paidIn,
            long refund) {}

    /// One of them with what it is worth by the corrected assets.
    record Revalued(Share share, RefundRules.Valuation valuation) {}

    private Shares() {}

    /// By the articles of that day, in the order of the members' ids. Units that were given up
    /// before a year's end of other articles were valued at the first one that was closed since.
    static List<Revalued> valuedAnew(
            Tx tx, Cooperative cooperative, LocalDate end, Money netAssets, long units) {
        Articles articles = Cooperatives.inForceOn(tx, end).articles();
        return tx
                .sql()
                .createQuery(
                        """
                        select member_id, cast(null as uuid) as reduction_id, units, subscribed, paid_in,
                          refund
                        from settlement_now
                        where tenant_id = :tenant and fiscal_year_end = :end
                        union all
                        select d.member_id, d.reduction_id, d.units, d.units * :unitAmount,
                          d.units * :unitAmount - coalesce(d.unpaid, 0), d.refund
                        from unit_reduction_now d
                        where d.tenant_id = :tenant and d.state = 'SETTLED'
                          and (select min(y.fiscal_year_end) from year_end y
                            where y.tenant_id = d.tenant_id
                              and y.fiscal_year_end >= d.effective_on) = :end
                        order by member_id, reduction_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", end)
                .bind("unitAmount", articles.unitAmount().amount())
                .map(ConstructorMapper.of(Share.class))
                .stream()
                .map(share ->
                        new Revalued(
                                share,
                                RefundRules.value(
                                        netAssets,
                                        units,
                                        share.units(),
                                        cooperative.money(share.subscribed()),
                                        cooperative.money(share.paidIn()),
                                        articles.termsOfLeaving())))
                .toList();
    }

    static void addAll(Tx tx, UUID correctionId, List<Revalued> shares) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into revaluation (tenant_id, correction_id, member_id,
                                  reduction_id, refund_before, share_value, refund, callable)
                                values (:tenant, :correction, :member, :reduction, :before, :value,
                                  :refund, :callable)\
                                """);
        for (Revalued each : shares) {
            batch.bind("tenant", tx.tenant())
                    .bind("correction", correctionId)
                    .bind("member", each.share().memberId())
                    .bind("reduction", each.share().reductionId())
                    .bind("before", each.share().refund())
                    .bind("value", each.valuation().shareValue().amount())
                    .bind("refund", each.valuation().refund().amount())
                    .bind("callable", each.valuation().callable().amount())
                    .add();
        }
        batch.execute();
    }

    /// What these paid that was called of them, and what may be called as their shares are valued
    /// now; whoever paid nothing is not in it. In the order of the members' ids.
    static Map<UUID, RevaluationRules.Called> called(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds) {
        Map<UUID, RevaluationRules.Called> called = new LinkedHashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select j.member_id, sum(p.amount)::bigint as paid,
                          (select coalesce(sum(callable), 0) from (
                            select callable from settlement_now s
                            where s.tenant_id = :tenant and s.member_id = j.member_id
                            union all
                            select callable from unit_reduction_now d
                            where d.tenant_id = :tenant and d.member_id = j.member_id) c)::bigint
                            as callable
                        from journal j join posting p using (tenant_id, journal_id)
                        where j.tenant_id = :tenant and j.member_id = any(:members)
                          and j.kind = 'CALL' and p.account = 'CASH'
                        group by j.member_id order by j.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                new RevaluationRules.Called(
                                        cooperative.money(row.getLong("paid")),
                                        cooperative.money(row.getLong("callable")))))
                .forEach(one -> called.put(one.getKey(), one.getValue()));
        return called;
    }

    /// The last day on which a refund of these was paid.
    static Optional<LocalDate> lastPaid(Tx tx, Collection<UUID> memberIds) {
        return tx.sql()
                .createQuery(
                        """
                        select max(paid_on) from refund_claim
                        where tenant_id = :tenant and member_id = any(:members)
                          and replaced_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .mapTo(LocalDate.class)
                .findOne();
    }
}

package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What each member holds now.
public final class Holdings {

    private Holdings() {}

    public static Holding of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select units, paid_in, deposits, refund_payable from holding
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) ->
                        new Holding(
                                row.getLong("units"),
                                row.getLong("paid_in"),
                                row.getLong("deposits"),
                                row.getLong("refund_payable")))
                .findOne()
                .orElse(Holding.NOTHING);
    }

    /// What these members hold, by their ids; whoever holds nothing is left out.
    public static Map<UUID, Holding> of(Tx tx, Collection<UUID> memberIds) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, units, paid_in, deposits, refund_payable from holding
                        where tenant_id = :tenant and member_id = any(:members)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.put(
                                    row.getColumn("member_id", UUID.class),
                                    new Holding(
                                            row.getColumn("units", Long.class),
                                            row.getColumn("paid_in", Long.class),
                                            row.getColumn("deposits", Long.class),
                                            row.getColumn("refund_payable", Long.class)));
                            return all;
                        });
    }

    static void put(Tx tx, Map<UUID, Holding> holdings) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into holding values
                                  (:tenant, :member, :units, :paidIn, :deposits, :refundPayable)
                                on conflict (tenant_id, member_id) do update set
                                  units = excluded.units, paid_in = excluded.paid_in,
                                  deposits = excluded.deposits,
                                  refund_payable = excluded.refund_payable\
                                """);
        holdings.forEach((memberId, holding) ->
                batch.bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("units", holding.units())
                        .bind("paidIn", holding.paidIn())
                        .bind("deposits", holding.deposits())
                        .bind("refundPayable", holding.refundPayable())
                        .add());
        batch.execute();
    }
}

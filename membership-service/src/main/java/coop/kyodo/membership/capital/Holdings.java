package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.Tx;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

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
                .map(ConstructorMapper.of(Holding.class))
                .findOne()
                .orElse(Holding.NOTHING);
    }

    static void put(Tx tx, UUID memberId, Holding holding) {
        tx.sql()
                .createUpdate(
                        """
                        insert into holding values
                          (:tenant, :member, :units, :paidIn, :deposits, :refundPayable)
                        on conflict (tenant_id, member_id) do update set
                          units = excluded.units, paid_in = excluded.paid_in,
                          deposits = excluded.deposits, refund_payable = excluded.refund_payable\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bindMethods(holding)
                .execute();
    }
}

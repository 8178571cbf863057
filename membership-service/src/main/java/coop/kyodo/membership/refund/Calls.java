package coop.kyodo.membership.refund;

import coop.kyodo.kit.store.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What the co-op may call of leavers.
final class Calls {

    private Calls() {}

    /// What may still be called; empty when the leaver's share was not valued yet.
    static Optional<CallCapital.Callable> left(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select s.callable - coalesce((select sum(p.amount)
                            from journal j join posting p using (tenant_id, journal_id)
                            where j.tenant_id = s.tenant_id and j.member_id = s.member_id
                              and j.kind = 'CALL' and p.account = 'CASH'), 0) as amount,
                          s.claim_lapses_after as lapses_after
                        from settlement s where s.tenant_id = :tenant and s.member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(ConstructorMapper.of(CallCapital.Callable.class))
                .findOne();
    }
}

package coop.kyodo.membership.refund;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What the co-op may call of leavers, and of members who gave up units.
final class Calls {

    private Calls() {}

    /// What may still be called of a member on a day, by when it can be claimed; empty when neither
    /// a share nor units given up were valued yet.
    static Optional<CallCapital.Callable> left(Tx tx, UUID memberId, LocalDate claimedOn) {
        List<CallCapital.Callable> calls =
                tx.sql()
                        .createQuery(
                                """
                                select callable as amount, claim_lapses_after as lapses_after
                                from settlement_now where tenant_id = :tenant and member_id = :member
                                union all
                                select callable, call_lapses_after from unit_reduction_now
                                where tenant_id = :tenant and member_id = :member
                                  and callable is not null
                                order by lapses_after\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .map(ConstructorMapper.of(CallCapital.Callable.class))
                        .list();
        return ClaimRules.stillCallable(calls, called(tx, memberId), claimedOn);
    }

    private static long called(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(p.amount), 0)
                        from journal j join posting p using (tenant_id, journal_id)
                        where j.tenant_id = :tenant and j.member_id = :member
                          and j.kind = 'CALL' and p.account = 'CASH'\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(Long.class)
                .one();
    }
}

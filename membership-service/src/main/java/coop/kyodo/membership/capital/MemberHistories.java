package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The histories of members' capital, read from their journals.
public final class MemberHistories {

    private MemberHistories() {}

    public static MemberHistory of(Tx tx, UUID memberId) {
        return new MemberHistory(
                tx.sql()
                        .createQuery(
                                """
                                with moved as (
                                  select j.effective_on as on_day, j.units,
                                    (select coalesce(-sum(amount) filter (where account = 'CAPITAL'), 0)
                                     from posting p where p.tenant_id = j.tenant_id
                                       and p.journal_id = j.journal_id) as subscribed,
                                    (select coalesce(sum(amount) filter (where account = 'UNPAID_CAPITAL'), 0)
                                     from posting p where p.tenant_id = j.tenant_id
                                       and p.journal_id = j.journal_id) as unpaid
                                  from journal j where j.tenant_id = :tenant and j.member_id = :member
                                )
                                select on_day as "on",
                                  (sum(sum(units)) over (order by on_day))::bigint as units,
                                  (sum(sum(subscribed)) over (order by on_day))::bigint as subscribed,
                                  (sum(sum(unpaid)) over (order by on_day))::bigint as unpaid
                                from moved group by on_day order by on_day\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .map(ConstructorMapper.of(MemberHistory.Day.class))
                        .list());
    }

    /// The least that is unpaid at the end of this day or any later one, in minor units: from what
    /// is unpaid now back over what moved it after the day, so that a payment does not add up again
    /// all that were made before it.
    ///
    /// @param unpaidNow what the member's holding leaves unpaid
    public static long leastUnpaidFrom(Tx tx, UUID memberId, LocalDate date, long unpaidNow) {
        List<Long> movedLater =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(p.amount), 0)::bigint
                                from journal j left join posting p
                                  on p.tenant_id = j.tenant_id and p.journal_id = j.journal_id
                                    and p.account = 'UNPAID_CAPITAL'
                                where j.tenant_id = :tenant and j.member_id = :member
                                  and j.effective_on > :date
                                group by j.effective_on order by j.effective_on desc\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("date", date)
                        .mapTo(Long.class)
                        .list();
        long unpaid = unpaidNow;
        long least = unpaidNow;
        for (long moved : movedLater) {
            unpaid -= moved;
            least = Math.min(least, unpaid);
        }
        return least;
    }
}

package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What the co-op owes members by an account of the ledger. What is paid out on a day in the past
/// must be owed not only on that day but on every day since.
public final class Owed {

    private Owed() {}

    /// The least that is owed to each of these at the end of a day or of any later one, in minor
    /// units.
    public static Map<UUID, Long> leastFrom(
            Tx tx, Account account, Collection<UUID> memberIds, LocalDate date) {
        Map<UUID, Long> least = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        with moved as (
                          select j.member_id, greatest(j.effective_on, cast(:date as date)) as day,
                            -p.amount as amount
                          from journal j join posting p using (tenant_id, journal_id)
                          where j.tenant_id = :tenant and j.member_id = any(:members)
                            and p.account = :account
                          union all
                          select member_id, cast(:date as date), 0
                          from unnest(cast(:members as uuid[])) as member_id
                        ), stood as (
                          select member_id,
                            sum(amount) over (partition by member_id order by day) as owed
                          from moved
                        )
                        select member_id, min(owed)::bigint as owed from stood group by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("account", account.name())
                .bind("members", SqlArrays.uuids(memberIds))
                .bind("date", date)
                .map((row, context) ->
                        Map.entry(row.getObject("member_id", UUID.class), row.getLong("owed")))
                .forEach(one -> least.put(one.getKey(), one.getValue()));
        return least;
    }
}

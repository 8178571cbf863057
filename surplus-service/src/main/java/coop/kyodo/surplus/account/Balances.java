package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What is retained in the members' internal capital accounts.
public final class Balances {

    /// What is retained for a member.
    public record Held(UUID memberId, long memberNumber, Money retained) {}

    private Balances() {}

    /// What is retained at the end of a day, by member number; nobody with nothing.
    public static List<Held> of(Tx tx, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select c.member_id, m.member_number, c.currency, c.held
                        from (select member_id, currency, sum(amount)::bigint as held
                          from capital_move where tenant_id = :tenant and on_day <= :on
                          group by member_id, currency having sum(amount) > 0) c
                        join lateral (
                          select member_number from member_change m
                          where m.tenant_id = :tenant and m.member_id = c.member_id
                          limit 1) m on true
                        order by m.member_number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) ->
                        new Held(
                                row.getObject("member_id", UUID.class),
                                row.getLong("member_number"),
                                Money.of(row.getLong("held"), row.getString("currency"))))
                .list();
    }
}

package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is left of the vintages.
final class Lots {

    /// What is left of a member's vintage.
    record MemberLot(UUID memberId, long memberNumber, LocalDate vintage, Money left) {

        Move.Lot lot() {
            return new Move.Lot(vintage, left);
        }
    }

    /// What is left of a vintage, and how many members have something of it.
    record Vintage(LocalDate vintage, Money left, int members) {}

    /// What is left in the account of somebody who left.
    record Left(UUID memberId, LocalDate leftOn, Money left) {}

    private Lots() {}

    /// What is left of each of a member's vintages on a day, oldest first.
    static List<Move.Lot> of(Tx tx, UUID member, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select vintage, currency, sum(amount)::bigint as held from capital_move
                        where tenant_id = :tenant and member_id = :member and on_day <= :on
                        group by vintage, currency having sum(amount) <> 0 order by vintage\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("on", on)
                .map((row, context) ->
                        new Move.Lot(row.getObject("vintage", LocalDate.class), held(row)))
                .list();
    }

    /// What may be taken from the vintages of one member or of all on a day, oldest first: what was
    /// left on that day and has not been taken since, less what is on its way to buy units.
    static List<MemberLot> available(Tx tx, @Nullable UUID member, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select * from (
                          select c.member_id, c.vintage, c.currency,
                            (least(coalesce(sum(c.amount) filter (where c.on_day <= :on), 0),
                              sum(c.amount)) - coalesce((
                                select sum(u.amount) from unit_purchase_open u
                                where u.tenant_id = :tenant and u.member_id = c.member_id
                                  and u.vintage = c.vintage), 0))::bigint as held,
                            (select m.member_number from member_change m
                              where m.tenant_id = :tenant and m.member_id = c.member_id
                              limit 1) as member_number
                          from capital_move c where c.tenant_id = :tenant
                            and (:member::uuid is null or c.member_id = :member::uuid)
                          group by c.member_id, c.vintage, c.currency) lots
                        where held > 0 order by vintage, member_number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("on", on)
                .map((row, context) ->
                        new MemberLot(
                                row.getObject("member_id", UUID.class),
                                row.getLong("member_number"),
                                row.getObject("vintage", LocalDate.class),
                                held(row)))
                .list();
    }

    /// What is left of each vintage on a day, oldest first.
    static List<Vintage> vintages(Tx tx, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select vintage, currency, sum(held)::bigint as held, count(*)::int as members
                        from (select member_id, vintage, currency, sum(amount) as held
                          from capital_move where tenant_id = :tenant and on_day <= :on
                          group by member_id, vintage, currency having sum(amount) <> 0) lots
                        group by vintage, currency order by vintage\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) ->
                        new Vintage(
                                row.getObject("vintage", LocalDate.class),
                                held(row),
                                row.getInt("members")))
                .list();
    }

    /// Who left up to and with a day and still has something in the account.
    static List<Left> leavers(Tx tx, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select l.member_id, l.on_day, c.currency, sum(c.amount)::bigint as held
                        from (select distinct on (member_id) member_id, kind, on_day
                          from member_change where tenant_id = :tenant
                          order by member_id, sequence desc) l
                        join capital_move c on c.tenant_id = :tenant
                          and c.member_id = l.member_id and c.on_day <= :on
                        where l.kind = 'LEFT' and l.on_day <= :on
                        group by l.member_id, l.on_day, c.currency having sum(c.amount) <> 0
                        order by l.on_day, l.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) ->
                        new Left(
                                row.getObject("member_id", UUID.class),
                                row.getObject("on_day", LocalDate.class),
                                held(row)))
                .list();
    }

    private static Money held(ResultSet row) throws SQLException {
        return Money.of(row.getLong("held"), row.getString("currency"));
    }
}

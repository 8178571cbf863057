package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What moved on the members' internal accounts.
final class Moves {

    /// What is moved on a member's vintage.
    ///
    /// @param amount positive, and the kind says which way; negative for a redemption or a loss
    ///   taken back
    record Line(UUID memberId, LocalDate vintage, Money amount) {}

    /// A member's account: the capital that membership keeps, and what is retained here.
    record Account(
            UUID memberId, long memberNumber, Money capital, Money retained, Money balance) {}

    private record Change(UUID memberId, LocalDate on, Money amount) {}

    private Moves() {}

    /// Writes what one posting moved on the accounts; its lines share a number.
    static void add(
            Tx tx, Move.Kind kind, LocalDate on, String reference, UUID journal, List<Line> lines) {
        long number = tx.nextNumber("capital-entry");
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into capital_entry (tenant_id, entry_id, number, member_id,
                                  kind, vintage, amount, currency, on_day, reference, journal_id,
                                  recorded_at)
                                values (:tenant, :id, :number, :member,
                                  :kind, :vintage, :amount, :currency, :on, :reference, :journal,
                                  :now)\
                                """);
        for (Line line : lines) {
            batch.bind("tenant", tx.tenant())
                    .bind("id", Ids.next())
                    .bind("number", number)
                    .bind("member", line.memberId())
                    .bind("kind", kind.name())
                    .bind("vintage", line.vintage())
                    .bind("amount", line.amount().amount())
                    .bind("currency", line.amount().currency())
                    .bind("on", on)
                    .bind("reference", reference)
                    .bind("journal", journal)
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    /// Takes back what a posting of a loss took from the accounts, each from its vintage.
    ///
    /// @param journal the posting's journal
    /// @param reversal the journal that takes it back
    static void takeBackLoss(Tx tx, UUID journal, UUID reversal, LocalDate on, String reference) {
        List<Line> lines =
                tx.sql()
                        .createQuery(
                                """
                                select member_id, vintage, amount, currency from capital_entry
                                where tenant_id = :tenant and journal_id = :journal
                                  and kind = 'LOSS' order by member_id, vintage\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("journal", journal)
                        .map((row, context) ->
                                new Line(
                                        row.getObject("member_id", UUID.class),
                                        row.getObject("vintage", LocalDate.class),
                                        Money.of(row.getLong("amount"), row.getString("currency"))
                                                .negated()))
                        .list();
        if (!lines.isEmpty()) {
            add(tx, Move.Kind.LOSS, on, reference, reversal, lines);
        }
    }

    /// A member's lines up to and with a day, in their order.
    static List<Move> of(Tx tx, UUID member, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select * from capital_move
                        where tenant_id = :tenant and member_id = :member and on_day <= :on
                        order by on_day, number, vintage, reference\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("on", on)
                .map((row, context) ->
                        new Move(
                                Move.Kind.valueOf(row.getString("kind")),
                                row.getObject("vintage", LocalDate.class),
                                row.getObject("on_day", LocalDate.class),
                                Money.of(row.getLong("amount"), row.getString("currency")),
                                row.getString("reference")))
                .list();
    }

    /// The accounts on a day, by member number.
    static Page<Account> page(Tx tx, LocalDate on, PageQuery page) {
        List<Account> accounts =
                tx.sql()
                        .createQuery(
                                """
                                select m.member_id, m.member_number, coalesce(c.paid_in, 0) as capital,
                                  coalesce(r.retained, 0)::bigint as retained,
                                  coalesce(c.currency, r.currency) as currency
                                from (
                                  select distinct member_id, member_number from member_change
                                  where tenant_id = :tenant and member_number > :after
                                    and on_day <= :on) m
                                left join lateral (
                                  select sum(paid_in)::bigint as paid_in, currency
                                  from member_capital_change c
                                  where c.tenant_id = :tenant and c.member_id = m.member_id
                                    and c.effective_on <= :on group by currency) c on true
                                left join lateral (
                                  select sum(amount) as retained, min(currency) as currency
                                  from capital_move r where r.tenant_id = :tenant
                                    and r.member_id = m.member_id and r.on_day <= :on) r on true
                                where coalesce(c.currency, r.currency) is not null
                                order by m.member_number limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("on", on)
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> {
                            String currency = row.getString("currency");
                            Money capital = Money.of(row.getLong("capital"), currency);
                            Money retained = Money.of(row.getLong("retained"), currency);
                            return new Account(
                                    row.getObject("member_id", UUID.class),
                                    row.getLong("member_number"),
                                    capital,
                                    retained,
                                    capital.plus(retained));
                        })
                        .list();
        return Page.of(accounts, page.limit(), last -> Cursor.of(last.memberNumber()));
    }

    /// Whether interest was credited with this reference.
    static boolean isCredited(Tx tx, String reference) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from capital_entry where tenant_id = :tenant
                          and kind = 'INTEREST' and reference = :reference)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("reference", reference)
                .mapTo(Boolean.class)
                .one();
    }

    /// Each day on which a member's account changed, with what it changed by: the capital that
    /// membership keeps, and what moved here.
    static Map<UUID, NavigableMap<LocalDate, Money>> balances(Tx tx, LocalDate to) {
        Map<UUID, NavigableMap<LocalDate, Money>> balances = new TreeMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, on_day, currency, sum(change)::bigint as change from (
                          select member_id, on_day, currency, amount as change from capital_move
                          where tenant_id = :tenant and on_day <= :to
                          union all
                          select member_id, effective_on, currency, paid_in
                          from member_capital_change
                          where tenant_id = :tenant and effective_on <= :to) c
                        group by member_id, on_day, currency order by member_id, on_day\
                        """)
                .bind("tenant", tx.tenant())
                .bind("to", to)
                .map((row, context) ->
                        new Change(
                                row.getObject("member_id", UUID.class),
                                row.getObject("on_day", LocalDate.class),
                                Money.of(row.getLong("change"), row.getString("currency"))))
                .forEach(change -> {
                    NavigableMap<LocalDate, Money> own =
                            balances.computeIfAbsent(change.memberId(), _ -> new TreeMap<>());
                    Map.Entry<LocalDate, Money> before = own.lastEntry();
                    own.put(
                            change.on(),
                            before == null
                                    ? change.amount()
                                    : before.getValue().plus(change.amount()));
                });
        return balances;
    }
}

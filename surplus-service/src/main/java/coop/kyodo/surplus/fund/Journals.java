package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The journals of the funds' ledger.
public final class Journals {

    private record Head(
            long number,
            UUID journalId,
            Journal.Kind kind,
            @Nullable UUID planId,
            @Nullable UUID corrects,
            @Nullable String reference,
            LocalDate onDay) {}

    private Journals() {}

    /// Writes a plan's journal.
    ///
    /// @param corrects the plan whose journal of this kind it stands beside
    public static void post(
            Tx tx,
            UUID plan,
            @Nullable UUID corrects,
            Journal.Kind kind,
            LocalDate on,
            List<Journal.Posting> postings) {
        write(tx, plan, corrects, null, kind, on, postings);
    }

    /// Writes a journal that rests on a voucher.
    ///
    /// @return the journal's id
    public static UUID post(
            Tx tx,
            String reference,
            Journal.Kind kind,
            LocalDate on,
            List<Journal.Posting> postings) {
        return write(tx, null, null, reference, kind, on, postings);
    }

    /// Writes the opposite of a journal beside it, line by line.
    ///
    /// @return the journal's id
    public static UUID takeBack(Tx tx, UUID journal, String reference, LocalDate on) {
        UUID id = Ids.next();
        tx.sql()
                .createUpdate(
                        """
                        insert into journal (tenant_id, journal_id, number, corrects, reference,
                          kind, on_day, recorded_at)
                        select tenant_id, :id, :number, journal_id, :reference, kind, :on, :now
                        from journal where tenant_id = :tenant and journal_id = :journal\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("number", tx.nextNumber("journal"))
                .bind("reference", reference)
                .bind("on", on)
                .bind("now", tx.now())
                .bind("journal", journal)
                .execute();
        tx.sql()
                .createUpdate(
                        """
                        insert into posting
                          (tenant_id, journal_id, line, account, side, amount, currency)
                        select tenant_id, :id, line, account,
                          case side when 'DEBIT' then 'CREDIT' else 'DEBIT' end, amount, currency
                        from posting where tenant_id = :tenant and journal_id = :journal\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("journal", journal)
                .execute();
        return id;
    }

    private static UUID write(
            Tx tx,
            @Nullable UUID plan,
            @Nullable UUID corrects,
            @Nullable String reference,
            Journal.Kind kind,
            LocalDate on,
            List<Journal.Posting> postings) {
        UUID id = Ids.next();
        tx.sql()
                .createUpdate(
                        """
                        insert into journal
                          (tenant_id, journal_id, number, plan_id, corrects, reference, kind, on_day,
                           recorded_at)
                        values (:tenant, :id, :number, :plan,
                          (select journal_id from journal c where c.tenant_id = :tenant
                            and c.plan_id = :corrects::uuid and c.kind = :kind),
                          :reference::text, :kind, :on, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("number", tx.nextNumber("journal"))
                .bind("plan", plan)
                .bind("corrects", corrects)
                .bind("reference", reference)
                .bind("kind", kind.name())
                .bind("on", on)
                .bind("now", tx.now())
                .execute();
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into posting
                                  (tenant_id, journal_id, line, account, side, amount, currency)
                                values (:tenant, :id, :line, :account, :side, :amount, :currency)
                                """);
        int line = 1;
        for (Journal.Posting posting : postings) {
            batch.bind("tenant", tx.tenant())
                    .bind("id", id)
                    .bind("line", line++)
                    .bind("account", posting.account())
                    .bind("side", posting.side().name())
                    .bind("amount", posting.amount().amount())
                    .bind("currency", posting.amount().currency())
                    .add();
        }
        batch.execute();
        return id;
    }

    /// Whether a plan of an earlier year than the one that ends on this day has been posted: the
    /// first one opens the ledger with what its figures report.
    public static boolean areOpenedBefore(Tx tx, LocalDate yearEnd) {
        return firstPlan(tx, "y.to_day < :end", yearEnd).isPresent();
    }

    /// The plan of a later year than the one that ends on this day, if one was posted.
    public static Optional<UUID> planAfter(Tx tx, LocalDate yearEnd) {
        return firstPlan(tx, "y.to_day > :end", yearEnd);
    }

    private static Optional<UUID> firstPlan(Tx tx, String years, LocalDate yearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select j.plan_id
                        from journal j
                          join plan p on p.tenant_id = j.tenant_id and p.plan_id = j.plan_id
                          join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year
                        where j.tenant_id = :tenant and <years> order by j.number limit 1\
                        """)
                .define("years", years)
                .bind("tenant", tx.tenant())
                .bind("end", yearEnd)
                .mapTo(UUID.class)
                .findOne();
    }

    /// The plan whose figures opened the ledger, once one did.
    public static Optional<UUID> firstPlan(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_id from journal
                        where tenant_id = :tenant and plan_id is not null
                        order by number limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(UUID.class)
                .findOne();
    }

    /// Credits less debits of what one plan's journals of each kind moved.
    public static Map<Journal.Kind, Map<String, Money>> movedBy(Tx tx, UUID plan) {
        Map<Journal.Kind, Map<String, Money>> moved = new EnumMap<>(Journal.Kind.class);
        tx.sql()
                .createQuery(
                        """
                        select j.kind, account, side, amount, currency
                        from posting join journal j using (tenant_id, journal_id)
                        where tenant_id = :tenant and j.plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .map((row, context) ->
                        Map.entry(Journal.Kind.valueOf(row.getString("kind")), posting(row)))
                .forEach(each ->
                        moved.computeIfAbsent(each.getKey(), _ -> new TreeMap<>())
                                .merge(
                                        each.getValue().account(),
                                        each.getValue().credited(),
                                        Money::plus));
        return moved;
    }

    /// Credits less debits of what moved beside the years' own plans (vouchers and corrections) and
    /// a year's figures did not know when its plan was executed: what moved after the year's end,
    /// and what was posted after the plan.
    public static Map<String, Money> movedSince(Tx tx, UUID plan, LocalDate yearEnd) {
        Map<String, Money> moved = new TreeMap<>();
        tx.sql()
                .createQuery(
                        """
                        select account, currency,
                          sum(case side when 'CREDIT' then amount else -amount end)::bigint as balance
                        from posting join journal j using (tenant_id, journal_id)
                        where tenant_id = :tenant
                          and (j.plan_id is null or exists (select from plan c
                            where c.tenant_id = :tenant and c.plan_id = j.plan_id
                              and c.corrects is not null))
                          and (j.on_day > :end or j.number >
                            (select max(number) from journal p
                             where p.tenant_id = :tenant and p.plan_id = :plan))
                        group by account, currency\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bind("end", yearEnd)
                .map((row, context) -> balance(row))
                .forEach(entry -> moved.put(entry.getKey(), entry.getValue()));
        return moved;
    }

    /// Credits less debits of each account at a year's end, before the year's own plan: the plans
    /// of earlier years belong to these, whenever they were executed, and all else to its day.
    public static Map<String, Money> atYearEnd(Tx tx, LocalDate yearEnd) {
        Map<String, Money> balances = new TreeMap<>();
        tx.sql()
                .createQuery(
                        """
                        select o.account, o.currency,
                          sum(case o.side when 'CREDIT' then o.amount else -o.amount end)::bigint
                            as balance
                        from posting o
                          join journal j on j.tenant_id = o.tenant_id and j.journal_id = o.journal_id
                          left join plan p on p.tenant_id = j.tenant_id and p.plan_id = j.plan_id
                            and p.corrects is null
                          left join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year
                        where o.tenant_id = :tenant
                          and case when y.year is null then j.on_day <= :end else y.to_day < :end end
                        group by o.account, o.currency\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", yearEnd)
                .map((row, context) -> balance(row))
                .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
        return balances;
    }

    /// Credits less debits of each account up to and with a day, or of all time.
    public static Map<String, Money> balances(Tx tx, @Nullable LocalDate on) {
        Map<String, Money> balances = new TreeMap<>();
        tx.sql()
                .createQuery(
                        """
                        select account, currency,
                          sum(case side when 'CREDIT' then amount else -amount end)::bigint as balance
                        from posting join journal using (tenant_id, journal_id)
                        where tenant_id = :tenant and (:on::date is null or on_day <= :on::date)
                        group by account, currency order by account\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) -> balance(row))
                .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
        return balances;
    }

    static Page<Journal> page(Tx tx, PageQuery page) {
        List<Head> heads =
                tx.sql()
                        .createQuery(
                                """
                                select number, journal_id, kind, plan_id, corrects, reference, on_day
                                from journal
                                where tenant_id = :tenant and number > :after
                                order by number limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) ->
                                new Head(
                                        row.getLong("number"),
                                        row.getObject("journal_id", UUID.class),
                                        Journal.Kind.valueOf(row.getString("kind")),
                                        row.getObject("plan_id", UUID.class),
                                        row.getObject("corrects", UUID.class),
                                        row.getString("reference"),
                                        row.getObject("on_day", LocalDate.class)))
                        .list();
        Map<UUID, List<Journal.Posting>> postings = new TreeMap<>();
        if (!heads.isEmpty()) {
            tx.sql()
                    .createQuery(
                            """
                            select journal_id, account, side, amount, currency from posting
                            where tenant_id = :tenant and journal_id = any(:ids)
                            order by journal_id, line\
                            """)
                    .bind("tenant", tx.tenant())
                    .bindArray("ids", UUID.class, heads.stream().map(Head::journalId).toList())
                    .map((row, context) ->
                            Map.entry(row.getObject("journal_id", UUID.class), posting(row)))
                    .forEach(line ->
                            postings.computeIfAbsent(line.getKey(), id -> new ArrayList<>())
                                    .add(line.getValue()));
        }
        return Page.of(heads, page.limit(), last -> Cursor.of(last.number()))
                .map(head ->
                        new Journal(
                                head.number(),
                                head.journalId(),
                                head.kind(),
                                head.planId(),
                                head.corrects(),
                                head.reference(),
                                head.onDay(),
                                postings.getOrDefault(head.journalId(), List.of())));
    }

    private static Map.Entry<String, Money> balance(ResultSet row) throws SQLException {
        return Map.entry(
                row.getString("account"),
                Money.of(row.getLong("balance"), row.getString("currency")));
    }

    private static Journal.Posting posting(ResultSet row) throws SQLException {
        return new Journal.Posting(
                row.getString("account"),
                Journal.Side.valueOf(row.getString("side")),
                Money.of(row.getLong("amount"), row.getString("currency")));
    }
}

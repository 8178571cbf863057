package coop.kyodo.surplus.use;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The uses of a co-op's funds.
final class FundUses {

    private FundUses() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such use
    static FundUse get(Tx tx, UUID id) {
        return find(tx, id).orElseThrow(() -> Problems.notFound("fund-use-not-found"));
    }

    static Optional<FundUse> find(Tx tx, UUID id) {
        return tx.sql()
                .createQuery("select * from fund_use where tenant_id = :tenant and use_id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> use(tx, row))
                .findOne();
    }

    static Page<FundUse> page(Tx tx, @Nullable String fund, PageQuery page) {
        List<FundUse> uses =
                tx.sql()
                        .createQuery(
                                """
                                select * from fund_use
                                where tenant_id = :tenant and number > :after
                                  and (:fund::text is null or fund = :fund::text)
                                order by number limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("fund", fund)
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> use(tx, row))
                        .list();
        return Page.of(uses, page.limit(), last -> Cursor.of(last.number()));
    }

    static void add(Tx tx, FundUse use) {
        tx.sql()
                .createUpdate(
                        """
                        insert into fund_use (tenant_id, use_id, number, fund, purpose, subject,
                          amount, currency, member_id, requested_on, spend_by, requested_by, hash,
                          recorded_at)
                        values (:tenant, :id, :number, :fund, :purpose, :subject,
                          :amount, :currency, :member, :requestedOn, :spendBy, :by, :hash, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", use.useId())
                .bind("number", use.number())
                .bind("fund", use.fund())
                .bind("purpose", use.purpose())
                .bind("subject", use.subject())
                .bind("amount", use.amount().amount())
                .bind("currency", use.amount().currency())
                .bind("member", use.memberId())
                .bind("requestedOn", use.requestedOn())
                .bind("spendBy", use.spendBy())
                .bind("by", use.requestedBy())
                .bind("hash", use.hash())
                .bind("now", tx.now())
                .execute();
    }

    static void reach(Tx tx, UUID use, FundUse.Reached reached) {
        tx.sql()
                .createUpdate(
                        """
                        insert into fund_use_state (tenant_id, use_id, state, on_day, by_subject,
                          resolution_id, note, recorded_at)
                        values (:tenant, :use, :state, :on, :by, :resolution, :note::text, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("use", use)
                .bind("state", reached.state().name())
                .bind("on", reached.on())
                .bind("by", reached.by())
                .bind("resolution", reached.resolutionId())
                .bind("note", reached.note())
                .bind("now", tx.now())
                .execute();
    }

    static UUID spend(
            Tx tx,
            UUID use,
            UUID journal,
            Money amount,
            LocalDate on,
            String reference,
            @Nullable String evidenceHash,
            @Nullable UUID reverses) {
        UUID id = Ids.next();
        tx.sql()
                .createUpdate(
                        """
                        insert into fund_spending (tenant_id, spending_id, use_id, journal_id,
                          amount, currency, spent_on, reference, evidence_hash, reverses,
                          recorded_at)
                        values (:tenant, :id, :use, :journal,
                          :amount, :currency, :on, :reference, :hash::text, :reverses, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("use", use)
                .bind("journal", journal)
                .bind("amount", amount.amount())
                .bind("currency", amount.currency())
                .bind("on", on)
                .bind("reference", reference)
                .bind("hash", evidenceHash)
                .bind("reverses", reverses)
                .bind("now", tx.now())
                .execute();
        return id;
    }

    static void addEvidence(Tx tx, UUID use, List<FundUse.Evidence> evidence) {
        int line = 1;
        for (FundUse.Evidence each : evidence) {
            tx.sql()
                    .createUpdate(
                            """
                            insert into fund_use_evidence (tenant_id, use_id, line, reference, hash)
                            values (:tenant, :use, :line, :reference, :hash)\
                            """)
                    .bind("tenant", tx.tenant())
                    .bind("use", use)
                    .bind("line", line++)
                    .bind("reference", each.reference())
                    .bind("hash", each.hash())
                    .execute();
        }
    }

    /// What uses reserved of a fund at the end of a day, in minor units; those that were cancelled
    /// at any time left out.
    static long reservedOn(Tx tx, String fund, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(u.amount - coalesce(s.spent, 0)), 0)::bigint
                        from fund_use u left join lateral (
                          select sum(amount) as spent from fund_spending s
                          where s.tenant_id = u.tenant_id and s.use_id = u.use_id
                            and s.spent_on <= :day) s on true
                        where u.tenant_id = :tenant and u.fund = :fund and u.requested_on <= :day
                          and not exists (select from fund_use_state e
                            where e.tenant_id = u.tenant_id and e.use_id = u.use_id
                              and (e.state = 'CANCELLED'
                                or e.state = 'REPORTED' and e.on_day <= :day))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("fund", fund)
                .bind("day", day)
                .mapTo(Long.class)
                .one();
    }

    /// What plans carried into a fund, by the end of the year whose surplus it was; what the ledger
    /// began with or was deposited, by the day before the one from which it is there.
    static List<UseRules.Carried> carried(Tx tx, String fund) {
        return tx.sql()
                .createQuery(
                        """
                        select case j.kind when 'DISPOSITION' then y.to_day
                            when 'OPENING' then y.from_day - 1 else j.on_day - 1 end as year_end,
                          case p.side when 'CREDIT' then p.amount else -p.amount end as amount,
                          p.currency
                        from journal j join posting p using (tenant_id, journal_id)
                          left join plan n on n.tenant_id = j.tenant_id and n.plan_id = j.plan_id
                          left join fiscal_year y on y.tenant_id = n.tenant_id and y.year = n.year
                        where j.tenant_id = :tenant and p.account = :fund
                          and j.kind in ('DISPOSITION', 'OPENING', 'DEPOSIT')\
                        """)
                .bind("tenant", tx.tenant())
                .bind("fund", fund)
                .map((row, context) ->
                        new UseRules.Carried(
                                row.getObject("year_end", LocalDate.class),
                                Money.of(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    /// What the uses of a fund that are to be spent in a time took or reserve of it.
    static long taken(Tx tx, String fund, LocalDate from, LocalDate to) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(case
                          when exists (select 1 from fund_use_state e
                            where e.tenant_id = u.tenant_id and e.use_id = u.use_id
                              and e.state in ('REPORTED', 'CANCELLED'))
                          then (select coalesce(sum(s.amount), 0) from fund_spending s
                            where s.tenant_id = u.tenant_id and s.use_id = u.use_id)
                          else u.amount end), 0)::bigint
                        from fund_use u
                        where u.tenant_id = :tenant and u.fund = :fund
                          and u.spend_by between :from and :to\
                        """)
                .bind("tenant", tx.tenant())
                .bind("fund", fund)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .one();
    }

    private static FundUse use(Tx tx, ResultSet row) throws SQLException {
        UUID id = row.getObject("use_id", UUID.class);
        Money amount = Money.of(row.getLong("amount"), row.getString("currency"));
        List<FundUse.Reached> reached = reached(tx, id);
        List<FundUse.Spending> spendings = spendings(tx, id);
        FundUse.State state =
                reached.isEmpty() ? FundUse.State.REQUESTED : reached.getLast().state();
        Money spent =
                spendings.stream()
                        .map(FundUse.Spending::amount)
                        .reduce(Money.zero(amount.currency()), Money::plus);
        boolean reserves = state == FundUse.State.REQUESTED || state == FundUse.State.APPROVED;
        return new FundUse(
                id,
                row.getLong("number"),
                row.getString("fund"),
                row.getString("purpose"),
                row.getString("subject"),
                amount,
                row.getObject("member_id", UUID.class),
                row.getObject("requested_on", LocalDate.class),
                row.getObject("spend_by", LocalDate.class),
                row.getString("requested_by"),
                row.getString("hash"),
                state,
                spent,
                reserves ? amount.minus(spent) : Money.zero(amount.currency()),
                reached,
                spendings,
                evidence(tx, id));
    }

    private static List<FundUse.Reached> reached(Tx tx, UUID use) {
        return tx.sql()
                .createQuery(
                        """
                        select state, on_day, by_subject, resolution_id, note from fund_use_state
                        where tenant_id = :tenant and use_id = :use
                        order by array_position(array['APPROVED', 'REPORTED', 'CANCELLED'], state)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("use", use)
                .map((row, context) ->
                        new FundUse.Reached(
                                FundUse.State.valueOf(row.getString("state")),
                                row.getObject("on_day", LocalDate.class),
                                row.getString("by_subject"),
                                row.getObject("resolution_id", UUID.class),
                                row.getString("note")))
                .list();
    }

    private static List<FundUse.Spending> spendings(Tx tx, UUID use) {
        return tx.sql()
                .createQuery(
                        """
                        select s.* from fund_spending s join journal j using (tenant_id, journal_id)
                        where tenant_id = :tenant and use_id = :use order by j.number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("use", use)
                .map((row, context) ->
                        new FundUse.Spending(
                                row.getObject("spending_id", UUID.class),
                                Money.of(row.getLong("amount"), row.getString("currency")),
                                row.getObject("spent_on", LocalDate.class),
                                row.getString("reference"),
                                row.getString("evidence_hash"),
                                row.getObject("journal_id", UUID.class),
                                row.getObject("reverses", UUID.class)))
                .list();
    }

    private static List<FundUse.Evidence> evidence(Tx tx, UUID use) {
        return tx.sql()
                .createQuery(
                        """
                        select reference, hash from fund_use_evidence
                        where tenant_id = :tenant and use_id = :use order by line\
                        """)
                .bind("tenant", tx.tenant())
                .bind("use", use)
                .map((row, context) ->
                        new FundUse.Evidence(row.getString("reference"), row.getString("hash")))
                .list();
    }
}

package coop.kyodo.surplus.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentOrder;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// What members are owed in money by an executed plan with its corrections.
///
/// COR-05: what is due is all that the plan and its corrections pay, less what was paid or is on
/// its way. A correction that pays less first takes from the claims that are in no batch yet, the
/// newest before the older; what it takes beyond them is overpaid and claimed back. A payment that
/// fails comes back into this sum by itself.
final class Dues {

    /// What one member is owed, or owes.
    ///
    /// @param entitled what the plan and its corrections pay together, less what of it settled
    ///   losses, with what is paid back of settled ones
    /// @param paid what of it is paid or in a batch
    /// @param repaid what the member paid back
    /// @param due what is still to be paid; 0 when there is something overpaid
    /// @param overpaid what the member owes
    /// @param payBy by when it is paid, where a rule says so (US-04)
    /// @param overdue whether that day has passed and something is not paid, in a batch or not
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Due(
            UUID memberId,
            long memberNumber,
            Money entitled,
            Money paid,
            Money repaid,
            Money due,
            Money overpaid,
            @Nullable LocalDate payBy,
            boolean overdue) {}

    /// What may be put into a batch.
    ///
    /// @param withoutAccount payments that wait because nobody said where to pay them
    record Open(long withoutAccount, long payable) {}

    private static final String MEMBERS =
            """
            with claim as (
              select o.plan_id || '/' || o.member_id as claim, o.member_id, o.member_number,
                o.cash as amount, e.executed_at, 0 as part
              from payout o join executed_plan e using (tenant_id, plan_id)
              where o.tenant_id = :tenant and e.root = :root and o.cash <> 0
              union all
              select r.plan_id || '/' || r.member_id || '/returned', r.member_id, o.member_number,
                r.amount, e.executed_at, 1
              from dividend_return r
                join payout o using (tenant_id, plan_id, member_id)
                join executed_plan e using (tenant_id, plan_id)
              where r.tenant_id = :tenant and e.root = :root
              union all
              select x.plan_id || '/' || x.member_id || '/rest', x.member_id, o.member_number,
                x.amount, e.executed_at, 2
              from unit_rest x
                join payout o using (tenant_id, plan_id, member_id)
                join executed_plan e using (tenant_id, plan_id)
              where x.tenant_id = :tenant and e.root = :root
              union all
              select s.plan_id || '/' || s.member_id || '/' || s.root, s.member_id, o.member_number,
                -s.amount, e.executed_at, 3
              from member_loss_settlement s
                join payout o using (tenant_id, plan_id, member_id)
                join executed_plan e using (tenant_id, plan_id)
              where s.tenant_id = :tenant and s.kind = 'SET_OFF' and e.root = :root
              union all
              select s.plan_id || '/' || s.member_id || '/' || s.root || '/refund', s.member_id,
                l.member_number, s.amount, e.executed_at, 4
              from member_loss_settlement s
                join executed_plan e using (tenant_id, plan_id)
                cross join lateral (select min(member_number) as member_number from member_loss l
                  where l.tenant_id = s.tenant_id and l.root = s.root
                    and l.member_id = s.member_id) l
              where s.tenant_id = :tenant and s.kind = 'REFUND' and e.root = :root
            ), followed as (
              select claim.*, l.amount as paid,
                case l.state when 'PAID' then l.amount end as settled
              from claim left join payment_line l
                on l.tenant_id = :tenant and l.claim = claim.claim
                  and l.state in ('PREPARED', 'SENT', 'PAID')
            ), repaid as (
              select member_id, sum(amount) as amount from dividend_repayment
              where tenant_id = :tenant and root = :root group by member_id
            ), member as (
              select f.member_id,
                (array_agg(f.member_number order by f.executed_at desc))[1] as member_number,
                sum(f.amount) as entitled,
                coalesce(sum(f.paid), 0) as paid, coalesce(sum(f.settled), 0) as settled,
                coalesce(min(r.amount), 0) as repaid
              from followed f left join repaid r using (member_id)
              group by f.member_id
            )
            """;

    private static final String OPEN =
            MEMBERS
                    + """
                    , shared as (
                      select f.*, m.entitled - m.paid + m.repaid as owed,
                        coalesce(sum(f.amount) over (partition by f.member_id
                          order by f.executed_at, f.part, f.claim
                          rows between unbounded preceding and 1 preceding), 0) as before
                      from followed f join member m using (member_id)
                      where f.amount > 0 and f.paid is null
                    ), open as (
                      select claim, member_id, member_number,
                        least(amount, owed - before)::bigint as amount,
                        exists (select from payee_account a
                          where a.tenant_id = :tenant and a.payee_id = shared.member_id
                            and a.details is not null) as payable
                      from shared where owed > before
                    )
                    """;

    private Dues() {}

    static Open open(Tx tx, Plan plan) {
        return of(
                        tx,
                        plan,
                        OPEN
                                + """
                                select count(*) filter (where not payable) as without,
                                  count(*) filter (where payable) as payable
                                from open\
                                """)
                .map((row, context) -> new Open(row.getLong("without"), row.getLong("payable")))
                .one();
    }

    static List<PaymentOrder> orders(Tx tx, Plan plan, int limit) {
        return of(
                        tx,
                        plan,
                        OPEN
                                + """
                                select claim, member_id, amount from open where payable
                                order by member_number, claim limit :limit\
                                """)
                .bind("limit", limit)
                .map((row, context) ->
                        new PaymentOrder(
                                row.getString("claim"),
                                row.getObject("member_id", UUID.class),
                                row.getLong("amount")))
                .list();
    }

    static Optional<Due> find(Tx tx, Plan plan, UUID member) {
        return dues(
                        plan,
                        tx.today(),
                        of(tx, plan, MEMBERS + "select * from member where member_id = :member")
                                .bind("member", member))
                .stream()
                .findFirst();
    }

    /// Of these members, by their numbers.
    static List<Due> among(Tx tx, Plan plan, List<UUID> members) {
        return dues(
                plan,
                tx.today(),
                of(
                                tx,
                                plan,
                                MEMBERS
                                        + """
                                        select * from member where member_id = any(:members)
                                        order by member_number, member_id\
                                        """)
                        .bindArray("members", UUID.class, members));
    }

    /// @param asOf the day on which something is overdue or not
    static Page<Due> page(Tx tx, Plan plan, LocalDate asOf, PageQuery page) {
        Query query =
                of(
                                tx,
                                plan,
                                MEMBERS
                                        + """
                                        select * from member
                                        where (member_number, member_id) > (:number, :member)
                                        order by member_number, member_id limit :limit\
                                        """)
                        .bind("number", page.after().map(cursor -> cursor.number(0)).orElse(-1L))
                        .bind(
                                "member",
                                page.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0)))
                        .bind("limit", page.limit() + 1);
        return Page.of(
                dues(plan, asOf, query),
                page.limit(),
                last -> Cursor.of(last.memberNumber(), last.memberId()));
    }

    private static Query of(Tx tx, Plan plan, String sql) {
        return tx.sql()
                .createQuery(sql)
                .bind("tenant", tx.tenant())
                .bind("root", plan.rootOrItself());
    }

    private static List<Due> dues(Plan plan, LocalDate asOf, Query query) {
        LocalDate payBy = plan.payBy().map(Profile.PayBy::dueBy).orElse(null);
        boolean passed = payBy != null && asOf.isAfter(payBy);
        String currency = plan.distributed().currency();
        Money zero = Money.zero(currency);
        return query.map(
                        (row, context) -> {
                            Money entitled = Money.of(row.getLong("entitled"), currency);
                            Money paid = Money.of(row.getLong("paid"), currency);
                            Money repaid = Money.of(row.getLong("repaid"), currency);
                            Money owed = entitled.minus(paid).plus(repaid);
                            Money settled = Money.of(row.getLong("settled"), currency);
                            return new Due(
                                    row.getObject("member_id", UUID.class),
                                    row.getLong("member_number"),
                                    entitled,
                                    paid,
                                    repaid,
                                    owed.max(zero),
                                    owed.negated().max(zero),
                                    payBy,
                                    passed && entitled.minus(settled).plus(repaid).isPositive());
                        })
                .list();
    }
}

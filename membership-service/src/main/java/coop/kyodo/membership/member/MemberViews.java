package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Gone;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads memberships with all that belongs to them.
final class MemberViews {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT =
            """
            select m.*, p.name, p.address,
              coalesce(h.units, 0) as units, coalesce(h.paid_in, 0) as held_paid_in,
              coalesce(h.deposits, 0) as deposits, coalesce(h.refund_payable, 0) as refund_payable,
              g.units as gone_units, g.subscribed as gone_subscribed, g.unpaid as gone_unpaid,
              w.cause, w.notice_on, w.effective_on, w.fiscal_year_end as notice_year_end,
              w.last_day_in_time, w.notice_days, w.clear_days,
              s.fiscal_year_end, s.subscribed, s.paid_in, s.share_value, s.refund, s.callable,
              s.claim_lapses_after, s.units as settled_units, c.refund_paid_on, c.refund_paid, c.refund_lapsed,
              d.owed, b.owed_back,
              (select array_agg(i.due_on::text || ' ' || i.amount order by i.line) from instalment i
               where i.tenant_id = m.tenant_id and i.member_id = m.member_id) as plan
            from member m
            left join lateral person_at(m.tenant_id, m.person_id, :today, 'infinity') p on true
            left join holding h using (tenant_id, member_id)
            left join lateral given_up_before(m.tenant_id, m.member_id, :today, 'infinity') g on true
            left join settlement_now s using (tenant_id, member_id)
            left join withdrawal w on w.tenant_id = m.tenant_id and w.member_id = m.member_id
              and w.cancelled_at is null
            """
                    + Settlement.PAYMENTS
                    + "where m.tenant_id = :tenant\n";

    private MemberViews() {}

    static MemberView one(Tx tx, UUID memberId) {
        Cooperative cooperative = Cooperatives.latest(tx);
        return tx.sql()
                .createQuery(SELECT + "and m.member_id = :member")
                .bind("tenant", tx.tenant())
                .bind("today", tx.today())
                .bind("member", memberId)
                .map((row, context) -> read(row, cooperative, tx.today()))
                .findOne()
                .orElseThrow(() -> Problems.notFound("member-not-found"));
    }

    /// What a listing is narrowed to; null for everything.
    ///
    /// @param name a part of the person's name, in whatever case, width or kana
    record Filter(@Nullable MemberState state, @Nullable Long number, @Nullable String name) {

        private static final int LONGEST = 200;

        Filter {
            if (number != null && number < 1) {
                throw Problems.malformed(
                        "validation-failed", FormFault.of("query:number", "form.member-number"));
            }
            if (name != null && name.length() > LONGEST) {
                throw Problems.malformed(
                        "validation-failed", FormFault.of("query:name", "form.part-of-name"));
            }
        }
    }

    static Page<MemberView> page(Tx tx, Filter filter, PageQuery page) {
        Cooperative cooperative = Cooperatives.latest(tx);
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and m.member_id > :after
                                        and (cast(:state as text) is null or m.state = :state)
                                        and (cast(:number as bigint) is null
                                          or m.member_number = :number)
                                        and (cast(:name as text) is null
                                          or position(kyodo_name_key(:name) in kyodo_name_key(p.name)) > 0)
                                        order by m.member_id limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("today", tx.today())
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("state", filter.state() == null ? null : filter.state().name())
                        .bind("number", filter.number())
                        .bind("name", filter.name())
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> read(row, cooperative, tx.today()))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.memberId()));
    }

    private static MemberView read(ResultSet row, Cooperative cooperative, LocalDate today)
            throws SQLException {
        Member member = Members.member(row, "effective_on");
        MemberHolding holding =
                MemberHolding.of(
                        cooperative,
                        member,
                        new Holding(
                                row.getLong("units"),
                                row.getLong("held_paid_in"),
                                row.getLong("deposits"),
                                row.getLong("refund_payable")));
        return new MemberView(
                member.memberId(),
                cooperative.cooperativeId(),
                member.state(),
                member.memberNumber(),
                row.getObject("person_id", UUID.class),
                row.getString("name") == null
                        ? null
                        : new Person(row.getString("name"), row.getString("address")),
                member.appliedOn(),
                member.acceptedOn(),
                acceptance(row),
                member.admittedOn(),
                member.leftOn(),
                row.getObject("given_up_on", LocalDate.class),
                holding.units(),
                holding.subscribed(),
                holding.paidIn(),
                holding.outstanding(),
                gone(row, member, holding, today).shown(cooperative.currency()).orElse(null),
                plan(row, cooperative),
                refusal(row),
                withdrawal(row, cooperative),
                settlement(row, cooperative));
    }

    /// All of whoever left by notice, or what was given up.
    private static Gone gone(ResultSet row, Member member, MemberHolding holding, LocalDate today)
            throws SQLException {
        LocalDate leavesOn = member.leavesOn();
        return member.state() == MemberState.LEAVING && leavesOn != null && leavesOn.isBefore(today)
                ? new Gone(
                        holding.units(),
                        holding.subscribed().amount(),
                        holding.outstanding().amount())
                : new Gone(
                        row.getLong("gone_units"),
                        row.getLong("gone_subscribed"),
                        row.getLong("gone_unpaid"));
    }

    private static List<Instalment> plan(ResultSet row, Cooperative cooperative)
            throws SQLException {
        List<Instalment> plan = new ArrayList<>();
        if (row.getArray("plan") != null) {
            for (String line : (String[]) row.getArray("plan").getArray()) {
                String[] parts = line.split(" ", -1);
                plan.add(
                        new Instalment(
                                LocalDate.parse(parts[0]),
                                cooperative.money(Long.parseLong(parts[1]))));
            }
        }
        return plan;
    }

    private static @Nullable AcceptanceDecision acceptance(ResultSet row) throws SQLException {
        String organ = row.getString("acceptance_organ");
        return organ == null
                ? null
                : new AcceptanceDecision(
                        AcceptanceDecision.Organ.valueOf(organ),
                        row.getString("acceptance_reference"),
                        row.getObject("acceptance_decided_on", LocalDate.class));
    }

    private static MemberView.@Nullable Refused refusal(ResultSet row) throws SQLException {
        LocalDate refusedOn = row.getObject("refused_on", LocalDate.class);
        return refusedOn == null
                ? null
                : new MemberView.Refused(
                        refusedOn,
                        RefusalCause.valueOf(row.getString("refusal_cause")),
                        row.getString("refusal_explanation"));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row, Cooperative cooperative)
            throws SQLException {
        return row.getString("cause") == null ? null : Withdrawal.read(row, cooperative.rules());
    }

    private static @Nullable Settlement settlement(ResultSet row, Cooperative cooperative)
            throws SQLException {
        return row.getObject("fiscal_year_end", LocalDate.class) == null
                ? null
                : Settlement.read(row, row.getLong("settled_units"), cooperative);
    }
}

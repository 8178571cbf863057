package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.correction.Difference;
import coop.kyodo.surplus.correction.Differences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// A correction beside the plan it corrects.
record CorrectionView(UUID planId, String hash, Correction corrects, Differences differences) {

    /// One member's shares together, in both plans.
    ///
    /// @param amount all of it
    /// @param cash the part that is paid in money
    /// @param retained the part that is credited and kept
    record Member(
            UUID memberId,
            long memberNumber,
            Difference amount,
            Difference cash,
            Difference retained) {}

    static CorrectionView of(Tx tx, Plan plan) {
        Correction correction = correction(plan);
        return new CorrectionView(
                plan.planId(),
                plan.hash(),
                correction,
                Differences.of(
                        Plans.get(tx, correction.planId()).readResult().waterfall(),
                        plan.readResult().waterfall()));
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when the plan corrects nothing
    private static Correction correction(Plan plan) {
        Correction correction = plan.readInputs().corrects();
        if (correction == null) {
            throw Problems.notFound("plan-corrects-nothing");
        }
        return correction;
    }

    /// Everybody who is in one of the two plans, once, by member number: that of the correction
    /// where the plans know somebody by two.
    static Page<Member> members(Tx tx, Plan plan, PageQuery page) {
        Plan before = Plans.get(tx, correction(plan).planId());
        String currency = plan.distributed().currency();
        List<Member> members =
                tx.sql()
                        .createQuery(
                                """
                                select * from (select member_id,
                                  coalesce(max(member_number) filter (where fresh),
                                    max(member_number)) as member_number,
                                  coalesce(sum(amount) filter (where not fresh), 0)::bigint as amount_before,
                                  coalesce(sum(amount) filter (where fresh), 0)::bigint as amount_after,
                                  coalesce(sum(cash) filter (where not fresh), 0)::bigint as cash_before,
                                  coalesce(sum(cash) filter (where fresh), 0)::bigint as cash_after
                                from (select member_id, member_number, amount, cash,
                                    plan_id = :plan as fresh
                                  from plan_share where tenant_id = :tenant
                                    and ((plan_id = :plan and revision = :revision)
                                      or (plan_id = :before and revision = :beforeRevision))) s
                                group by member_id) m
                                where (member_number, member_id) > (:number, :member)
                                order by member_number, member_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", plan.planId())
                        .bind("revision", plan.revision())
                        .bind("before", before.planId())
                        .bind("beforeRevision", before.revision())
                        .bind("number", page.after().map(cursor -> cursor.number(0)).orElse(-1L))
                        .bind(
                                "member",
                                page.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0)))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> member(row, currency))
                        .list();
        return Page.of(
                members, page.limit(), last -> Cursor.of(last.memberNumber(), last.memberId()));
    }

    private static Member member(ResultSet row, String currency) throws SQLException {
        Difference amount =
                Difference.of(
                        Money.of(row.getLong("amount_before"), currency),
                        Money.of(row.getLong("amount_after"), currency));
        Difference cash =
                Difference.of(
                        Money.of(row.getLong("cash_before"), currency),
                        Money.of(row.getLong("cash_after"), currency));
        return new Member(
                row.getObject("member_id", UUID.class),
                row.getLong("member_number"),
                amount,
                cash,
                Difference.of(
                        amount.before().minus(cash.before()), amount.after().minus(cash.after())));
    }
}

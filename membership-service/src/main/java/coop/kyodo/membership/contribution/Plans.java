package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.Instalment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The members' plans, the latest of which holds.
final class Plans {

    private record Head(int planNumber, LocalDate effectiveOn, long uncalled) {}

    private Plans() {}

    /// The member's plan in force on this date.
    static Optional<Plan> on(Tx tx, Cooperative cooperative, UUID memberId, LocalDate date) {
        return tx.sql()
                .createQuery(
                        """
                        select plan_number, effective_on, uncalled from capital_plan
                        where tenant_id = :tenant and member_id = :member and effective_on <= :date
                        order by plan_number desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("date", date)
                .map((row, context) ->
                        new Head(
                                row.getInt("plan_number"),
                                row.getObject("effective_on", LocalDate.class),
                                row.getLong("uncalled")))
                .findOne()
                .map(head ->
                        new Plan(
                                head.effectiveOn(),
                                cooperative.money(head.uncalled()),
                                lines(tx, cooperative, memberId, head.planNumber())));
    }

    /// What remains of the member's plan when `unpaid` is what is unpaid now; without a plan all of
    /// it is due at once.
    static Plan remaining(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate on, Money unpaid) {
        return on(tx, cooperative, memberId, LocalDate.of(9999, 12, 31))
                .map(plan -> plan.remaining(unpaid))
                .orElseGet(() -> Plan.dueOn(on, unpaid));
    }

    static void add(Tx tx, UUID memberId, Plan plan) {
        int number =
                tx.sql()
                        .createQuery(
                                """
                                insert into capital_plan
                                select :tenant, :member, coalesce(max(plan_number), 0) + 1, :effectiveOn,
                                  :uncalled, :now
                                from capital_plan where tenant_id = :tenant and member_id = :member
                                returning plan_number\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("effectiveOn", plan.effectiveOn())
                        .bind("uncalled", plan.uncalled().amount())
                        .bind("now", tx.now())
                        .mapTo(Integer.class)
                        .one();
        if (plan.lines().isEmpty()) {
            return;
        }
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into capital_plan_line values
                                  (:tenant, :member, :number, :line, :dueOn, :amount)\
                                """);
        for (int line = 0; line < plan.lines().size(); line++) {
            batch.bind("tenant", tx.tenant())
                    .bind("member", memberId)
                    .bind("number", number)
                    .bind("line", line)
                    .bind("dueOn", plan.lines().get(line).dueOn())
                    .bind("amount", plan.lines().get(line).amount().amount())
                    .add();
        }
        batch.execute();
    }

    /// The plan that came with an applicant's application; empty when there was none.
    static List<Instalment> ofApplication(Tx tx, Cooperative cooperative, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select due_on, amount from instalment
                        where tenant_id = :tenant and member_id = :member order by line\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) ->
                        new Instalment(
                                row.getObject("due_on", LocalDate.class),
                                cooperative.money(row.getLong("amount"))))
                .list();
    }

    private static List<Instalment> lines(
            Tx tx, Cooperative cooperative, UUID memberId, int planNumber) {
        return tx.sql()
                .createQuery(
                        """
                        select due_on, amount from capital_plan_line
                        where tenant_id = :tenant and member_id = :member and plan_number = :number
                        order by line\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("number", planNumber)
                .map((row, context) ->
                        new Instalment(
                                row.getObject("due_on", LocalDate.class),
                                cooperative.money(row.getLong("amount"))))
                .list();
    }
}

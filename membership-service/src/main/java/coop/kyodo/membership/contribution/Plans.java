package coop.kyodo.membership.contribution;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The members' plans. Of those in force on a day the one that was made last holds; they are made
/// anew from the first day on which something changed.
final class Plans {

    /// A fact of a member of whom there is none yet.
    ///
    /// @param stands how the member's capital stands on its day, the first on which it moved
    record First(UUID memberId, PlanFact fact, MemberHistory.Day stands) {}

    /// A member's plan that is to be added.
    private record Made(UUID memberId, Plan plan) {}

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

    /// Notes facts of one day, whose journals are posted, and makes the plans from then on anew.
    static void note(Tx tx, Cooperative cooperative, UUID memberId, List<PlanFact> facts) {
        addFacts(tx, Map.of(memberId, facts));
        renew(tx, cooperative, memberId, facts.getFirst().effectiveOn());
    }

    /// Notes first facts, whose journals are posted, and makes the members' first plans.
    static void begin(Tx tx, Cooperative cooperative, List<First> firsts) {
        addFacts(
                tx,
                firsts.stream()
                        .collect(
                                Collectors.toMap(First::memberId, first -> List.of(first.fact()))));
        List<PlanFact> calls = firsts.isEmpty() ? List.of() : calls(tx, cooperative);
        List<Made> made = new ArrayList<>();
        for (First first : firsts) {
            List<PlanFact> facts = new ArrayList<>(calls);
            facts.add(first.fact());
            MemberHistory history = new MemberHistory(List.of(first.stands()));
            LocalDate from = first.fact().effectiveOn();
            made.addAll(made(cooperative, first.memberId(), facts, history, from));
        }
        addAll(tx, made);
    }

    private static void addFacts(Tx tx, Map<UUID, List<PlanFact>> facts) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into capital_plan_fact
                                select :tenant, :member, coalesce(max(fact_number), 0) + 1,
                                  :effectiveOn, :kind, :dueOn, :amount, :now
                                from capital_plan_fact
                                where tenant_id = :tenant and member_id = :member\
                                """);
        facts.forEach((memberId, all) -> {
            for (PlanFact fact : all) {
                batch.bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("effectiveOn", fact.effectiveOn())
                        .bind("kind", fact.kind().name())
                        .bind("dueOn", fact.dueOn())
                        .bind("amount", fact.amount().amount())
                        .bind("now", tx.now())
                        .add();
            }
        });
        batch.execute();
    }

    /// Makes a member's plans anew that build on what was paid on a day or before it.
    static void afterPayment(Tx tx, Cooperative cooperative, UUID memberId, LocalDate paidOn) {
        boolean built =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from capital_plan
                                  where tenant_id = :tenant and member_id = :member
                                    and effective_on >= :paidOn)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("paidOn", paidOn)
                        .mapTo(Boolean.class)
                        .one();
        if (built) {
            renew(tx, cooperative, memberId, paidOn);
        }
    }

    /// Makes a member's plans from a day on anew.
    static void renew(Tx tx, Cooperative cooperative, UUID memberId, LocalDate from) {
        List<PlanFact> facts = new ArrayList<>(facts(tx, cooperative, memberId));
        facts.addAll(calls(tx, cooperative));
        addAll(tx, made(cooperative, memberId, facts, MemberHistories.of(tx, memberId), from));
    }

    private static List<Made> made(
            Cooperative cooperative,
            UUID memberId,
            List<PlanFact> facts,
            MemberHistory history,
            LocalDate from) {
        return PlanRules.plans(facts, history, cooperative::money).stream()
                .filter(plan -> !plan.effectiveOn().isBefore(from))
                .map(plan -> new Made(memberId, plan))
                .toList();
    }

    /// Whose plan on a day leaves something to be called.
    static List<UUID> uncalledOn(Tx tx, LocalDate date) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from (
                          select distinct on (member_id) member_id, uncalled from capital_plan
                          where tenant_id = :tenant and effective_on <= :date
                          order by member_id, plan_number desc) plan
                        where uncalled > 0 and not exists (select from withdrawal w
                          where w.tenant_id = :tenant and w.member_id = plan.member_id and w.open
                            and w.effective_on < :date)
                        order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", date)
                .mapTo(UUID.class)
                .list();
    }

    private static List<PlanFact> facts(Tx tx, Cooperative cooperative, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select effective_on, kind, due_on, amount from capital_plan_fact
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) ->
                        new PlanFact(
                                row.getObject("effective_on", LocalDate.class),
                                PlanFact.Kind.valueOf(row.getString("kind")),
                                row.getObject("due_on", LocalDate.class),
                                cooperative.money(row.getLong("amount"))))
                .list();
    }

    /// The co-op's calls, which are facts of every member.
    private static List<PlanFact> calls(Tx tx, Cooperative cooperative) {
        return tx.sql()
                .createQuery(
                        """
                        select called_on, due_on, amount_per_unit from capital_call
                        where tenant_id = :tenant\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        new PlanFact(
                                row.getObject("called_on", LocalDate.class),
                                PlanFact.Kind.CALLED,
                                row.getObject("due_on", LocalDate.class),
                                cooperative.money(row.getLong("amount_per_unit"))))
                .list();
    }

    private static void addAll(Tx tx, List<Made> made) {
        if (made.isEmpty()) {
            return;
        }
        PreparedBatch heads =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into capital_plan
                                select :tenant, :member, coalesce(max(plan_number), 0) + 1, :effectiveOn,
                                  :uncalled, :now
                                from capital_plan where tenant_id = :tenant and member_id = :member\
                                """);
        for (Made one : made) {
            heads.bind("tenant", tx.tenant())
                    .bind("member", one.memberId())
                    .bind("effectiveOn", one.plan().effectiveOn())
                    .bind("uncalled", one.plan().uncalled().amount())
                    .bind("now", tx.now())
                    .add();
        }
        List<Integer> numbers =
                heads.executePreparedBatch("plan_number").mapTo(Integer.class).list();
        PreparedBatch lines =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into capital_plan_line values
                                  (:tenant, :member, :number, :line, :dueOn, :amount)\
                                """);
        for (int i = 0; i < made.size(); i++) {
            List<Instalment> instalments = made.get(i).plan().lines();
            for (int line = 0; line < instalments.size(); line++) {
                lines.bind("tenant", tx.tenant())
                        .bind("member", made.get(i).memberId())
                        .bind("number", numbers.get(i))
                        .bind("line", line)
                        .bind("dueOn", instalments.get(line).dueOn())
                        .bind("amount", instalments.get(line).amount().amount())
                        .add();
            }
        }
        lines.execute();
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

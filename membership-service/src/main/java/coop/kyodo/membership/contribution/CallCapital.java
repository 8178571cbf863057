package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberHolding;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Calls what founders have not paid yet: of everyone the same amount per unit, as far as so much
/// is not called yet.
final class CallCapital {

    /// A call.
    record Request(
            @NotNull LocalDate calledOn, @NotNull LocalDate dueOn, @NotNull Money amountPerUnit) {}

    /// What a call came to.
    record CapitalCall(
            UUID callId,
            LocalDate calledOn,
            LocalDate dueOn,
            Money amountPerUnit,
            long members,
            Money amount) {}

    private CallCapital() {}

    static CapitalCall call(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Amounts.positive(request.amountPerUnit(), cooperative.currency(), "/amountPerUnit");
        if (request.amountPerUnit().compareTo(cooperative.articles().unitAmount()) > 0) {
            throw Problems.invalid(
                    "amount-out-of-range", "/amountPerUnit", "It is more than a unit.");
        }
        if (request.dueOn().isBefore(request.calledOn())) {
            throw Problems.invalid("date-too-early", "/dueOn", "It lies before the call.");
        }
        long members = 0;
        Money amount = cooperative.money(0);
        for (UUID memberId : withUncalled(tx)) {
            Money called = callOf(tx, cooperative, memberId, request);
            if (called.isPositive()) {
                members++;
                amount = amount.plus(called);
            }
        }
        if (members == 0) {
            throw Problems.conflict("nothing-to-call", "All unpaid capital is called already.");
        }
        CapitalCall call =
                new CapitalCall(
                        Ids.next(),
                        request.calledOn(),
                        request.dueOn(),
                        request.amountPerUnit(),
                        members,
                        amount);
        add(tx, call);
        tx.audit(
                "capital-called",
                call.callId().toString(),
                Map.of("members", members, "amount", amount, "dueOn", call.dueOn()));
        return call;
    }

    private static Money callOf(Tx tx, Cooperative cooperative, UUID memberId, Request request) {
        MemberHolding holding = MemberCapital.of(tx, cooperative, memberId);
        Plan plan =
                Plans.remaining(
                        tx, cooperative, memberId, request.calledOn(), holding.outstanding());
        Money called = plan.uncalled().min(request.amountPerUnit().times(holding.units()));
        if (called.isPositive()) {
            Plans.add(tx, memberId, plan.called(request.calledOn(), request.dueOn(), called));
            ContributionEvents.called(tx, memberId, called, request);
        }
        return called;
    }

    private static List<UUID> withUncalled(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from capital_plan p
                        where tenant_id = :tenant and uncalled > 0
                          and not exists (select from capital_plan q
                            where q.tenant_id = p.tenant_id and q.member_id = p.member_id
                              and q.plan_number > p.plan_number)
                        order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(UUID.class)
                .list();
    }

    private static void add(Tx tx, CapitalCall call) {
        tx.sql()
                .createUpdate(
                        """
                        insert into capital_call values
                          (:tenant, :id, :calledOn, :dueOn, :perUnit, :members, :amount, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", call.callId())
                .bind("calledOn", call.calledOn())
                .bind("dueOn", call.dueOn())
                .bind("perUnit", call.amountPerUnit().amount())
                .bind("members", call.members())
                .bind("amount", call.amount().amount())
                .bind("now", tx.now())
                .execute();
    }
}

package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
            throw Problems.malformed(
                    "amount-out-of-range", FormFault.of("/amountPerUnit", "said.more-than-a-unit"));
        }
        Days.mustHaveCome(tx, request.calledOn(), "/calledOn");
        if (request.dueOn().isBefore(request.calledOn())) {
            throw Problems.malformed(
                    "date-too-early", FormFault.of("/dueOn", "said.before-the-call"));
        }
        Map<UUID, Money> called = called(tx, cooperative, request);
        if (called.isEmpty()) {
            throw Problems.conflict("nothing-to-call", FormFault.of("", "said.all-called"));
        }
        CapitalCall call =
                new CapitalCall(
                        Ids.next(),
                        request.calledOn(),
                        request.dueOn(),
                        request.amountPerUnit(),
                        called.size(),
                        called.values().stream().reduce(cooperative.money(0), Money::plus));
        add(tx, call);
        called.forEach((memberId, amount) -> {
            Plans.renew(tx, cooperative, memberId, request.calledOn());
            ContributionEvents.called(tx, memberId, amount, request);
        });
        tx.audit(
                "capital-called",
                call.callId().toString(),
                Map.of(
                        "members", call.members(),
                        "amount", call.amount(),
                        "dueOn", call.dueOn()));
        return call;
    }

    /// What it asks of whom, as things stood on its day.
    private static Map<UUID, Money> called(Tx tx, Cooperative cooperative, Request request) {
        Map<UUID, Money> called = new LinkedHashMap<>();
        LocalDate on = request.calledOn();
        for (UUID memberId : Plans.uncalledOn(tx, on)) {
            MemberHistory history = MemberHistories.of(tx, memberId);
            Plan plan =
                    Plans.on(tx, cooperative, memberId, on)
                            .orElseThrow()
                            .remaining(cooperative.money(history.unpaidOn(on)));
            Money one = PlanRules.called(plan, request.amountPerUnit(), history.unitsOn(on));
            if (one.isPositive()) {
                called.put(memberId, one);
            }
        }
        return called;
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

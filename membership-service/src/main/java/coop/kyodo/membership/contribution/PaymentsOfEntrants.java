package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.AdmissionRules;
import coop.kyodo.membership.member.Entrant;
import coop.kyodo.membership.member.Entrants;
import coop.kyodo.membership.member.Member;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What members paid who are brought in, recorded as [PayCapital] and [SubscribeUnits] record it.
/// Whether the days are open, and the cap, are measured by a caller who knows all of the register.
/// Plans are stored for many members at once.
public final class PaymentsOfEntrants {

    private static final PaymentMethod BY = PaymentMethod.BANK_TRANSFER;

    private final Tx tx;
    private final Cooperative cooperative;
    private final Entrants entrants;
    private final LocalDate formedOn;
    private final Function<LocalDate, Cooperative> byDay;
    private final List<Plans.First> plans = new ArrayList<>();

    /// @param formedOn when the co-op was formed
    public PaymentsOfEntrants(
            Tx tx, Cooperative cooperative, LocalDate formedOn, Entrants entrants) {
        this.tx = tx;
        this.cooperative = cooperative;
        this.entrants = entrants;
        this.formedOn = formedOn;
        this.byDay = Cooperatives.byDay(tx);
    }

    /// Pays what makes the member: all units applied for, or of a founder a part (JP-025, JP-026).
    public void admit(Entrant entrant, Money amount, LocalDate paidOn, String reference) {
        Cooperative then = byDay.apply(paidOn);
        int units = entrant.member().unitsApplied();
        Money subscribed = then.amountOf(units);
        Money unpaid = PaymentRules.withinSubscription(then.rules(), subscribed, amount).orRefuse();
        if (entrant.founder()) {
            PaymentRules.firstInstalment(then.rules(), then.articles().unitAmount(), units, amount)
                    .orRefuse();
        }
        int journal = entrants.post(entrant, Entry.deposit(BY, amount), paidOn, reference, BY);
        LocalDate admittedOn = admittedOn(entrant, paidOn);
        entrants.post(entrant, Entry.admission(units, subscribed, amount), admittedOn, null, null);
        if (!unpaid.isZero()) {
            plans.add(
                    new Plans.First(
                            entrant.memberId(),
                            PlanFact.uncalled(admittedOn, unpaid),
                            new MemberHistory.Day(
                                    admittedOn, units, subscribed.amount(), unpaid.amount())));
        }
        entrants.admit(entrant, admittedOn);
        entrants.publish(entrant, then, CapitalEvents.Change.PAID_IN, amount, admittedOn);
        entrants.note(
                "member-admitted",
                entrant,
                Map.of(
                        "number", entrant.member().number(),
                        "units", units,
                        "admittedOn", admittedOn));
        notePaid(entrant, amount, paidOn, journal);
    }

    /// Subscribes more units, without a plan.
    public void subscribe(Entrant entrant, int units, LocalDate subscribedOn) {
        Money amount = cooperative.amountOf(units);
        entrants.post(entrant, Entry.subscription(units, amount), subscribedOn, null, null);
        entrants.publish(
                entrant, cooperative, CapitalEvents.Change.SUBSCRIBED, amount, subscribedOn);
    }

    /// Pays up subscribed units.
    public void payUp(Entrant entrant, Money amount, LocalDate paidOn, String reference) {
        Cooperative then = byDay.apply(paidOn);
        PaymentRules.withinSubscription(then.rules(), entrant.stands(then).outstanding(), amount)
                .orRefuse();
        int journal = entrants.post(entrant, Entry.payment(BY, amount), paidOn, reference, BY);
        entrants.publish(entrant, then, CapitalEvents.Change.PAID_IN, amount, paidOn);
        notePaid(entrant, amount, paidOn, journal);
    }

    /// Stores all that came since this was done before, of members who are stored.
    public void write() {
        Plans.begin(tx, cooperative, plans);
        plans.clear();
    }

    private LocalDate admittedOn(Entrant entrant, LocalDate paidOn) {
        Member member = entrant.member();
        LocalDate acceptedOn = member.acceptedOn() == null ? paidOn : member.acceptedOn();
        LocalDate admittedOn = AdmissionRules.admittedOn(acceptedOn, List.of(paidOn));
        return entrant.founder() && admittedOn.isBefore(formedOn) ? formedOn : admittedOn;
    }

    private void notePaid(Entrant entrant, Money amount, LocalDate paidOn, int journal) {
        entrants.notePosted(
                "capital-paid", entrant, Map.of("amount", amount, "paidOn", paidOn), journal);
    }
}

package coop.kyodo.membership.contribution;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Members' dividends pay up their unpaid capital, where the articles say so: each once, as far as
/// something is unpaid on that day. What could not be applied goes back to be paid in money.
@ApplicationScoped
class ApplyDividends implements EventHandler {

    private static final String NOT_APPLIED = "coop.kyodo.membership.dividend-not-applied.v1";
    private static final Set<MemberState> MEMBERS =
            EnumSet.of(MemberState.MEMBER, MemberState.LEAVING);

    record Application(UUID memberId, Money amount) {}

    record Applied(
            UUID cooperativeId, UUID planId, LocalDate appliedOn, List<Application> applications) {}

    /// Why something of a dividend is not applied.
    enum Reason {
        NOT_A_MEMBER,
        PAID_UP,
        YEAR_CLOSED
    }

    record NotApplied(
            UUID cooperativeId, UUID planId, UUID memberId, Money amount, Reason reason) {}

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.surplus.dividends-applied.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        Applied applied = event.data(Applied.class);
        if (!applied.cooperativeId().equals(event.cooperative())) {
            throw new IllegalArgumentException("the dividends are of another co-op");
        }
        Cooperative cooperative = Cooperatives.locked(tx);
        Money sum = cooperative.money(0);
        for (Application each : applied.applications()) {
            sum = sum.plus(apply(tx, cooperative, applied, each));
        }
        tx.audit(
                "dividends-applied",
                applied.planId().toString(),
                Map.of(
                        "members", applied.applications().size(),
                        "amount", sum,
                        "appliedOn", applied.appliedOn()));
    }

    /// Gives back what was applied.
    private static Money apply(
            Tx tx, Cooperative cooperative, Applied from, Application application) {
        UUID memberId = application.memberId();
        LocalDate on = from.appliedOn();
        Money zero = cooperative.money(0);
        boolean member = isMemberOn(Members.get(tx, memberId), on);
        boolean open = isOpen(tx, on);
        Money unpaid =
                member && open
                        ? GivenUp.stillToPay(
                                tx,
                                cooperative,
                                memberId,
                                on,
                                cooperative.money(
                                        MemberHistories.of(tx, memberId).leastUnpaidFrom(on)))
                        : zero;
        Money amount = application.amount().min(unpaid);
        if (amount.isPositive()) {
            post(
                    tx,
                    cooperative,
                    memberId,
                    amount,
                    on,
                    "dividend/" + from.planId() + "/" + memberId);
        }
        Money rest = application.amount().minus(amount);
        if (rest.isPositive()) {
            Reason reason =
                    !open ? Reason.YEAR_CLOSED : member ? Reason.PAID_UP : Reason.NOT_A_MEMBER;
            tx.publish(notApplied(tx, from.planId(), memberId, rest, reason));
        }
        return amount;
    }

    private static boolean isMemberOn(Member member, LocalDate day) {
        LocalDate leavesOn = member.leavesOn();
        return MEMBERS.contains(member.state()) && (leavesOn == null || !day.isAfter(leavesOn));
    }

    private static boolean isOpen(Tx tx, LocalDate day) {
        return Ledger.closedUpTo(tx).filter(closed -> !day.isAfter(closed)).isEmpty();
    }

    private static void post(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            Money amount,
            LocalDate on,
            String reference) {
        Journal journal =
                Ledger.postPayment(
                        tx,
                        memberId,
                        Entry.payment(PaymentMethod.DIVIDEND, amount),
                        on,
                        reference,
                        PaymentMethod.DIVIDEND);
        Plans.afterPayment(tx, cooperative, memberId, on);
        MemberCapital.publish(tx, cooperative, memberId, CapitalEvents.Change.PAID_IN, amount, on);
        tx.audit(
                "dividend-applied",
                memberId.toString(),
                Map.of("amount", amount, "appliedOn", on, "journal", journal.number()));
    }

    private static Event notApplied(Tx tx, UUID plan, UUID memberId, Money rest, Reason reason) {
        return new Event(
                NOT_APPLIED,
                UUID.nameUUIDFromBytes((plan + "/" + memberId).getBytes(StandardCharsets.UTF_8)),
                1,
                new NotApplied(tx.tenant(), plan, memberId, rest, reason));
    }
}

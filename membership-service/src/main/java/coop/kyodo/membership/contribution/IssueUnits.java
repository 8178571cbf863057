package coop.kyodo.membership.contribution;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapPoints;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.capital.UnitCapRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Members' shares in the surplus buy whole units, subscribed and paid in at once, as far as the
/// cap lets them. What buys none stays credited where it was: the answer says how much, and why.
@ApplicationScoped
class IssueUnits implements EventHandler {

    private static final String ISSUED = "coop.kyodo.membership.dividend-units-issued.v1";

    record Purchase(UUID memberId, long units, Money amount) {}

    record Bought(
            UUID cooperativeId, UUID planId, LocalDate executedOn, List<Purchase> purchases) {}

    /// Why something of a share buys no unit.
    enum Reason {
        /// Not a member that stays.
        NOT_A_MEMBER,
        YEAR_CLOSED,
        UNIT_CAP,
        /// The unit amount is another one by now.
        PART_OF_A_UNIT
    }

    /// @param amount what the units come to
    /// @param returned what of the share is left
    /// @param reason why; absent when nothing is left
    record Issue(
            UUID memberId, long units, Money amount, Money returned, @Nullable Reason reason) {}

    record Issued(UUID cooperativeId, UUID planId, LocalDate issuedOn, List<Issue> issues) {}

    /// A purchase on its way.
    ///
    /// @param wanted the whole units that its amount buys
    /// @param barred why it buys none
    private record Wish(Purchase purchase, long wanted, @Nullable Reason barred) {}

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.surplus.dividends-in-units.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        Bought bought = event.data(Bought.class);
        if (!bought.cooperativeId().equals(event.cooperative())) {
            throw new IllegalArgumentException("the shares are of another co-op");
        }
        LocalDate on = bought.executedOn();
        Cooperative cooperative = Cooperatives.lockedAsOf(tx, on);
        boolean open = Ledger.isOpen(tx, on);
        List<Wish> wishes =
                bought.purchases().stream()
                        .map(each -> wish(tx, cooperative, each, on, open))
                        .toList();
        List<Long> fitting = fitting(tx, cooperative, wishes, on);
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            issues.add(issue(tx, cooperative, bought, wishes.get(i), fitting.get(i)));
        }
        tx.publish(
                new Event(
                        ISSUED,
                        event.aggregate(),
                        1,
                        new Issued(tx.tenant(), bought.planId(), on, issues)));
        tx.audit(
                "dividend-units-issued",
                bought.planId().toString(),
                Map.of(
                        "members", issues.size(),
                        "units", issues.stream().mapToLong(Issue::units).sum(),
                        "issuedOn", on));
    }

    private static Wish wish(
            Tx tx, Cooperative cooperative, Purchase purchase, LocalDate on, boolean open) {
        if (!open) {
            return new Wish(purchase, 0, Reason.YEAR_CLOSED);
        }
        boolean stays =
                Members.find(tx, purchase.memberId())
                        .flatMap(Member::stayingSince)
                        .filter(since -> !since.isAfter(on))
                        .isPresent();
        return stays
                ? new Wish(
                        purchase,
                        purchase.amount().amount() / cooperative.articles().unitAmount().amount(),
                        null)
                : new Wish(purchase, 0, Reason.NOT_A_MEMBER);
    }

    private static List<Long> fitting(
            Tx tx, Cooperative cooperative, List<Wish> wishes, LocalDate on) {
        long all = Ledger.standing(tx, cooperative).units();
        boolean capped = UnitCapRules.isCapped(cooperative.rules());
        return UnitCapRules.fitting(
                cooperative.rules(),
                wishes.stream()
                        .map(wish ->
                                new UnitCapRules.Wish(
                                        wish.wanted(),
                                        capped && wish.wanted() > 0
                                                ? CapPoints.of(
                                                        tx, wish.purchase().memberId(), on, all)
                                                : List.of()))
                        .toList());
    }

    private static Issue issue(Tx tx, Cooperative cooperative, Bought from, Wish wish, long units) {
        Purchase purchase = wish.purchase();
        Money amount = cooperative.articles().unitAmount().times(units);
        if (units > 0) {
            post(tx, cooperative, from, purchase.memberId(), units, amount);
        }
        Money returned = purchase.amount().minus(amount);
        return new Issue(
                purchase.memberId(),
                units,
                amount,
                returned,
                returned.isPositive() ? reason(wish, units) : null);
    }

    private static Reason reason(Wish wish, long units) {
        if (wish.barred() != null) {
            return wish.barred();
        }
        return units < wish.wanted() ? Reason.UNIT_CAP : Reason.PART_OF_A_UNIT;
    }

    private static void post(
            Tx tx, Cooperative cooperative, Bought from, UUID memberId, long units, Money amount) {
        LocalDate on = from.executedOn();
        Ledger.post(tx, memberId, Entry.subscription(units, amount), on, null);
        MemberCapital.publish(
                tx, cooperative, memberId, CapitalEvents.Change.SUBSCRIBED, amount, on);
        Ledger.postPayment(
                tx,
                memberId,
                Entry.payment(PaymentMethod.DIVIDEND, amount),
                on,
                "dividend-units/" + from.planId() + "/" + memberId,
                PaymentMethod.DIVIDEND);
        MemberCapital.publish(tx, cooperative, memberId, CapitalEvents.Change.PAID_IN, amount, on);
    }
}

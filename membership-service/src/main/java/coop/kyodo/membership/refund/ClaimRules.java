package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.member.MemberState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a refund is due, to whom, how long it can be claimed, and when it is withheld.
public final class ClaimRules {

    /// One instalment of a refund.
    ///
    /// @param number from 1
    /// @param lapsesAfter the last day of the claim
    public record Instalment(int number, LocalDate dueOn, Money amount, LocalDate lapsesAfter) {

        Instalment numberedAfter(int others) {
            return new Instalment(number + others, dueOn, amount, lapsesAfter);
        }
    }

    private ClaimRules() {}

    /// The instalments that the articles ask for, equal but for the last, which takes what rounding
    /// leaves. The first is due at the year's end and lapses with the claim as a whole (JP-056); a
    /// later one cannot be claimed before it is due, so its years count from there.
    ///
    /// @param lapsesAfter the last day of the claim as a whole
    /// @param years of the time bar
    public static List<Instalment> instalments(
            Money refund,
            Articles.Leaving terms,
            LocalDate fiscalYearEnd,
            LocalDate lapsesAfter,
            int years) {
        int many = terms.refundInstalments();
        Money each = refund.timesRoundedDown(Fraction.of(1, many));
        List<Instalment> all = new ArrayList<>();
        for (int number = 1; number <= many; number++) {
            LocalDate dueOn = fiscalYearEnd.plusMonths((long) (number - 1) * terms.monthsBetween());
            Money amount = number < many ? each : refund.minus(each.times(many - 1));
            if (amount.isPositive()) {
                all.add(
                        new Instalment(
                                number,
                                dueOn,
                                amount,
                                number == 1 ? lapsesAfter : Periods.yearsAfter(dueOn, years)));
            }
        }
        return all;
    }

    /// JP-054: the share is valued at the end of the fiscal year of leaving, and not before.
    ///
    /// @param settled whether it was
    /// @param leavesOn the last day of the membership, as far as there is one
    static Decision<MemberState> valued(
            Rule rule, boolean settled, MemberState state, @Nullable LocalDate leavesOn) {
        if (settled) {
            return Decision.accepted(state);
        }
        Refusal refusal = Refusal.of("share-not-yet-valued", rule).with("state", state);
        return Decision.refused(leavesOn == null ? refusal : refusal.with("leavesOn", leavesOn));
    }

    /// JP-054: what a share comes to, or what of it is refunded, is known from the end of the
    /// fiscal year of leaving.
    ///
    /// @param on when it is owed, or was refunded
    public static Decision<LocalDate> valuedBy(
            Rule rule, LocalDate fiscalYearEnd, LocalDate on, String pointer) {
        return fiscalYearEnd.isAfter(on)
                ? Decision.refused(
                        Refusal.of("share-not-yet-valued", rule)
                                .at(pointer)
                                .with("fiscalYearEnd", fiscalYearEnd)
                                .with("on", on))
                : Decision.accepted(fiscalYearEnd);
    }

    /// JP-054: the share is refunded once: on no day more than is payable on it and on every later
    /// one. What came back is payable again from the day on which it did.
    ///
    /// @param payable the least on that day and ever after
    static Decision<Money> payable(
            Rule rule, Money refund, Money payable, LocalDate paidOn, String pointer) {
        return refund.compareTo(payable) <= 0
                ? Decision.accepted(refund)
                : Decision.refused(
                        Refusal.of("refund-not-payable", rule)
                                .at(pointer)
                                .with("paidOn", paidOn)
                                .with("refund", refund)
                                .with("payable", payable));
    }

    /// JP-055, JP-056: what may still be called on a day. What was paid is for the calls that lapse
    /// first; when the last has lapsed, it is all that was never paid.
    ///
    /// @param calls in the order in which they lapse
    /// @param paid in minor units
    static Optional<CallCapital.Callable> stillCallable(
            List<CallCapital.Callable> calls, long paid, LocalDate claimedOn) {
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = calls.getLast().lapsesAfter();
        LocalDate known = claimedOn.isAfter(last) ? LocalDate.MIN : claimedOn;
        long unused = paid;
        long left = 0;
        for (CallCapital.Callable call : calls) {
            long here = Math.min(unused, call.amount());
            unused -= here;
            if (!known.isAfter(call.lapsesAfter())) {
                left += call.amount() - here;
            }
        }
        return Optional.of(new CallCapital.Callable(left, last));
    }

    /// JP-056: a claim is paid when it was made by its last day.
    ///
    /// @param claimedOn when it was made; when it is paid, if nobody claimed it before
    public static Decision<LocalDate> notLapsed(
            Rule rule, LocalDate claimedOn, LocalDate lapsesAfter, String pointer) {
        if (!claimedOn.isAfter(lapsesAfter)) {
            return Decision.accepted(claimedOn);
        }
        return Decision.refused(
                Refusal.of("claim-lapsed", rule)
                        .at(pointer)
                        .with("claimedOn", claimedOn)
                        .with("lastDay", lapsesAfter));
    }

    /// JP-052: taken back is a death that is noted of somebody who had left before; one that ended
    /// the membership is taken back with its end.
    ///
    /// @param diedOn the day that is noted
    static Decision<LocalDate> deathNoted(Rule rule, Optional<LocalDate> diedOn) {
        return diedOn.map(Decision::accepted)
                .orElseGet(() -> Decision.refused(Refusal.of("later-death-not-noted", rule)));
    }

    /// JP-057: what is withheld is not handed to the bank, though it was put into a batch before.
    ///
    /// @param claims of leavers who owe the co-op something
    /// @param owed by all of them
    static Decision<List<RefundClaim>> noneWithheld(
            Rule rule, List<RefundClaim> claims, Money owed) {
        if (claims.isEmpty()) {
            return Decision.accepted(claims);
        }
        return Decision.refused(
                Refusal.of("refund-withheld", rule)
                        .with("owed", owed)
                        .with(
                                "refund",
                                claims.stream().map(RefundClaim::amount).reduce(Money::plus).get())
                        .with("claims", claims.stream().map(RefundClaim::claimId).toList()));
    }

    /// JP-057: while a leaver owes the co-op anything, nothing is refunded.
    static Decision<Money> notWithheld(Rule rule, Money refund, Money owed) {
        if (!owed.isPositive()) {
            return Decision.accepted(refund);
        }
        return Decision.refused(
                Refusal.of("refund-withheld", rule).with("owed", owed).with("refund", refund));
    }

    /// JP-055: no more is called than was unpaid when debts exceeded the assets.
    ///
    /// @param left what is still callable
    static Decision<Money> withinCall(Rule rule, Money amount, Money left) {
        if (amount.compareTo(left) <= 0) {
            return Decision.accepted(amount);
        }
        return Decision.refused(
                Refusal.of("call-exceeds-unpaid", rule)
                        .at("/amount")
                        .with("amount", amount)
                        .with("callable", left));
    }

    /// JP-054: what is refunded is what the share was worth, as far as it is not refunded yet.
    ///
    /// @param refund what is payable now
    static Decision<Money> somethingPayable(Rule rule, Money refund) {
        return refund.isZero()
                ? Decision.refused(Refusal.of("nothing-to-refund", rule).with("refund", refund))
                : Decision.accepted(refund);
    }

    /// JP-056: a claim ends once its last day is over, and not before.
    ///
    /// @param lapsed how many did by then
    static Decision<Integer> someLapsed(Rule rule, int lapsed, LocalDate on) {
        return lapsed == 0
                ? Decision.refused(Refusal.of("no-claim-lapsed", rule).at("/on").with("on", on))
                : Decision.accepted(lapsed);
    }
}

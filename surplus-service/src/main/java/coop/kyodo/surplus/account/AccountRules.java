package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.surplus.profile.CapitalAccounts.Method;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How internal capital accounts are paid out, bear interest and losses, and what they must equal.
final class AccountRules {

    private static final int DAYS_OF_A_YEAR = 365;
    private static final String RETAINED_YEARS = "retainedYears";

    /// A member's account when a loss is charged.
    ///
    /// @param weight the member's part in the year's patronage
    record Bearer(UUID memberId, long memberNumber, Money balance, Fraction weight) {}

    /// What of a loss an account bears.
    record Burden(UUID memberId, Money amount) {}

    /// How a loss is charged.
    ///
    /// @param carried what no account can bear: it stands against the collective account and is
    ///   carried forward
    record Charge(Money collective, List<Burden> members, Money carried) {}

    /// A year's end.
    ///
    /// @param members the members' accounts together
    /// @param collective the collective account, less the losses that no account could bear
    /// @param netBookValue assets less liabilities, before the year's disposition
    /// @param paidOut what the year's plan pays the members in money: it is owed from then on
    record Closing(Money members, Money collective, Money netBookValue, Money paidOut) {}

    /// What is to be paid out of internal accounts.
    ///
    /// @param yearEnd the end of the last year whose accounts are approved
    /// @param netBookValue its net book value, before the year's disposition
    /// @param paidOut what the year's plan pays the members in money
    /// @param redeemed what was paid out of accounts since
    record Payment(
            Money amount, LocalDate yearEnd, Money netBookValue, Money paidOut, Money redeemed) {}

    /// What of a leaver's account bears interest, and since when it is there.
    record Credited(Money amount, LocalDate since) {}

    private AccountRules() {}

    /// US-05 (COLAB 2.4, 7.4): no redemption leaves the co-op with more debts than it owns.
    static Optional<Refusal> refusalOfPayment(Payment payment, Rule rule) {
        Money available = payment.netBookValue().minus(payment.paidOut()).minus(payment.redeemed());
        return payment.amount().compareTo(available) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("redemption-above-book-value", rule)
                                .with("requested", payment.amount())
                                .with("available", available)
                                .with("yearEnd", payment.yearEnd())
                                .with("netBookValue", payment.netBookValue())
                                .with("paidOut", payment.paidOut())
                                .with("redeemed", payment.redeemed()));
    }

    /// US-05b: the oldest vintage is paid first.
    ///
    /// @param amount at most what is left in the lots
    static List<Move.Lot> oldestFirst(List<Move.Lot> lots, Money amount) {
        List<Move.Lot> taken = new ArrayList<>();
        Money left = amount;
        for (Move.Lot lot :
                lots.stream().sorted(Comparator.comparing(Move.Lot::vintage)).toList()) {
            Money part = left.min(lot.left());
            if (part.isPositive()) {
                taken.add(new Move.Lot(lot.vintage(), part));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw new IllegalArgumentException(left + " more than the account holds");
        }
        return taken;
    }

    /// What is left of lots when these parts are taken from them.
    ///
    /// @param parts as [#oldestFirst] takes them
    static List<Move.Lot> rest(List<Move.Lot> lots, List<Move.Lot> parts) {
        List<Move.Lot> sorted =
                lots.stream().sorted(Comparator.comparing(Move.Lot::vintage)).toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i ->
                        i < parts.size()
                                ? new Move.Lot(
                                        sorted.get(i).vintage(),
                                        sorted.get(i).left().minus(parts.get(i).left()))
                                : sorted.get(i))
                .filter(lot -> lot.left().isPositive())
                .toList();
    }

    /// US-05b: what each member gets when a part of a vintage is paid out: in proportion to what is
    /// left to each, by largest remainder in this order; nobody gets more than that.
    static List<Money> partsOfVintage(Money amount, List<Money> left) {
        return parts(amount, left.stream().map(each -> Fraction.of(each.amount())).toList());
    }

    /// US-05b: no more is paid than there is.
    static Optional<Refusal> refusalOfAmount(Money amount, Money held, Rule rule) {
        return amount.compareTo(held) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("payout-above-account", rule)
                                .at("/amount")
                                .with("requested", amount)
                                .with("held", held));
    }

    /// US-05b (COLAB 7.4): what a leaver owes is set off against the payout, interest included, and
    /// no more than that.
    static Optional<Refusal> refusalOfSetOff(Money debt, Money payout, Rule rule) {
        return debt.compareTo(payout) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("set-off-above-payout", rule)
                                .at("/setOff/amount")
                                .with("setOff", debt)
                                .with("payout", payout));
    }

    /// US-05b: a vintage is paid out only when nothing is left of an older one. ES-03g: none is
    /// where accounts are paid to leavers only.
    static Optional<Refusal> refusalOfRevolving(
            LocalDate vintage, List<Move.Lot> outstanding, Rule rule) {
        if (!rule.bounds().containsKey(RETAINED_YEARS)) {
            return Optional.of(
                    Refusal.of("accounts-for-leavers-only", rule)
                            .at("/vintage")
                            .with("vintage", vintage)
                            .with("leaverYears", rule.wholeBound("leaverYears")));
        }
        return outstanding.stream()
                .filter(lot -> lot.left().isPositive() && lot.vintage().isBefore(vintage))
                .min(Comparator.comparing(Move.Lot::vintage))
                .map(older ->
                        Refusal.of("older-vintage-first", rule)
                                .at("/vintage")
                                .with("vintage", vintage)
                                .with("older", older.vintage())
                                .with("outstanding", older.left()));
    }

    /// US-05b: the account of a leaver is paid out, and not before the day of leaving.
    ///
    /// @param leftOn absent for who is still a member
    static Optional<Refusal> refusalOfEarlyPayout(
            LocalDate paidOn, @Nullable LocalDate leftOn, Rule rule) {
        if (leftOn == null) {
            return Optional.of(Refusal.of("member-not-left", rule).with("paidOn", paidOn));
        }
        return paidOn.isBefore(leftOn)
                ? Optional.of(
                        Refusal.of("payout-before-leaving", rule)
                                .at("/paidOn")
                                .with("paidOn", paidOn)
                                .with("leftOn", leftOn))
                : Optional.empty();
    }

    /// By when a vintage is paid out, where it is before its members leave.
    static Optional<LocalDate> dueBy(LocalDate vintage, Rule rule) {
        return rule.bounds().containsKey(RETAINED_YEARS)
                ? Optional.of(YearEnds.yearsAfter(vintage, rule.wholeBound(RETAINED_YEARS)))
                : Optional.empty();
    }

    /// By when a leaver's account is paid out.
    static LocalDate leaverDueBy(LocalDate leftOn, Rule rule) {
        return leftOn.plusYears(rule.wholeBound("leaverYears"));
    }

    /// US-05b: from the day of leaving to the day of payment, at the discount rate plus the margin;
    /// by days of a year of 365, rounded down. What came into the account later, as the share of
    /// the year of leaving does, bears interest from the day that it was credited.
    ///
    /// @param account all that is paid out, in one currency
    static Money leaverInterest(
            List<Credited> account,
            Fraction discountRate,
            LocalDate leftOn,
            LocalDate paidOn,
            Rule rule) {
        Fraction amountDays = Fraction.ZERO;
        for (Credited each : account) {
            LocalDate from = each.since().isAfter(leftOn) ? each.since() : leftOn;
            long days = Math.max(0, ChronoUnit.DAYS.between(from, paidOn));
            amountDays = amountDays.plus(Fraction.of(each.amount().amount()).times(days));
        }
        return Money.of(1, account.getFirst().amount().currency())
                .timesRoundedDown(
                        discountRate
                                .plus(rule.bound("leaverMargin"))
                                .times(amountDays)
                                .times(Fraction.of(1, DAYS_OF_A_YEAR)));
    }

    /// US-05b: since when what is left of a vintage is in the account: from its first credit on, or
    /// from the first after all of it was paid out, as a correction brings one.
    ///
    /// @param moves all of the account, in their order
    static Optional<LocalDate> creditedSince(LocalDate vintage, List<Move> moves) {
        Optional<LocalDate> since = Optional.empty();
        boolean paidOut = true;
        long held = 0;
        for (Move move : moves) {
            if (move.vintage().equals(vintage)) {
                held = Math.addExact(held, move.amount().amount());
                if (move.kind() == Move.Kind.REDEMPTION && held <= 0) {
                    paidOut = true;
                } else if (paidOut && move.amount().isPositive()) {
                    since = Optional.of(move.on());
                    paidOut = false;
                }
            }
        }
        return since;
    }

    /// US-07: the collective account first, or all to the members; the members' part in the ratio
    /// of the year's patronage, by largest remainder in the order of the member numbers, and no
    /// account below nothing: what one cannot bear the others do. What came of non-members' work is
    /// the collective account's in any way, as far as it holds it (US-05). Where the collective
    /// account may bear losses, what neither it nor the members can bear is a loss that it carries
    /// forward: nobody else answers for it.
    ///
    /// @param ofOthers the loss of non-members' work, not negative
    /// @param carries whether the collective account carries the rest
    static Decision<Charge> charge(
            Money loss,
            Money ofOthers,
            Money collective,
            List<Bearer> bearers,
            Method method,
            boolean carries,
            Rule rule) {
        Money zero = Money.zero(loss.currency());
        Money held = collective.max(zero);
        Money collectives = method == Method.COLLECTIVE_FIRST ? loss : loss.min(ofOthers);
        Money byCollective = collectives.min(held);
        Money rest = loss.minus(byCollective);
        List<Burden> burdens = new ArrayList<>();
        List<Bearer> open =
                new ArrayList<>(
                        bearers.stream()
                                .filter(each ->
                                        each.weight().signum() > 0 && each.balance().isPositive())
                                .sorted(Comparator.comparing(Bearer::memberNumber))
                                .toList());
        Money bearable = open.stream().map(Bearer::balance).reduce(zero, Money::plus);
        Money beyond = rest.minus(bearable).max(zero);
        if (beyond.isPositive() && !carries) {
            return Decision.refused(
                    Refusal.of("loss-above-accounts", rule)
                            .with("loss", loss)
                            .with("collective", byCollective)
                            .with("members", bearable));
        }
        rest = rest.minus(beyond);
        Money further = beyond.min(held.minus(byCollective));
        while (rest.isPositive()) {
            List<Money> parts = parts(rest, open.stream().map(Bearer::weight).toList());
            List<Bearer> full = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                if (parts.get(i).compareTo(open.get(i).balance()) > 0) {
                    full.add(open.get(i));
                    burdens.add(new Burden(open.get(i).memberId(), open.get(i).balance()));
                }
            }
            if (full.isEmpty()) {
                for (int i = 0; i < open.size(); i++) {
                    burdens.add(new Burden(open.get(i).memberId(), parts.get(i)));
                }
                break;
            }
            for (Bearer each : full) {
                rest = rest.minus(each.balance());
            }
            open.removeAll(full);
        }
        return Decision.accepted(
                new Charge(
                        byCollective.plus(further),
                        burdens.stream().filter(each -> each.amount().isPositive()).toList(),
                        beyond.minus(further)));
    }

    /// US-07: what the collective account bears of a loss at most: what it holds, and of the
    /// members' loss no more than the part that the by-laws name. A loss of non-members' work is
    /// its own (US-05).
    ///
    /// @param part above 0, at most 1; all of it when there is none
    static Money bearableByCollective(
            Money loss, Money ofOthers, Money held, @Nullable Fraction part) {
        Money others = loss.min(ofOthers);
        return part == null ? held : held.min(others.plus(loss.minus(others).timesRoundedUp(part)));
    }

    private static List<Money> parts(Money whole, List<Fraction> weights) {
        return LargestRemainder.divide(BigInteger.valueOf(whole.amount()), weights).stream()
                .map(part -> Money.of(part.part().longValueExact(), whole.currency()))
                .toList();
    }

    /// US-02: at a year's end the members' accounts and the collective one together are the net
    /// book value, less what the year's plan pays out.
    static Optional<Refusal> refusalOfClosing(Closing closing, Rule rule) {
        Money accounts = closing.members().plus(closing.collective());
        Money expected = closing.netBookValue().minus(closing.paidOut());
        return accounts.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("accounts-differ-from-book-value", rule)
                                .at("/year")
                                .with("members", closing.members())
                                .with("collective", closing.collective())
                                .with("netBookValue", closing.netBookValue())
                                .with("paidOut", closing.paidOut())
                                .with("difference", accounts.minus(expected)));
    }
}

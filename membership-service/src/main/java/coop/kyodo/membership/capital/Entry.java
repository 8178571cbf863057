package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import java.util.EnumMap;
import java.util.Map;

/// What a journal will say, before it is posted: balanced by the way it is made. Debits are
/// positive, credits negative; accounts that nothing moves on are left out.
///
/// @param units by how many units the member's holding changes
public record Entry(JournalKind kind, long units, Map<Account, Money> postings) {

    /// An applicant pays an instalment or all.
    public static Entry deposit(PaymentMethod method, Money amount) {
        return new Entry(
                JournalKind.DEPOSIT, 0, postings(method.account(), Account.DEPOSITS, amount));
    }

    /// An applicant's deposits become a member's capital (JP-026); a founder's may be a part of it
    /// (JP-025), and the rest is unpaid.
    public static Entry admission(long units, Money subscribed, Money deposits) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(Account.DEPOSITS, deposits);
        postings.put(Account.UNPAID_CAPITAL, subscribed.minus(deposits));
        postings.put(Account.CAPITAL, subscribed.negated());
        postings.values().removeIf(Money::isZero);
        return new Entry(JournalKind.ADMISSION, units, postings);
    }

    /// A member subscribes more units, still unpaid.
    public static Entry subscription(long units, Money amount) {
        return new Entry(
                JournalKind.SUBSCRIPTION,
                units,
                postings(Account.UNPAID_CAPITAL, Account.CAPITAL, amount));
    }

    /// A member pays up subscribed units.
    public static Entry payment(PaymentMethod method, Money amount) {
        return new Entry(
                JournalKind.PAYMENT, 0, postings(method.account(), Account.UNPAID_CAPITAL, amount));
    }

    /// An applicant's payment that was recorded wrongly is taken back.
    public static Entry depositReversed(PaymentMethod method, Money amount) {
        return new Entry(
                JournalKind.PAYMENT_REVERSAL,
                0,
                postings(Account.DEPOSITS, method.account(), amount));
    }

    /// A payment of somebody who is a member is taken back: so much is unpaid again.
    public static Entry paymentReversed(PaymentMethod method, Money amount) {
        return new Entry(
                JournalKind.PAYMENT_REVERSAL,
                0,
                postings(Account.UNPAID_CAPITAL, method.account(), amount));
    }

    /// A payment came after the membership had ended: it is nobody's capital and owed to whoever
    /// paid. With the amount negative it is owed no more, since it was taken back.
    public static Entry paymentHeld(Money amount) {
        return new Entry(
                JournalKind.PAYMENT_HELD,
                0,
                postings(Account.UNPAID_CAPITAL, Account.DEPOSITS, amount));
    }

    /// Paid-up units leave one member for another: the giver's leg.
    public static Entry transferOut(long units, Money amount) {
        return new Entry(
                JournalKind.TRANSFER_OUT,
                -units,
                postings(Account.CAPITAL, Account.UNIT_TRANSFERS, amount));
    }

    /// The taker's leg of the same transfer.
    public static Entry transferIn(long units, Money amount) {
        return new Entry(
                JournalKind.TRANSFER_IN,
                units,
                postings(Account.UNIT_TRANSFERS, Account.CAPITAL, amount));
    }

    /// A leaver's units leave the capital with all that was subscribed; what was paid in and is not
    /// refunded becomes capital surplus (JP-032).
    public static Entry withdrawal(long units, Money subscribed, Money paidIn, Money refund) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(Account.CAPITAL, subscribed);
        postings.put(Account.UNPAID_CAPITAL, paidIn.minus(subscribed));
        postings.put(Account.REFUNDS_PAYABLE, refund.negated());
        postings.put(Account.CAPITAL_SURPLUS, refund.minus(paidIn));
        postings.values().removeIf(Money::isZero);
        return new Entry(JournalKind.WITHDRAWAL, -units, postings);
    }

    /// A member did not leave after all: the units are back in the capital with all that was
    /// subscribed, and what was payable is paid in again.
    public static Entry withdrawalReversed(long units, Money subscribed, Money paidIn) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(Account.CAPITAL, subscribed.negated());
        postings.put(Account.UNPAID_CAPITAL, subscribed.minus(paidIn));
        postings.put(Account.REFUNDS_PAYABLE, paidIn);
        postings.values().removeIf(Money::isZero);
        return new Entry(JournalKind.WITHDRAWAL_REVERSAL, units, postings);
    }

    /// A leaver's refund is paid.
    public static Entry refund(Money amount) {
        return new Entry(
                JournalKind.REFUND, 0, postings(Account.REFUNDS_PAYABLE, Account.CASH, amount));
    }

    /// The claim for a refund is at an end (JP-056): what was payable becomes capital surplus.
    public static Entry refundLapsed(Money amount) {
        return new Entry(
                JournalKind.REFUND_LAPSE,
                0,
                postings(Account.REFUNDS_PAYABLE, Account.CAPITAL_SURPLUS, amount));
    }

    /// The unit amount falls: so much leaves a member's capital. What was unpaid of it is released,
    /// the rest becomes capital surplus.
    public static Entry unitCut(Money reduction, Money released) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(Account.CAPITAL, reduction);
        postings.put(Account.UNPAID_CAPITAL, released.negated());
        postings.put(Account.CAPITAL_SURPLUS, released.minus(reduction));
        postings.values().removeIf(Money::isZero);
        return new Entry(JournalKind.UNIT_CUT, 0, postings);
    }

    /// The share of somebody who left at once turns out to be worth less than was paid in.
    ///
    /// @param toSurplus by how much
    public static Entry valuation(Money toSurplus) {
        return new Entry(
                JournalKind.VALUATION,
                0,
                postings(Account.REFUNDS_PAYABLE, Account.CAPITAL_SURPLUS, toSurplus));
    }

    /// A share that was valued is valued anew, since the year's net assets were wrong.
    ///
    /// @param payable by how much more is payable
    /// @param owedBack by how much more was paid than is refunded
    public static Entry revaluation(Money payable, Money owedBack) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(Account.REFUNDS_PAYABLE, payable.negated());
        postings.put(Account.REFUNDS_RECEIVABLE, owedBack);
        postings.put(Account.CAPITAL_SURPLUS, payable.minus(owedBack));
        postings.values().removeIf(Money::isZero);
        return new Entry(JournalKind.REVALUATION, 0, postings);
    }

    /// What was refunded too much is paid back.
    public static Entry refundRepaid(Money amount) {
        return new Entry(
                JournalKind.REFUND_REPAYMENT,
                0,
                postings(Account.CASH, Account.REFUNDS_RECEIVABLE, amount));
    }

    /// A refund's payment that was recorded wrongly is taken back: so much is payable again.
    public static Entry refundReversed(Money amount) {
        return new Entry(
                JournalKind.PAYMENT_REVERSAL,
                0,
                postings(Account.CASH, Account.REFUNDS_PAYABLE, amount));
    }

    /// A refund that was paid comes back and is payable again.
    public static Entry refundReturned(Money amount) {
        return new Entry(
                JournalKind.REFUND_RETURN,
                0,
                postings(Account.CASH, Account.REFUNDS_PAYABLE, amount));
    }

    /// An applicant's deposits are paid back.
    public static Entry depositReturned(Money amount) {
        return new Entry(
                JournalKind.DEPOSIT_RETURN, 0, postings(Account.DEPOSITS, Account.CASH, amount));
    }

    /// A leaver pays what was unpaid of the capital, as the co-op called it (JP-055).
    public static Entry called(Money amount) {
        return new Entry(
                JournalKind.CALL, 0, postings(Account.CASH, Account.CAPITAL_SURPLUS, amount));
    }

    /// A member gives up units and stays: what was paid in on them and is not refunded becomes
    /// capital surplus.
    public static Entry reduction(long units, Money amount, Money unpaid, Money refund) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(Account.CAPITAL, amount);
        postings.put(Account.UNPAID_CAPITAL, unpaid.negated());
        postings.put(Account.REFUNDS_PAYABLE, refund.negated());
        postings.put(Account.CAPITAL_SURPLUS, refund.minus(amount.minus(unpaid)));
        postings.values().removeIf(Money::isZero);
        return new Entry(JournalKind.REDUCTION, -units, postings);
    }

    /// The movement on an account.
    long on(Account account) {
        Money amount = postings.get(account);
        return amount == null ? 0 : amount.amount();
    }

    private static Map<Account, Money> postings(Account debit, Account credit, Money amount) {
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        postings.put(debit, amount);
        postings.put(credit, amount.negated());
        return postings;
    }
}

package coop.kyodo.surplus.dissolution;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Dissolution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// JP-223, JP-244, JW-06, IT-06, CA-04, FR-06, ES-04, UY-03, US-08: when a co-op's debts are paid,
/// the members are repaid in proportion to their units and never more than their capital; what is
/// left, and with it every indivisible fund, goes to another body.
final class DissolutionRules {

    /// A member's capital.
    ///
    /// @param subscribed the units, in money
    /// @param paidIn what was paid on them
    /// @param retained what the member's internal capital account holds beside it
    record Holder(
            UUID memberId, long memberNumber, Money subscribed, Money paidIn, Money retained) {

        /// The account as a claim of its own: it is divided by its balance, and paid up to it.
        Holder asAccount() {
            Money balance = paidIn.plus(retained);
            return new Holder(memberId, memberNumber, balance, balance, retained);
        }
    }

    /// What a member is repaid.
    record Repayment(UUID memberId, long memberNumber, Money capital, Money amount) {}

    /// What one claim gets.
    record Paid(Dissolution.Claim claim, Money amount) {}

    /// @param claims what each claim gets, in their order
    /// @param toMembers what they are repaid together
    /// @param rest what goes to the other body
    record Result(List<Paid> claims, Money toMembers, Money rest, List<Repayment> repayments) {}

    private DissolutionRules() {}

    /// Pays the claims in their order, each from what the ones before left.
    ///
    /// @param residue what is left when the debts are paid; not negative
    /// @param funds what the funds hold
    static Result settle(
            Money residue,
            List<Dissolution.Claim> claims,
            Map<String, Money> funds,
            List<Holder> holders) {
        Money zero = Money.zero(residue.currency());
        Money left = residue;
        Money toMembers = zero;
        List<Paid> paid = new ArrayList<>();
        List<Repayment> repayments = List.of();
        for (Dissolution.Claim claim : claims) {
            Money amount;
            if (claim.claim() == Dissolution.Kind.FUND) {
                amount =
                        left.min(
                                funds.getOrDefault(Objects.requireNonNull(claim.fund()), zero)
                                        .max(zero));
            } else {
                boolean accounts = claim.claim() == Dissolution.Kind.ACCOUNTS;
                repayments =
                        divide(
                                left,
                                accounts
                                        ? holders.stream().map(Holder::asAccount).toList()
                                        : holders);
                amount = repayments.stream().map(Repayment::amount).reduce(zero, Money::plus);
                toMembers = toMembers.plus(amount);
            }
            paid.add(new Paid(claim, amount));
            left = left.minus(amount);
        }
        return new Result(paid, toMembers, left, repayments);
    }

    /// Units of money that do not divide go one by one to the largest remainders, equal ones in the
    /// order of the member numbers.
    ///
    /// @param residue not negative
    static List<Repayment> divide(Money residue, List<Holder> holders) {
        Money zero = Money.zero(residue.currency());
        List<Holder> sorted =
                holders.stream()
                        .filter(each -> each.paidIn().isPositive())
                        .sorted(Comparator.comparing(Holder::memberNumber))
                        .toList();
        Money capital = sorted.stream().map(Holder::paidIn).reduce(zero, Money::plus);
        Map<UUID, Money> repaid = repaid(residue.min(capital), sorted);
        return sorted.stream()
                .map(each ->
                        new Repayment(
                                each.memberId(),
                                each.memberNumber(),
                                each.paidIn(),
                                repaid.getOrDefault(each.memberId(), zero)))
                .toList();
    }

    /// Whose proportional part passes what they paid in gets that; the others divide what remains.
    private static Map<UUID, Money> repaid(Money amount, List<Holder> holders) {
        Map<UUID, Money> repaid = new HashMap<>();
        List<Holder> open = new ArrayList<>(holders);
        Money left = amount;
        while (!open.isEmpty()) {
            Money whole = left;
            List<Money> parts =
                    LargestRemainder.divide(
                                    BigInteger.valueOf(whole.amount()),
                                    open.stream()
                                            .map(each -> Fraction.of(each.subscribed().amount()))
                                            .toList())
                            .stream()
                            .map(part -> Money.of(part.part().longValueExact(), whole.currency()))
                            .toList();
            List<Holder> full = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                Holder holder = open.get(i);
                if (parts.get(i).compareTo(holder.paidIn()) > 0) {
                    repaid.put(holder.memberId(), holder.paidIn());
                    left = left.minus(holder.paidIn());
                    full.add(holder);
                }
            }
            if (full.isEmpty()) {
                for (int i = 0; i < open.size(); i++) {
                    repaid.put(open.get(i).memberId(), parts.get(i));
                }
                return repaid;
            }
            open.removeAll(full);
        }
        return repaid;
    }
}

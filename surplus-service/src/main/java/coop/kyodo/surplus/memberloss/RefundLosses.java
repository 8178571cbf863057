package coop.kyodo.surplus.memberloss;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes what members settled beyond a loss that was corrected a due of the plan that is executed
/// now: it is paid with that plan's dividends, once.
public final class RefundLosses {

    private RefundLosses() {}

    /// Not before it was settled, also where the correction has an earlier day.
    public static void of(Tx tx, UUID plan, LocalDate on) {
        Map<LocalDate, List<MemberLosses.Overpaid>> byDay =
                MemberLosses.overpaid(tx).stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.lastOn().isAfter(on) ? each.lastOn() : on,
                                        TreeMap::new,
                                        Collectors.toList()));
        byDay.forEach((day, overpaid) -> post(tx, plan, day, overpaid));
    }

    private static void post(
            Tx tx, UUID plan, LocalDate day, List<MemberLosses.Overpaid> overpaid) {
        Money total =
                overpaid.stream()
                        .map(MemberLosses.Overpaid::amount)
                        .reduce(Money::plus)
                        .orElseThrow();
        UUID journal =
                Journals.post(
                        tx,
                        "paid back by plan " + plan,
                        Journal.Kind.LOSS_SETTLEMENT,
                        day,
                        Journal.move(Account.MEMBER_LOSSES, Account.DIVIDENDS_PAYABLE, total));
        MemberLosses.add(
                tx,
                journal,
                overpaid.stream()
                        .map(each ->
                                new MemberLosses.Line(
                                        each.root(),
                                        each.memberId(),
                                        MemberLosses.Kind.REFUND,
                                        plan,
                                        each.amount(),
                                        day,
                                        null))
                        .toList());
        tx.audit(
                "member-losses-refunded",
                plan.toString(),
                Map.of("members", overpaid.size(), "amount", total, "on", day));
    }
}

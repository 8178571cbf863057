package coop.kyodo.surplus.memberloss;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Settles what members owe of earlier years' losses with what a plan pays them in money, where the
/// policy of the year that lost says so and within its years (ES-02d).
public final class SetOffLosses {

    private SetOffLosses() {}

    /// @param yearEnd the last day of the plan's year
    public static void of(Tx tx, UUID plan, LocalDate yearEnd, LocalDate on) {
        Map<UUID, List<MemberLosses.Open>> byMember = new LinkedHashMap<>();
        for (MemberLosses.Open open : MemberLosses.open(tx, plan, on)) {
            if (open.rule()
                    .filter(rule ->
                            MemberLossRules.isWithinTerm(open.loss().yearEnd(), yearEnd, rule))
                    .isPresent()) {
                byMember.computeIfAbsent(open.loss().memberId(), _ -> new ArrayList<>()).add(open);
            }
        }
        List<MemberLosses.Line> lines = new ArrayList<>();
        byMember.forEach((member, open) ->
                MemberLossRules.setOffs(
                                open.getFirst().cash(),
                                open.stream()
                                        .map(each ->
                                                new MemberLossRules.Owed(
                                                        each.loss().planId(),
                                                        each.loss().yearEnd(),
                                                        each.loss().owed()))
                                        .toList())
                        .forEach(part -> lines.add(line(plan, member, part, on))));
        if (lines.isEmpty()) {
            return;
        }
        Money total =
                lines.stream().map(MemberLosses.Line::amount).reduce(Money::plus).orElseThrow();
        UUID journal =
                Journals.post(
                        tx,
                        "set off by plan " + plan,
                        Journal.Kind.LOSS_SETTLEMENT,
                        on,
                        Journal.move(Account.DIVIDENDS_PAYABLE, Account.MEMBER_LOSSES, total));
        MemberLosses.add(tx, journal, lines);
        tx.audit(
                "member-losses-set-off",
                plan.toString(),
                Map.of("members", byMember.size(), "amount", total, "on", on));
    }

    private static MemberLosses.Line line(
            UUID plan, UUID member, MemberLossRules.SetOff part, LocalDate on) {
        return new MemberLosses.Line(
                part.root(), member, MemberLosses.Kind.SET_OFF, plan, part.amount(), on, null);
    }
}

package coop.kyodo.surplus.plan;

import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.waterfall.FundOrUnitsRules;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.Terms;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// CA-05: only members hold units, so the share of somebody who has left when the plan is executed
/// buys none and is paid in money. What stays in the co-op is asked for once more without it: when
/// a plan is made for who had left at the year's end, since no execution comes before that, when it
/// is submitted and when it is executed for who has left before that day. What a correction counts
/// is what was bought.
final class UnitsOfLeavers {

    private UnitsOfLeavers() {}

    /// For a plan that is made or revised.
    ///
    /// @throws RefusedException when what is left for the fund and for units is too little
    static void mustLeaveEnough(Tx tx, Plan plan) {
        mustLeaveEnough(tx, plan, plan.readInputs().to().plusDays(1));
    }

    /// @param day who has left before it buys no units
    /// @throws RefusedException when what is left for the fund and for units is too little
    static void mustLeaveEnough(Tx tx, Plan plan, LocalDate day) {
        PlanInputs inputs = plan.readInputs();
        Set<String> inUnits = inputs.policy().stepsRetainedInUnits();
        if (plan.profile().guards().fundOrUnits() == null
                || inputs.corrects() != null
                || inUnits.isEmpty()) {
            return;
        }
        Set<UUID> leavers = Members.leftBefore(tx, day);
        if (leavers.isEmpty()) {
            return;
        }
        List<Share> staying = new ArrayList<>();
        Plans.document(tx, plan)
                .shares()
                .forEach(share -> {
                    if (inUnits.contains(share.step()) && !leavers.contains(share.memberId())) {
                        staying.add(share);
                    }
                });
        Terms terms = inputs.terms(List.of());
        Waterfall waterfall = plan.readResult().waterfall();
        FundOrUnitsRules.refusal(terms, waterfall.base(), waterfall.lines(), staying)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
    }
}

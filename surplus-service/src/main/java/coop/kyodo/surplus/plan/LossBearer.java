package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// US-05: what the account holds that bears a loss of non-members' work. Accounts do not state it,
/// so a plan counts on what the ledger had at the year's end, freezes it with its figures, and is
/// executed only while that is still so.
final class LossBearer {

    private LossBearer() {}

    /// These figures with the balance of the account, where they have a loss for it and say nothing
    /// of it: what the ledger had at the year's end. A correction counts on what the corrected plan
    /// counted on, and states it also when there is no loss any more, so that its opening takes
    /// nothing back.
    static Figures stated(
            Tx tx,
            LocalDate yearEnd,
            Figures figures,
            Profile profile,
            @Nullable Correction corrects) {
        Profile.NonMemberLoss bearer = profile.guards().nonMemberLoss();
        if (bearer == null || figures.reportedFunds().containsKey(bearer.fund())) {
            return figures;
        }
        String fund = bearer.fund();
        if (corrects == null) {
            return figures.nonMemberLoss().isZero()
                    ? figures
                    : figures.withFund(
                            fund,
                            Journals.atYearEnd(tx, yearEnd)
                                    .getOrDefault(fund, Money.zero(figures.currency())));
        }
        Figures before = Plans.get(tx, corrects.planId()).readInputs().figures();
        return figures.nonMemberLoss().isZero() && !before.reportedFunds().containsKey(fund)
                ? figures
                : figures.withFund(fund, before.balanceOf(fund));
    }

    /// @param year the year's figures, which the plan was made from
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the account has moved since
    static void mustBeUnmoved(Tx tx, PlanInputs inputs, Figures year, Profile profile) {
        Profile.NonMemberLoss bearer = profile.guards().nonMemberLoss();
        if (bearer == null || !inputs.figures().reportedFunds().containsKey(bearer.fund())) {
            return;
        }
        Money has =
                LedgerFigures.stated(tx, inputs.to(), year, profile, inputs.corrects())
                        .balanceOf(bearer.fund());
        Money counted = inputs.figures().balanceOf(bearer.fund());
        if (!has.equals(counted)) {
            throw LedgerFit.openingDiffers(bearer.fund(), has, inputs.to(), counted);
        }
    }
}

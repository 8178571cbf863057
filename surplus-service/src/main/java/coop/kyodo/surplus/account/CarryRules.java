package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.util.Optional;

/// What a plan may carry to the next year where members have internal capital accounts.
public final class CarryRules {

    private CarryRules() {}

    /// US-02, ES-03c: the members' accounts and the collective ones together are the net book
    /// value, so nothing of a result is carried over beside them: a surplus is distributed or goes
    /// to a collective account, and a loss is charged to the accounts (US-07), also the members'
    /// loss in a year in which a greater profit of non-members' work is kept apart from it (US-05).
    /// A loss of before that no account could bear goes on. So does, for a while, the loss of a
    /// year whose plan disposed of a surplus: the correction takes that back, and the loss is
    /// charged after it.
    ///
    /// @param correction whether it corrects an executed plan
    public static Optional<Refusal> refusalOf(
            Waterfall waterfall, Figures figures, boolean correction, Profile profile) {
        CapitalAccounts terms = profile.guards().capitalAccounts();
        Money carried = waterfall.carriedToNextYear();
        boolean mayLose =
                correction
                        || !ApartLossRules.isLoss(
                                figures, profile.guards().nonMemberLoss() != null);
        if (terms == null || carried.isZero() || (carried.isNegative() && mayLose)) {
            return Optional.empty();
        }
        return Optional.of(
                carried.isNegative()
                        ? Refusal.of("loss-outside-accounts", profile.rule(terms.losses().rule()))
                                .with("loss", carried.negated())
                        : Refusal.of("carry-outside-accounts", profile.rule(terms.rule()))
                                .at("/distributed")
                                .with("distributed", waterfall.distributed())
                                .with("carried", carried)
                                .with("collective", terms.collective()));
    }
}

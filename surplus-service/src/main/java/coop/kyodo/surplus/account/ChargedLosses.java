package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// US-07: a year's loss is borne once, by the accounts or by what its plan says.
public final class ChargedLosses {

    private ChargedLosses() {}

    /// Lets a plan of the year pass.
    ///
    /// @throws RefusedException when the accounts bore the year's loss
    public static void mustBeOpen(Tx tx, FiscalYear year, Profile profile) {
        CapitalAccounts terms = profile.guards().capitalAccounts();
        if (terms == null) {
            return;
        }
        LossCharges.standing(tx, year.year())
                .ifPresent(standing -> {
                    throw new RefusedException(
                            Refusal.of(
                                            "loss-charged-to-accounts",
                                            profile.rule(terms.losses().rule()))
                                    .with("loss", standing.charged()));
                });
    }

    /// Whether something was done with a year's result: a plan of it is executed, or being so, or
    /// the accounts bore its loss.
    public static boolean isDisposedOf(Tx tx, FiscalYear year) {
        return YearEnds.isDisposedOf(tx, year.year())
                || LossCharges.standing(tx, year.year()).isPresent();
    }

    /// What a plan carries over of its own year's loss, not of what was carried to it.
    static Money own(YearEnds.Carried carried, FiscalYear year) {
        return carried.amount().negated().minus(year.figures().carriedLoss());
    }

    /// The plan of a later year that took up what plans of a year carried over: that of one which
    /// had ended before any of it stood there did not.
    static Optional<UUID> takenUpBy(Tx tx, YearEnds.Carried carried, FiscalYear year) {
        LocalDate before = carried.since().minusDays(1);
        return Journals.planAfter(tx, before.isAfter(year.to()) ? before : year.to());
    }

    /// What the accounts are still to bear at a year's end of what plans left in the carry-over: a
    /// loss that the plan of a later year took up is borne by that. What was charged on that day
    /// stays so for it, also when it was taken back later.
    static Money toBear(Tx tx, LocalDate yearEnd, String currency) {
        return FiscalYears.all(tx).stream()
                .filter(year -> !year.to().isAfter(yearEnd))
                .filter(year -> LossCharges.standing(tx, year.year()).isEmpty())
                .filter(year -> !LossCharges.stoodOn(tx, year.year(), yearEnd))
                .flatMap(year ->
                        YearEnds.carried(tx, year)
                                .filter(carried -> !carried.countsOn().isAfter(yearEnd))
                                .filter(carried -> takenUpBy(tx, carried, year).isEmpty())
                                .map(carried -> own(carried, year))
                                .filter(Money::isPositive)
                                .stream())
                .reduce(Money.zero(currency), Money::plus);
    }
}

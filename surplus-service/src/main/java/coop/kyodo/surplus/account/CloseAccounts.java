package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Closes the capital accounts of a year: only when they are the net book value of its approved
/// accounts (US-02).
final class CloseAccounts {

    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}") String year,
            @NotNull LocalDate closedOn) {}

    private CloseAccounts() {}

    static Closings.Closed close(Tx tx, Request request, String by) {
        FiscalYear year = FiscalYears.locked(tx, request.year());
        Days.mustHaveCome(tx, request.closedOn(), "/closedOn");
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        CapitalAccounts terms = CapitalTerms.of(profile);
        Funds.lock(tx);
        Closings.mustBeOpen(tx, year.to());
        AccountRules.Closing closing = closing(tx, year, terms);
        AccountRules.refusalOfClosing(closing, profile.rule(terms.rule()))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        Closings.Closed closed =
                new Closings.Closed(
                        year.year(),
                        year.to(),
                        request.closedOn(),
                        by,
                        year.figuresVersion(),
                        closing.members(),
                        closing.collective(),
                        closing.netBookValue(),
                        closing.paidOut());
        Closings.add(tx, closed);
        FiscalYears.close(tx, year.year(), request.closedOn());
        tx.audit(
                "capital-accounts-closed",
                year.year(),
                Map.of(
                        "members", closed.members(),
                        "collective", closed.collective(),
                        "netBookValue", closed.netBookValue(),
                        "paidOut", closed.paidOut()));
        return closed;
    }

    private static AccountRules.Closing closing(Tx tx, FiscalYear year, CapitalAccounts terms) {
        if (year.approval() == null || year.accounts() == null) {
            throw Problems.conflict(
                    "book-value-not-approved", FormFault.of("", "said.no-approved-accounts"));
        }
        return closing(tx, year, terms, year.accounts().netAssets());
    }

    /// The year's end as the records have it now. The collective account answers for what stands in
    /// the carry-over, which is what no account could bear of losses; what the accounts are still
    /// to bear of them it does not.
    static AccountRules.Closing closing(
            Tx tx, FiscalYear year, CapitalAccounts terms, Money netBookValue) {
        String currency = netBookValue.currency();
        List<String> collective =
                Stream.concat(terms.collective().stream(), Stream.of(Account.CARRY_OVER)).toList();
        Money capital =
                Capital.of(tx, year.to()).stream()
                        .map(Capital.Held::paidIn)
                        .reduce(Money.zero(currency), Money::plus);
        return new AccountRules.Closing(
                capital.plus(Money.of(YearEnds.retained(tx, year.to()), currency)),
                Money.of(YearEnds.collective(tx, collective, year.to()), currency)
                        .plus(ChargedLosses.toBear(tx, year.to(), currency)),
                netBookValue,
                Money.of(YearEnds.paidOut(tx, year.year()), currency));
    }
}

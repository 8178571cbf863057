package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Funds;
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
import java.util.NavigableMap;
import java.util.UUID;

/// Credits a year's interest to every account, on the year's last day, within the limits of the
/// profile.
final class CreditInterest {

    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}") String year,
            @NotNull Fraction rate) {}

    record Credited(UUID memberId, Money interest) {}

    record Interest(String year, Fraction rate, Money total, List<Credited> credited) {}

    private CreditInterest() {}

    static Interest credit(Tx tx, Request request) {
        FiscalYear year = FiscalYears.locked(tx, request.year());
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        CapitalAccounts terms = CapitalTerms.of(profile);
        if (terms.interest() == null) {
            throw Problems.conflict(
                    "no-interest",
                    new FormFault("", "said.no-interest", Map.of("profile", profile.name())));
        }
        if (request.rate().signum() <= 0) {
            throw Problems.malformed(
                    "rate-out-of-range", FormFault.of("/rate", "said.rate-above-zero"));
        }
        if (year.approval() == null) {
            throw Problems.conflict(
                    "book-value-not-approved", FormFault.of("", "said.figures-not-approved"));
        }
        Funds.lock(tx);
        Closings.mustBeOpen(tx, year.to());
        String reference = "interest of " + year.year();
        if (Moves.isCredited(tx, reference)) {
            throw Problems.conflict(
                    "interest-credited", FormFault.of("", "said.interest-credited"));
        }
        Rule rule = profile.rule(terms.interest());
        InterestRules.refusalOfRate(request.rate(), rule)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        String currency = year.figures().currency();
        List<Credited> credited =
                Moves.balances(tx, year.to()).entrySet().stream()
                        .map(each ->
                                new Credited(
                                        each.getKey(),
                                        interest(each.getValue(), request.rate(), year, currency)))
                        .filter(each -> each.interest().isPositive())
                        .toList();
        Money total =
                credited.stream().map(Credited::interest).reduce(Money.zero(currency), Money::plus);
        InterestRules.refusalOfTotal(request.rate(), total, year.figures().netProfit(), rule)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        if (total.isPositive()) {
            Redeem.credit(
                    tx,
                    credited.stream()
                            .map(each ->
                                    new Moves.Line(each.memberId(), year.to(), each.interest()))
                            .toList(),
                    total,
                    year.to(),
                    reference);
        }
        tx.audit(
                "capital-interest-credited",
                year.year(),
                Map.of("rate", request.rate(), "total", total, "members", credited.size()));
        return new Interest(year.year(), request.rate(), total, credited);
    }

    private static Money interest(
            NavigableMap<LocalDate, Money> balances,
            Fraction rate,
            FiscalYear year,
            String currency) {
        return InterestRules.ofYear(balances, rate, year.from(), year.to(), currency);
    }
}

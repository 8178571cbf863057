package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// Interest on internal accounts. Day count: each day's balance at its end counts for that day; a
/// year has the days of the twelve months that end with the fiscal year, so a whole year bears
/// exactly the rate, and a short first year its part. Each account's interest is rounded down.
final class InterestRules {

    private InterestRules() {}

    /// A year's interest of one account.
    ///
    /// @param balances the balance from each day on, until the next one
    static Money ofYear(
            NavigableMap<LocalDate, Money> balances,
            Fraction rate,
            LocalDate from,
            LocalDate to,
            String currency) {
        BigInteger dayBalances = BigInteger.ZERO;
        LocalDate day = from;
        while (!day.isAfter(to)) {
            LocalDate next = balances.higherKey(day);
            LocalDate end = next == null || next.isAfter(to) ? to.plusDays(1) : next;
            Map.Entry<LocalDate, Money> holding = balances.floorEntry(day);
            if (holding != null) {
                dayBalances =
                        dayBalances.add(
                                BigInteger.valueOf(holding.getValue().amount())
                                        .multiply(
                                                BigInteger.valueOf(
                                                        ChronoUnit.DAYS.between(day, end))));
            }
            day = end;
        }
        long daysOfYear = ChronoUnit.DAYS.between(to.plusDays(1).minusYears(1), to.plusDays(1));
        Fraction interest = rate.times(new Fraction(dayBalances, BigInteger.valueOf(daysOfYear)));
        return Money.of(interest.floor().longValueExact(), currency);
    }

    /// ES-03: the rate is at most the rule's bound `cap`.
    static Optional<Refusal> refusalOfRate(Fraction rate, Rule rule) {
        Fraction cap = rule.bound("cap");
        return rate.isAtMost(cap)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("interest-above-cap", rule)
                                .at("/rate")
                                .with("rate", rate)
                                .with("most", cap));
    }

    /// ES-03: all interest together is at most the rule's bound `ofResult` of the year's result.
    static Optional<Refusal> refusalOfTotal(Fraction rate, Money total, Money result, Rule rule) {
        Money limit =
                result.max(Money.zero(result.currency())).timesRoundedDown(rule.bound("ofResult"));
        if (total.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Fraction highest =
                rate.times(Fraction.of(limit.amount())).dividedBy(Fraction.of(total.amount()));
        return Optional.of(
                Refusal.of("interest-above-part-of-result", rule)
                        .at("/rate")
                        .with("interest", total)
                        .with("limit", limit)
                        .with("result", result)
                        .with("highestRate", highest));
    }
}

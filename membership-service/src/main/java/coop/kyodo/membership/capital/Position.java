package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import org.jspecify.annotations.Nullable;

/// How capital stands at the end of a day, or what moved it, laid out as the equity part of the
/// balance sheet (JP-033): 出資金, less 未払込出資金, and 資本剰余金; beside it what is owed to applicants and
/// leavers.
///
/// @param capital subscribed units times the unit amount
/// @param unpaidCapital the part of it that is not paid, which the layout deducts
/// @param paidIn capital less what is unpaid
/// @param total what is paid in and the capital surplus
/// @param gone the part of the capital that ended with a year's end up to the day, and stays booked
///   until that year is closed; absent where nothing does
record Position(
        long units,
        Money capital,
        Money unpaidCapital,
        Money paidIn,
        Money capitalSurplus,
        Money total,
        Money deposits,
        Money refundsPayable,
        Gone.@Nullable Shown gone) {

    /// What a statement of the whole co-op follows.
    record Layout(String rule, String source) {

        static @Nullable Layout of(@Nullable Rule rule) {
            return rule == null ? null : new Layout(rule.id(), rule.source());
        }
    }

    static Position of(String currency, Sums sums) {
        return of(currency, sums, Gone.NOTHING);
    }

    static Position of(String currency, Sums sums, Gone gone) {
        Money capital = Money.of(sums.capital(), currency);
        Money unpaid = Money.of(sums.unpaid(), currency);
        Money surplus = Money.of(sums.surplus(), currency);
        Money paidIn = capital.minus(unpaid);
        return new Position(
                sums.units(),
                capital,
                unpaid,
                paidIn,
                surplus,
                paidIn.plus(surplus),
                Money.of(sums.deposits(), currency),
                Money.of(sums.refundsPayable(), currency),
                gone.shown(currency).orElse(null));
    }

    /// Sums of postings in minor units, those of liabilities and equity turned positive.
    record Sums(
            String part,
            long journals,
            long units,
            long capital,
            long unpaid,
            long surplus,
            long deposits,
            long refundsPayable) {

        static final Sums NOTHING = new Sums("", 0, 0, 0, 0, 0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(
                    part,
                    journals + other.journals,
                    units + other.units,
                    capital + other.capital,
                    unpaid + other.unpaid,
                    surplus + other.surplus,
                    deposits + other.deposits,
                    refundsPayable + other.refundsPayable);
        }
    }
}

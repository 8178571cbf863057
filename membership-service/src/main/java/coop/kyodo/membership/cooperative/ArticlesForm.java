package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.web.Problems;

/// The form of articles, before any rule looks at them.
final class ArticlesForm {

    /// Leaves room to multiply by any number of units without leaving the range of amounts.
    private static final long GREATEST_UNIT_AMOUNT = 999_999_999;

    private ArticlesForm() {}

    /// The articles; a 400 when an amount or a rate makes no sense.
    static Articles wellFormed(Articles articles) {
        String currency = articles.unitAmount().currency();
        Amounts.positive(articles.unitAmount(), currency, "/articles/unitAmount");
        if (articles.unitAmount().amount() > GREATEST_UNIT_AMOUNT) {
            throw Problems.invalid(
                    "amount-out-of-range",
                    "/articles/unitAmount",
                    "A unit has at most nine digits.");
        }
        Amounts.inCurrency(articles.reserveTarget(), currency, "/articles/reserveTarget");
        Articles.Surplus surplus = articles.surplus();
        Fraction all =
                surplus.reserveRate().plus(surplus.jobCreationRate()).plus(surplus.educationRate());
        if (!all.isAtMost(Fraction.ONE)) {
            throw Problems.invalid(
                    "rates-exceed-whole",
                    "/articles/surplus",
                    "The rates together are more than the whole surplus.");
        }
        Articles.NonProfit nonProfit = articles.nonProfit();
        if (nonProfit != null && nonProfit.outsideAuditors() > articles.officers().auditors()) {
            throw Problems.invalid(
                    "outside-auditors-exceed-auditors",
                    "/articles/nonProfit/outsideAuditors",
                    "There are " + articles.officers().auditors() + " auditors in all.");
        }
        return articles;
    }
}

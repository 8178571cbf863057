package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.Map;

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
            throw Problems.malformed(
                    "amount-out-of-range",
                    FormFault.of("/articles/unitAmount", "said.unit-of-nine-digits"));
        }
        Amounts.inCurrency(articles.reserveTarget(), currency, "/articles/reserveTarget");
        Articles.Surplus surplus = articles.surplus();
        Fraction all =
                surplus.reserveRate().plus(surplus.jobCreationRate()).plus(surplus.educationRate());
        if (!all.isAtMost(Fraction.ONE)) {
            throw Problems.malformed(
                    "rates-exceed-whole",
                    FormFault.of("/articles/surplus", "said.rates-exceed-whole"));
        }
        Articles.NonProfit nonProfit = articles.nonProfit();
        if (nonProfit != null && nonProfit.outsideAuditors() > articles.officers().auditors()) {
            throw Problems.malformed(
                    "outside-auditors-exceed-auditors",
                    new FormFault(
                            "/articles/nonProfit/outsideAuditors",
                            "said.auditors-in-all",
                            Map.of("auditors", articles.officers().auditors())));
        }
        return articles;
    }
}

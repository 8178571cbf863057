package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.cooperative.SampleArticles;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({"99999, true", "100000, true", "100001, false"})
    void nobodyPaysMoreThanWasSubscribed(long amount, boolean accepted) {
        var decision =
                PaymentRules.withinSubscription(
                        Rulebook.of("JP_ACT_2022"), Money.yen(100_000), Money.yen(amount));

        switch (decision) {
            case Decision.Accepted<Money>(Money left) -> {
                assertThat(accepted).isTrue();
                assertThat(left).isEqualTo(Money.yen(100_000 - amount));
            }
            case Decision.Refused<Money>(var refusal) -> {
                assertThat(accepted).isFalse();
                assertThat(refusal.rule().id()).isEqualTo("JP-024");
            }
        }
    }

    /// A quarter of each unit: 12,500 of 50,000; 12,501 of 50,001, of each unit apart.
    @ParameterizedTest
    @CsvSource({
        "50000, 1, 12500, true",
        "50000, 1, 12499, false",
        "50000, 4, 50000, true",
        "50000, 4, 49999, false",
        "50001, 2, 25002, true",
        "50001, 2, 25001, false"
    })
    void aFoundersFirstInstalmentIsAQuarterOfEachUnit(
            long unit, long units, long paid, boolean accepted) {
        var decision = PaymentRules.firstInstalment(ACT, Money.yen(unit), units, Money.yen(paid));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (decision instanceof Decision.Refused<Money>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo("JP-025");
            assertThat(refusal.figures()).containsKeys("paid", "least");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, SET_OFF, true, JP-024",
        "JP_ACT_2022, DIVIDEND, false, JP-027",
        "JP_ACT_2022, DIVIDEND, true, ",
        "JP_ACT_2022, IN_KIND, false, ",
        "JP_ACT_2022_NONPROFIT, DIVIDEND, true, JP-241",
        "JP_ACT_2022_NONPROFIT, CASH, false, ",
        "GENERIC, DIVIDEND, true, ",
        "GENERIC, SET_OFF, true, GEN-02"
    })
    void nothingIsSetOffAndDividendsPayUpCapitalWhereTheArticlesSaySo(
            String profile, PaymentMethod method, boolean byArticles, @Nullable String rule) {
        SampleArticles articles = new SampleArticles();
        var decision =
                PaymentRules.allowed(
                        Rulebook.of(profile),
                        (byArticles ? articles.dividendsToUnpaidCapital() : articles).build(),
                        method,
                        Money.yen(1));

        if (decision instanceof Decision.Refused<PaymentMethod>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo(rule);
            assertThat(refusal.pointer()).isEqualTo("/method");
        } else {
            assertThat(rule).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-03-20, true", "2025-03-21, false"})
    void whatAFounderContributesInKindIsThereOnTheFirstDate(String paidOn, boolean accepted) {
        assertThat(
                        PaymentRules.inKindAtFirst(
                                        ACT, LocalDate.parse("2025-03-20"), LocalDate.parse(paidOn))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }
}

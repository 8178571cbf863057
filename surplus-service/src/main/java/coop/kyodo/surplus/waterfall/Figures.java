package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A year's figures, as far as the surplus needs them, all in one currency.
///
/// @param netProfit 当期純利益; negative for a loss
/// @param carriedForward 前期繰越剰余金, or 前期繰越損失金 when negative
/// @param reserveBalance 利益準備金 before this year's appropriation
/// @param jobCreationBalance 就労創出等積立金 before this year's appropriation
/// @param educationCarryOver 教育繰越金 before this year's appropriation
/// @param capital 出資総額 at the year's end
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        @NotNull Money netProfit,
        @NotNull Money carriedForward,
        @NotNull Money reserveBalance,
        @NotNull Money jobCreationBalance,
        @NotNull Money educationCarryOver,
        @NotNull Money capital,
        @Nullable Money paidInCapital,
        @Nullable Money highestCapital,
        @Nullable Money turnover,
        @Nullable Money memberResult,
        @Nullable Money nonMemberResult,
        @Nullable Money voluntaryFundBalance,
        @Nullable Money capitalSurplus) {

    /// The figures' currency.
    public String currency() {
        return netProfit.currency();
    }

    /// The figure that is not in the currency of the others, or empty when all are.
    public Optional<Money> strangeCurrency() {
        return all().filter(figure -> !figure.currency().equals(currency())).findFirst();
    }

    /// The balance or capital that is negative, or empty when none is: only results and the
    /// carry-forward may be.
    public Optional<Money> negativeBalance() {
        return Stream.of(
                        reserveBalance,
                        jobCreationBalance,
                        educationCarryOver,
                        capital,
                        paidInCapital,
                        highestCapital,
                        turnover,
                        voluntaryFundBalance,
                        capitalSurplus)
                .filter(Objects::nonNull)
                .filter(Money::isNegative)
                .findFirst();
    }

    /// The name of the figure that a step takes from and that is missing, or empty.
    public Optional<String> missingFor(Step step) {
        return switch (step.source()) {
            case TURNOVER -> turnover == null ? Optional.of("turnover") : Optional.empty();
            case MEMBER_RESULT ->
                    memberResult == null ? Optional.of("memberResult") : Optional.empty();
            case NON_MEMBER_RESULT ->
                    nonMemberResult == null ? Optional.of("nonMemberResult") : Optional.empty();
            case RESULT, RESULT_AFTER_LOSS, PAID_IN_CAPITAL, REMAINING -> Optional.empty();
        };
    }

    /// What is in a fund before this year's appropriation.
    public Money balanceOf(String fund) {
        Money balance =
                switch (fund) {
                    case Fund.LEGAL_RESERVE -> reserveBalance;
                    case Fund.JOB_CREATION -> jobCreationBalance;
                    case Fund.EDUCATION -> educationCarryOver;
                    case Fund.VOLUNTARY -> voluntaryFundBalance;
                    case Fund.CAPITAL_SURPLUS -> capitalSurplus;
                    default -> null;
                };
        return balance == null ? Money.zero(currency()) : balance;
    }

    Money capital(Until.Target kind) {
        Money other =
                switch (kind) {
                    case PAID_IN_CAPITAL -> paidInCapital;
                    case HIGHEST_CAPITAL -> highestCapital;
                    case CAPITAL, ARTICLES, AMOUNT -> capital;
                };
        return other == null ? capital : other;
    }

    /// The carried-forward loss, not negative.
    @JsonIgnore
    public Money carriedLoss() {
        return carriedForward.isNegative() ? carriedForward.negated() : Money.zero(currency());
    }

    /// Every figure that is given.
    public Stream<Money> all() {
        return Stream.of(
                        netProfit,
                        carriedForward,
                        reserveBalance,
                        jobCreationBalance,
                        educationCarryOver,
                        capital,
                        paidInCapital,
                        highestCapital,
                        turnover,
                        memberResult,
                        nonMemberResult,
                        voluntaryFundBalance,
                        capitalSurplus)
                .filter(Objects::nonNull);
    }
}

package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.FundNames;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
/// @param equity what belongs to the co-op, for ceilings that compare it with its debts
/// @param debts what the co-op owes
/// @param funds balances of further funds by name before this year's appropriation
/// @param averageReserveRate the average part of the results that went to the legal reserve, for
///   laws that let it bear no more of a loss
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
        @Nullable Money capitalSurplus,
        @Nullable Money equity,
        @Nullable Money debts,
        @Nullable @Size(max = 100)
                SortedMap<@Pattern(regexp = Fund.NAME) String, @NotNull @Valid Money> funds,
        @Nullable Fraction averageReserveRate) {

    @JsonCreator
    public Figures {}

    private static final Set<String> OF_EITHER_SIGN =
            Set.of("/netProfit", "/carriedForward", "/memberResult", "/nonMemberResult", "/equity");

    /// The figures of a co-op that names no average of its reserve.
    public Figures(
            Money netProfit,
            Money carriedForward,
            Money reserveBalance,
            Money jobCreationBalance,
            Money educationCarryOver,
            Money capital,
            @Nullable Money paidInCapital,
            @Nullable Money highestCapital,
            @Nullable Money turnover,
            @Nullable Money memberResult,
            @Nullable Money nonMemberResult,
            @Nullable Money voluntaryFundBalance,
            @Nullable Money capitalSurplus,
            @Nullable Money equity,
            @Nullable Money debts,
            @Nullable SortedMap<String, Money> funds) {
        this(
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
                capitalSurplus,
                equity,
                debts,
                funds,
                null);
    }

    /// The figures of a co-op without further funds.
    public Figures(
            Money netProfit,
            Money carriedForward,
            Money reserveBalance,
            Money jobCreationBalance,
            Money educationCarryOver,
            Money capital,
            @Nullable Money paidInCapital,
            @Nullable Money highestCapital,
            @Nullable Money turnover,
            @Nullable Money memberResult,
            @Nullable Money nonMemberResult,
            @Nullable Money voluntaryFundBalance,
            @Nullable Money capitalSurplus) {
        this(
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
                capitalSurplus,
                null,
                null,
                null);
    }

    /// The figures' currency.
    public String currency() {
        return netProfit.currency();
    }

    /// Where the figure stands that is not in the currency of the others, with it, or empty when
    /// all are.
    public Optional<Map.Entry<String, Money>> strangeCurrency() {
        return byPointer().entrySet().stream()
                .filter(figure -> !figure.getValue().currency().equals(currency()))
                .findFirst();
    }

    /// Where the balance or capital stands that is negative, with it, or empty when none is: only
    /// results, the carry-forward and the equity may be.
    public Optional<Map.Entry<String, Money>> negativeBalance() {
        return byPointer().entrySet().stream()
                .filter(figure -> !OF_EITHER_SIGN.contains(figure.getKey()))
                .filter(figure -> figure.getValue().isNegative())
                .findFirst();
    }

    /// A further fund that has a figure of its own already, or empty.
    public Optional<String> fundStatedTwice() {
        return furtherFunds().keySet().stream().filter(Fund.STATED::contains).findFirst();
    }

    /// A further fund that is no fund but another account of the ledger, or empty.
    public Optional<String> accountAsFund() {
        return furtherFunds().keySet().stream().filter(FundNames::isAccount).findFirst();
    }

    /// The name of the figure that a step takes from and that is missing, or empty.
    public Optional<String> missingFor(Step step) {
        return Stream.concat(
                        Stream.of(step.source()),
                        step.allLimits().stream()
                                .flatMap(limit -> Stream.ofNullable(limit.source())))
                .flatMap(source -> missingFor(source).stream())
                .findFirst()
                .or(() -> missingFor(step.until()));
    }

    private Optional<String> missingFor(@Nullable Until until) {
        if (until == null || until.target() != Until.Target.DEBTS) {
            return Optional.empty();
        }
        if (debts == null) {
            return Optional.of("debts");
        }
        return equity == null ? Optional.of("equity") : Optional.empty();
    }

    private Optional<String> missingFor(Step.Source source) {
        return switch (source) {
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
                    default -> furtherFunds().get(fund);
                };
        return balance == null ? Money.zero(currency()) : balance;
    }

    /// The same figures with the balances of these funds, as far as they say nothing of them.
    public Figures completedBy(Map<String, Money> balances) {
        Figures completed = this;
        for (Map.Entry<String, Money> each : balances.entrySet()) {
            if (leavesOut(each.getKey()) && !each.getValue().isZero()) {
                completed = completed.withFund(each.getKey(), each.getValue());
            }
        }
        return completed;
    }

    private boolean leavesOut(String fund) {
        return switch (fund) {
            case Fund.LEGAL_RESERVE, Fund.JOB_CREATION, Fund.EDUCATION -> false;
            case Fund.VOLUNTARY -> voluntaryFundBalance == null;
            case Fund.CAPITAL_SURPLUS -> capitalSurplus == null;
            default -> !furtherFunds().containsKey(fund);
        };
    }

    /// The same figures with the balance of a fund that they leave out.
    public Figures withFund(String fund, Money balance) {
        SortedMap<String, Money> further = new TreeMap<>(furtherFunds());
        if (!Fund.STATED.contains(fund)) {
            further.put(fund, balance);
        }
        return with(
                capital,
                paidInCapital,
                highestCapital,
                fund.equals(Fund.VOLUNTARY) ? balance : voluntaryFundBalance,
                fund.equals(Fund.CAPITAL_SURPLUS) ? balance : capitalSurplus,
                further.isEmpty() ? funds : further);
    }

    /// The paid-in capital that the figures state.
    public Money statedCapital() {
        return paidInCapital == null ? capital : paidInCapital;
    }

    /// The highest amount that capital ever reached, as far as the figures know.
    public Money highest() {
        return targeted(Until.Target.HIGHEST_CAPITAL);
    }

    /// The same figures with this as the highest amount that capital ever reached.
    public Figures withHighest(Money highest) {
        return with(capital, paidInCapital, highest, voluntaryFundBalance, capitalSurplus, funds);
    }

    /// The same figures with this paid-in capital; what is subscribed is more or less by as much.
    public Figures withPaidIn(Money paidIn) {
        Money all = capital.plus(paidIn.minus(statedCapital()));
        return with(
                all,
                paidInCapital == null ? null : paidIn,
                highestCapital == null ? null : highestCapital.max(all),
                voluntaryFundBalance,
                capitalSurplus,
                funds);
    }

    private Figures with(
            Money otherCapital,
            @Nullable Money otherPaidIn,
            @Nullable Money otherHighest,
            @Nullable Money otherVoluntary,
            @Nullable Money otherSurplus,
            @Nullable SortedMap<String, Money> otherFunds) {
        return new Figures(
                netProfit,
                carriedForward,
                reserveBalance,
                jobCreationBalance,
                educationCarryOver,
                otherCapital,
                otherPaidIn,
                otherHighest,
                turnover,
                memberResult,
                nonMemberResult,
                otherVoluntary,
                otherSurplus,
                equity,
                debts,
                otherFunds,
                averageReserveRate);
    }

    /// The loss of non-members' work, not negative.
    @JsonIgnore
    public Money nonMemberLoss() {
        Money zero = Money.zero(currency());
        return nonMemberResult == null ? zero : nonMemberResult.negated().max(zero);
    }

    /// What the members' own work lost where the result of non-members' work is kept apart and is a
    /// profit; nothing where a surplus of the years before covers all of it, and not negative.
    /// Without such a profit nothing has to be kept from covering it.
    @JsonIgnore
    public Money lossBesideProfit() {
        Money zero = Money.zero(currency());
        return nonMemberResult == null || !nonMemberResult.isPositive()
                ? zero
                : nonMemberResult.minus(netProfit).minus(carriedForward.max(zero)).max(zero);
    }

    /// The funds that these figures report, each with its balance.
    public SortedMap<String, Money> reportedFunds() {
        SortedMap<String, Money> reported = new TreeMap<>(furtherFunds());
        Fund.STATED.forEach(fund -> reported.put(fund, balanceOf(fund)));
        return reported;
    }

    private SortedMap<String, Money> furtherFunds() {
        return funds == null ? Collections.emptySortedMap() : funds;
    }

    /// What a target is a part of: capital, or debts.
    Money targeted(Until.Target kind) {
        Money other =
                switch (kind) {
                    case PAID_IN_CAPITAL -> paidInCapital;
                    case HIGHEST_CAPITAL -> highestCapital;
                    case DEBTS -> debts;
                    case CAPITAL, ARTICLES, AMOUNT -> capital;
                };
        return other == null ? capital : other;
    }

    /// The year's own loss, not negative.
    Money loss() {
        return netProfit.negated().max(Money.zero(currency()));
    }

    /// The carried-forward loss, not negative.
    @JsonIgnore
    public Money carriedLoss() {
        return carriedForward.isNegative() ? carriedForward.negated() : Money.zero(currency());
    }

    /// Every figure that is given, by where it stands: `/netProfit`, `/funds/<NAME>`.
    public SequencedMap<String, Money> byPointer() {
        SequencedMap<String, Money> given = new LinkedHashMap<>();
        put(given, "netProfit", netProfit);
        put(given, "carriedForward", carriedForward);
        put(given, "reserveBalance", reserveBalance);
        put(given, "jobCreationBalance", jobCreationBalance);
        put(given, "educationCarryOver", educationCarryOver);
        put(given, "capital", capital);
        put(given, "paidInCapital", paidInCapital);
        put(given, "highestCapital", highestCapital);
        put(given, "turnover", turnover);
        put(given, "memberResult", memberResult);
        put(given, "nonMemberResult", nonMemberResult);
        put(given, "voluntaryFundBalance", voluntaryFundBalance);
        put(given, "capitalSurplus", capitalSurplus);
        put(given, "equity", equity);
        put(given, "debts", debts);
        furtherFunds().forEach((fund, held) -> put(given, "funds/" + fund, held));
        return given;
    }

    private static void put(Map<String, Money> figures, String name, @Nullable Money figure) {
        if (figure != null) {
            figures.put("/" + name, figure);
        }
    }
}

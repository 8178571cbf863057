package coop.kyodo.surplus.year;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Fund;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A year's accounts, line by line as the Act's ordinance lays them out; all in one currency.
///
/// @param memberResult the part of the result that members' work brought, for policies that take
///   from it; with `nonMemberResult` it is the whole result
/// @param highestCapital the highest capital ever reached, for policies with such a target
/// @param averageReserveRate the average part of the results that went to the legal reserve, for
///   laws that let it bear no more of a loss
/// @param origin the file they were imported from; absent when they were entered
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Accounts(
        @NotNull @Valid ProfitAndLoss profitAndLoss,
        @NotNull @Valid BalanceSheet balanceSheet,
        @Valid @Nullable Money memberResult,
        @Valid @Nullable Money nonMemberResult,
        @Valid @Nullable Money highestCapital,
        @Nullable Fraction averageReserveRate,
        @Valid @Nullable Origin origin) {

    private static final String FUNDS = "/funds/";

    /// A file, by name and SHA-256.
    public record Origin(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String name,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash) {}

    /// 損益計算書 (JP-185).
    ///
    /// @param businessRevenue 事業収益
    /// @param levies 賦課金等収入, of federations
    /// @param businessCosts 事業費用
    /// @param administrativeCosts 一般管理費
    /// @param nonOperatingIncome 事業外収益
    /// @param nonOperatingCosts 事業外費用
    /// @param extraordinaryIncome 特別利益
    /// @param extraordinaryLosses 特別損失
    /// @param taxes 法人税等
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProfitAndLoss(
            @NotNull @Valid Money businessRevenue,
            @Valid @Nullable Money levies,
            @NotNull @Valid Money businessCosts,
            @NotNull @Valid Money administrativeCosts,
            @Valid @Nullable Money nonOperatingIncome,
            @Valid @Nullable Money nonOperatingCosts,
            @Valid @Nullable Money extraordinaryIncome,
            @Valid @Nullable Money extraordinaryLosses,
            @NotNull @Valid Money taxes) {}

    /// 貸借対照表; what the members own is laid out as 組合員資本 (JP-033).
    ///
    /// @param capital 出資金
    /// @param unpaidCapital 未払込出資金, taken off
    /// @param capitalSurplus 資本剰余金
    /// @param legalReserve 利益準備金
    /// @param jobCreationFund 就労創出等積立金
    /// @param educationCarryOver 教育繰越金
    /// @param voluntaryFunds 組合積立金, by name: those named like a fund of the ledger are that fund,
    ///   the others are the voluntary fund together
    /// @param unappropriated 当期未処分剰余金, or 当期未処理損失金 when negative; it holds the year's result
    /// @param valuationDifferences 評価・換算差額等
    /// @param otherEquity lines of other countries' layouts, by name
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BalanceSheet(
            @NotNull @Valid Money assets,
            @NotNull @Valid Money liabilities,
            @NotNull @Valid Money capital,
            @Valid @Nullable Money unpaidCapital,
            @Valid @Nullable Money capitalSurplus,
            @Valid @Nullable Money legalReserve,
            @Valid @Nullable Money jobCreationFund,
            @Valid @Nullable Money educationCarryOver,
            @Nullable @Size(max = 100) List<@Valid @NotNull Line> voluntaryFunds,
            @NotNull @Valid Money unappropriated,
            @Valid @Nullable Money valuationDifferences,
            @Nullable @Size(max = 100) List<@Valid @NotNull Line> otherEquity) {}

    /// A line with a name of the co-op's own.
    public record Line(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String name,
            @NotNull @Valid Money amount) {

        /// Whether it is a fund that the ledger keeps by itself.
        boolean namesAFund() {
            return name.matches(Fund.NAME) && !name.equals(Fund.VOLUNTARY);
        }
    }

    /// What follows from the lines of the profit and loss.
    ///
    /// @param gross 事業総利益
    /// @param operating 事業利益
    /// @param ordinary 経常利益
    /// @param beforeTax 税引前当期純利益
    /// @param net 当期純利益
    public record Results(
            Money gross, Money operating, Money ordinary, Money beforeTax, Money net) {}

    /// The currency of all lines.
    String currency() {
        return profitAndLoss.businessRevenue().currency();
    }

    /// Every amount that is given, by where it stands: `/profitAndLoss/taxes`,
    /// `/balanceSheet/voluntaryFunds/0/amount`.
    SequencedMap<String, Money> byPointer() {
        SequencedMap<String, Money> given = new LinkedHashMap<>();
        put(given, "/profitAndLoss/businessRevenue", profitAndLoss.businessRevenue());
        put(given, "/profitAndLoss/levies", profitAndLoss.levies());
        put(given, "/profitAndLoss/businessCosts", profitAndLoss.businessCosts());
        put(given, "/profitAndLoss/administrativeCosts", profitAndLoss.administrativeCosts());
        put(given, "/profitAndLoss/nonOperatingIncome", profitAndLoss.nonOperatingIncome());
        put(given, "/profitAndLoss/nonOperatingCosts", profitAndLoss.nonOperatingCosts());
        put(given, "/profitAndLoss/extraordinaryIncome", profitAndLoss.extraordinaryIncome());
        put(given, "/profitAndLoss/extraordinaryLosses", profitAndLoss.extraordinaryLosses());
        put(given, "/profitAndLoss/taxes", profitAndLoss.taxes());
        put(given, "/balanceSheet/assets", balanceSheet.assets());
        put(given, "/balanceSheet/liabilities", balanceSheet.liabilities());
        put(given, "/balanceSheet/capital", balanceSheet.capital());
        put(given, "/balanceSheet/unpaidCapital", balanceSheet.unpaidCapital());
        put(given, "/balanceSheet/capitalSurplus", balanceSheet.capitalSurplus());
        put(given, "/balanceSheet/legalReserve", balanceSheet.legalReserve());
        put(given, "/balanceSheet/jobCreationFund", balanceSheet.jobCreationFund());
        put(given, "/balanceSheet/educationCarryOver", balanceSheet.educationCarryOver());
        put(given, "/balanceSheet/voluntaryFunds", balanceSheet.voluntaryFunds());
        put(given, "/balanceSheet/unappropriated", balanceSheet.unappropriated());
        put(given, "/balanceSheet/valuationDifferences", balanceSheet.valuationDifferences());
        put(given, "/balanceSheet/otherEquity", balanceSheet.otherEquity());
        put(given, "/memberResult", memberResult);
        put(given, "/nonMemberResult", nonMemberResult);
        put(given, "/highestCapital", highestCapital);
        return given;
    }

    private static void put(Map<String, Money> given, String pointer, @Nullable List<Line> lines) {
        for (int i = 0; lines != null && i < lines.size(); i++) {
            given.put(pointer + "/" + i + "/amount", lines.get(i).amount());
        }
    }

    private static void put(Map<String, Money> given, String pointer, @Nullable Money amount) {
        if (amount != null) {
            given.put(pointer, amount);
        }
    }

    /// Where the line stands that a figure is taken from, or the first of several.
    ///
    /// @param figure its pointer in [#figures]; what is at fault in one that is not known here is
    ///   at fault in its line already
    String lineOf(String figure) {
        return switch (figure) {
            case "/netProfit" -> "/profitAndLoss";
            case "/carriedForward" -> "/balanceSheet/unappropriated";
            case "/paidInCapital" -> "/balanceSheet/unpaidCapital";
            case "/turnover" -> "/profitAndLoss/businessRevenue";
            case "/voluntaryFundBalance" -> "/balanceSheet/voluntaryFunds";
            default -> figure.startsWith(FUNDS) ? nameOf(figure.substring(FUNDS.length())) : figure;
        };
    }

    private String nameOf(String fund) {
        return "/balanceSheet/voluntaryFunds/"
                + voluntary().map(Line::name).toList().indexOf(fund)
                + "/name";
    }

    /// JP-185: from revenue to the net profit, step by step.
    public Results results() {
        Money gross =
                profitAndLoss
                        .businessRevenue()
                        .plus(orZero(profitAndLoss.levies()))
                        .minus(profitAndLoss.businessCosts());
        Money operating = gross.minus(profitAndLoss.administrativeCosts());
        Money ordinary =
                operating
                        .plus(orZero(profitAndLoss.nonOperatingIncome()))
                        .minus(orZero(profitAndLoss.nonOperatingCosts()));
        Money beforeTax =
                ordinary.plus(orZero(profitAndLoss.extraordinaryIncome()))
                        .minus(orZero(profitAndLoss.extraordinaryLosses()));
        return new Results(
                gross, operating, ordinary, beforeTax, beforeTax.minus(profitAndLoss.taxes()));
    }

    /// 純資産: what is owned less what is owed; the net book value.
    public Money netAssets() {
        return balanceSheet.assets().minus(balanceSheet.liabilities());
    }

    /// Whether all that the members own stands in the lines of the Act's layout (JP-033), so that a
    /// voluntary fund that none of them names is none.
    @JsonIgnore
    public boolean isWhole() {
        return balanceSheet.otherEquity() == null || balanceSheet.otherEquity().isEmpty();
    }

    /// JP-033: the lines of the members' capital together.
    Money equity() {
        return balanceSheet
                .capital()
                .minus(orZero(balanceSheet.unpaidCapital()))
                .plus(orZero(balanceSheet.capitalSurplus()))
                .plus(orZero(balanceSheet.legalReserve()))
                .plus(orZero(balanceSheet.jobCreationFund()))
                .plus(orZero(balanceSheet.educationCarryOver()))
                .plus(sum(balanceSheet.voluntaryFunds()))
                .plus(balanceSheet.unappropriated())
                .plus(orZero(balanceSheet.valuationDifferences()))
                .plus(sum(balanceSheet.otherEquity()));
    }

    /// The figures that the surplus is computed from.
    Figures figures() {
        Money net = results().net();
        return new Figures(
                net,
                balanceSheet.unappropriated().minus(net),
                orZero(balanceSheet.legalReserve()),
                orZero(balanceSheet.jobCreationFund()),
                orZero(balanceSheet.educationCarryOver()),
                balanceSheet.capital(),
                balanceSheet.capital().minus(orZero(balanceSheet.unpaidCapital())),
                highestCapital,
                profitAndLoss.businessRevenue().plus(orZero(profitAndLoss.levies())),
                memberResult,
                nonMemberResult,
                sum(voluntary().filter(line -> !line.namesAFund()).toList()),
                orZero(balanceSheet.capitalSurplus()),
                netAssets(),
                balanceSheet.liabilities(),
                fundsOfTheirOwn(),
                averageReserveRate);
    }

    private @Nullable SortedMap<String, Money> fundsOfTheirOwn() {
        SortedMap<String, Money> funds = new TreeMap<>();
        voluntary()
                .filter(Line::namesAFund)
                .forEach(line -> funds.merge(line.name(), line.amount(), Money::plus));
        return funds.isEmpty() ? null : funds;
    }

    private Stream<Line> voluntary() {
        return Stream.ofNullable(balanceSheet.voluntaryFunds()).flatMap(List::stream);
    }

    private Money sum(@Nullable List<Line> lines) {
        return Stream.ofNullable(lines)
                .flatMap(List::stream)
                .map(Line::amount)
                .reduce(Money.zero(currency()), Money::plus);
    }

    private Money orZero(@Nullable Money amount) {
        return amount == null ? Money.zero(currency()) : amount;
    }
}

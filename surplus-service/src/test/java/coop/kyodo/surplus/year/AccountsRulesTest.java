package coop.kyodo.surplus.year;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.waterfall.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A year's accounts, line by line.
class AccountsRulesTest {

    private static final Accounts.ProfitAndLoss YEAR =
            new Accounts.ProfitAndLoss(
                    yen(30_000),
                    yen(50),
                    yen(21_000),
                    yen(4_000),
                    yen(300),
                    yen(100),
                    yen(70),
                    yen(20),
                    yen(1_300));

    @Test
    void fromRevenueToTheNetProfitEachResultFollowsFromItsLines() {
        Accounts.Results results = accounts(12_000, 4_000, null, null).results();

        assertThat(results)
                .isEqualTo(
                        new Accounts.Results(
                                yen(9_050), yen(5_050), yen(5_250), yen(5_300), yen(4_000)));
    }

    @Test
    void theFiguresOfTheSurplusFollowFromTheLines() {
        Figures figures = accounts(12_000, 4_100, yen(3_000), yen(1_000)).figures();

        assertThat(figures.netProfit()).isEqualTo(yen(4_000));
        assertThat(figures.carriedForward()).isEqualTo(yen(-100));
        assertThat(figures.reserveBalance()).isEqualTo(yen(900));
        assertThat(figures.jobCreationBalance()).isEqualTo(yen(200));
        assertThat(figures.educationCarryOver()).isEqualTo(yen(0));
        assertThat(figures.capital()).isEqualTo(yen(3_000));
        assertThat(figures.paidInCapital()).isEqualTo(yen(2_900));
        assertThat(figures.turnover()).isEqualTo(yen(30_050));
        assertThat(figures.voluntaryFundBalance()).isEqualTo(yen(30));
        assertThat(figures.capitalSurplus()).isEqualTo(yen(0));
        assertThat(figures.funds()).isNull();
    }

    /// Of 5 + 10 + 8 + 7 = 30 in four lines, two are the same fund of the ledger.
    @Test
    void aLineNamedLikeAFundOfTheLedgerIsThatFundAndTheOthersAreTheVoluntaryFund() {
        Figures figures =
                new Accounts(
                                YEAR,
                                sheet(
                                        12_000,
                                        4_070,
                                        new Accounts.Line("EQUIPMENT_FUND", yen(5)),
                                        new Accounts.Line("EQUIPMENT_FUND", yen(10)),
                                        new Accounts.Line("Equipment_fund", yen(8)),
                                        new Accounts.Line("VOLUNTARY_FUND", yen(7))),
                                null,
                                null,
                                null,
                                null,
                                null)
                        .figures();

        assertThat(figures.voluntaryFundBalance()).isEqualTo(yen(15));
        assertThat(figures.funds()).containsOnly(Map.entry("EQUIPMENT_FUND", yen(15)));
    }

    /// The reserve has a line of its own.
    @Test
    void aVoluntaryFundIsNotNamedLikeAnotherLine() {
        Accounts accounts =
                new Accounts(
                        YEAR,
                        sheet(
                                12_030,
                                4_100,
                                new Accounts.Line("設備積立金", yen(20)),
                                new Accounts.Line("LEGAL_RESERVE", yen(10))),
                        null,
                        null,
                        null,
                        null,
                        null);

        assertThat(FiscalYearRules.faultOfFigures(accounts.figures()))
                .map(fault -> fault.code() + " " + accounts.lineOf(fault.pointer()))
                .hasValue("fund-stated-twice /balanceSheet/voluntaryFunds/1/name");
    }

    @ParameterizedTest
    @CsvSource({"12029, balance-sheet-differs", "12030, ", "12031, balance-sheet-differs"})
    void assetsLessLiabilitiesAreTheLinesOfTheMembersCapital(long assets, @Nullable String code) {
        assertThat(
                        AccountsRules.faultOf(accounts(assets, 4_100, null, null))
                                .map(FiscalYearRules.Fault::code)
                                .orElse(null))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"999, member-results-differ", "1000, ", "1001, member-results-differ"})
    void theResultsOfMembersAndOthersAreTheNetProfit(long others, @Nullable String code) {
        assertThat(
                        AccountsRules.faultOf(accounts(12_030, 4_100, yen(3_000), yen(others)))
                                .map(FiscalYearRules.Fault::code)
                                .orElse(null))
                .isEqualTo(code);
    }

    @Test
    void aCostIsPositiveAndAllIsInOneCurrency() {
        Accounts negative =
                new Accounts(
                        new Accounts.ProfitAndLoss(
                                yen(1), null, yen(-1), yen(0), null, null, null, null, yen(0)),
                        sheet(12_030, 4_100),
                        null,
                        null,
                        null,
                        null,
                        null);
        Accounts mixed =
                new Accounts(
                        YEAR, sheet(12_030, 4_100), null, null, Money.of(1, "EUR"), null, null);

        assertThat(fault(negative)).isEqualTo("figure-negative /profitAndLoss/businessCosts");
        assertThat(fault(mixed)).isEqualTo("figures-mix-currencies /highestCapital");
    }

    /// What is not the line's own fault is that the accounts do not add up then.
    @ParameterizedTest
    @CsvSource({
        "30, EUR, figures-mix-currencies /balanceSheet/voluntaryFunds/1/amount",
        "-1, JPY, figure-negative /balanceSheet/voluntaryFunds/1/amount",
        "0, JPY, balance-sheet-differs /balanceSheet",
        "10000000000000000, JPY, balance-sheet-differs /balanceSheet",
        "10000000000000001, JPY, figure-too-large /balanceSheet/voluntaryFunds/1/amount"
    })
    void theLineAtFaultIsPointedAt(long amount, String currency, String fault) {
        Accounts accounts =
                new Accounts(
                        YEAR,
                        sheet(
                                12_030,
                                4_100,
                                new Accounts.Line("設備積立金", yen(20)),
                                new Accounts.Line("研修積立金", Money.of(amount, currency))),
                        null,
                        null,
                        null,
                        null,
                        null);

        assertThat(fault(accounts)).isEqualTo(fault);
    }

    /// The capital is 3,000.
    @ParameterizedTest
    @CsvSource({"3000, ", "3001, figure-negative /balanceSheet/unpaidCapital"})
    void noMoreCapitalIsUnpaidThanThereIs(long unpaid, @Nullable String fault) {
        Accounts accounts =
                new Accounts(
                        YEAR,
                        new Accounts.BalanceSheet(
                                yen(12_000),
                                yen(4_100 + unpaid),
                                yen(3_000),
                                yen(unpaid),
                                null,
                                yen(900),
                                yen(100),
                                null,
                                null,
                                yen(3_900),
                                null,
                                null),
                        null,
                        null,
                        null,
                        null,
                        null);

        assertThat(fault(accounts)).isNull();
        assertThat(
                        FiscalYearRules.faultOfFigures(accounts.figures())
                                .map(each -> each.code() + " " + accounts.lineOf(each.pointer()))
                                .orElse(null))
                .isEqualTo(fault);
    }

    private static @Nullable String fault(Accounts accounts) {
        return AccountsRules.faultOf(accounts)
                .map(fault -> fault.code() + " " + fault.pointer())
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({"10000000000000000, ", "10000000000000001, figure-too-large"})
    void noLineIsGreaterThanAFigureMayBe(long assets, @Nullable String code) {
        assertThat(AccountsRules.faultOf(accounts(assets, assets - 7_930, null, null)))
                .map(FiscalYearRules.Fault::code)
                .isEqualTo(Optional.ofNullable(code));
    }

    private static Accounts accounts(
            long assets, long liabilities, @Nullable Money members, @Nullable Money others) {
        return new Accounts(YEAR, sheet(assets, liabilities), members, others, null, null, null);
    }

    /// The members' capital is 3,000 - 100 + 900 + 200 + 30 + 3,900 = 7,930.
    private static Accounts.BalanceSheet sheet(long assets, long liabilities) {
        return sheet(assets, liabilities, new Accounts.Line("設備積立金", yen(30)));
    }

    private static Accounts.BalanceSheet sheet(
            long assets, long liabilities, Accounts.Line... voluntary) {
        return new Accounts.BalanceSheet(
                yen(assets),
                yen(liabilities),
                yen(3_000),
                yen(100),
                null,
                yen(900),
                yen(200),
                null,
                List.of(voluntary),
                yen(3_900),
                null,
                null);
    }

    private static Money yen(long amount) {
        return Money.yen(amount);
    }
}

package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Step;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What follows from a year's figures.
class FiguresTest {

    private static final String UNTIL_DEBTS =
            """
            - name: reserve
              title: {en: Reserve, ja: 準備金}
              source: RESULT_AFTER_LOSS
              rate: 1/10
              bound: MIN
              until: {target: DEBTS, share: 2/5, lastStep: FULL}
              sink: INDIVISIBLE_FUND
              fund: LEGAL_RESERVE
            """;

    @ParameterizedTest
    @CsvSource({
        "250, 280, 330, 280, 330",
        "250, 240, 290, 240, 320",
        "250, 270, 320, 270, 320",
        ", 310, 310, , 320",
        ", 321, 321, , 321"
    })
    void withOtherPaidInCapitalWhatIsSubscribedDiffersByAsMuch(
            @Nullable Long paidIn,
            long other,
            long capital,
            @Nullable Long otherPaidIn,
            long highest) {
        Figures figures = capital(paidIn, yen(320)).withPaidIn(yen(other));

        assertThat(figures.capital()).isEqualTo(yen(capital));
        assertThat(figures.paidInCapital())
                .isEqualTo(otherPaidIn == null ? null : yen(otherPaidIn));
        assertThat(figures.highestCapital()).isEqualTo(yen(highest));
    }

    @Test
    void aHighestCapitalThatIsNotStatedStaysSo() {
        assertThat(capital(250L, null).withPaidIn(yen(280)).highestCapital()).isNull();
    }

    @Test
    void fundsThatTheFiguresLeaveOutAreCompletedAndNoneThatTheyState() {
        Map<String, Money> balances =
                Map.of(
                        Fund.LEGAL_RESERVE,
                        yen(9),
                        Fund.VOLUNTARY,
                        yen(1),
                        Fund.CAPITAL_SURPLUS,
                        yen(2),
                        "NEW_FUND",
                        yen(3),
                        "EMPTY_FUND",
                        yen(0));

        Figures none = held(null, null, Map.of()).completedBy(balances);
        Figures stated = held(0L, 0L, Map.of("NEW_FUND", yen(0))).completedBy(balances);

        assertThat(none).isEqualTo(held(1L, 2L, Map.of("NEW_FUND", yen(3))));
        assertThat(stated).isEqualTo(held(0L, 0L, Map.of("NEW_FUND", yen(0))));
    }

    /// US-05: a profit of one yen is kept from covering the loss of the members' own work.
    @ParameterizedTest
    @CsvSource({
        "-100, , 0, 0",
        "-100, -1, 0, 0",
        "-100, 0, 0, 0",
        "-100, 1, 0, 101",
        "-100, 1, 100, 1",
        "-100, 1, 101, 0",
        "-100, 1, -50, 101",
        "1, 1, 0, 0",
        "0, 1, 0, 1"
    })
    void theMembersWorkLostWhatAProfitBesideItDoesNotCover(
            long profit, @Nullable Long others, long carried, long lost) {
        Figures figures = results(profit, carried, others);

        assertThat(figures.lossBesideProfit()).isEqualTo(yen(lost));
    }

    @ParameterizedTest
    @CsvSource({"100, 40, ", "100, , equity", ", 40, debts", ", , debts"})
    void aTargetOfDebtsWantsDebtsAndEquity(
            @Nullable Long debts, @Nullable Long equity, @Nullable String missing) {
        Step reserve = policy("CA_WORKER", UNTIL_DEBTS).steps().getFirst();

        assertThat(owed(debts, equity).missingFor(reserve)).isEqualTo(Optional.ofNullable(missing));
    }

    @Test
    void equityMayBeNegativeAndDebtsMayNot() {
        assertThat(owed(0L, -1L).negativeBalance()).isEmpty();
        assertThat(owed(-1L, 0L).negativeBalance()).contains(Map.entry("/debts", yen(-1)));
    }

    private static Figures capital(@Nullable Long paidIn, @Nullable Money highest) {
        Money none = yen(0);
        return new Figures(
                none,
                none,
                none,
                none,
                none,
                yen(300),
                paidIn == null ? null : yen(paidIn),
                highest,
                null,
                null,
                null,
                null,
                null);
    }

    private static Figures held(
            @Nullable Long voluntary, @Nullable Long surplus, Map<String, Money> funds) {
        Money none = yen(0);
        return new Figures(
                none,
                none,
                none,
                none,
                none,
                yen(300),
                null,
                null,
                null,
                null,
                null,
                voluntary == null ? null : yen(voluntary),
                surplus == null ? null : yen(surplus),
                null,
                null,
                funds.isEmpty() ? null : new TreeMap<>(funds));
    }

    private static Figures results(long profit, long carried, @Nullable Long others) {
        Money none = yen(0);
        return new Figures(
                yen(profit),
                yen(carried),
                none,
                none,
                none,
                none,
                null,
                null,
                null,
                null,
                others == null ? null : yen(others),
                null,
                null);
    }

    private static Figures owed(@Nullable Long debts, @Nullable Long equity) {
        Money none = yen(0);
        return new Figures(
                none,
                none,
                none,
                none,
                none,
                none,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                equity == null ? null : yen(equity),
                debts == null ? null : yen(debts),
                null);
    }
}

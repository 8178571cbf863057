package coop.kyodo.surplus.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Texts;
import org.junit.jupiter.api.Test;

/// JP-210, US-07: the table of a loss that the accounts bear. What is open less what is drawn is
/// carried forward.
class ChargedTableTest {

    @Test
    void aLossThatTheAccountsBearWholeLeavesNothing() {
        assertThat(rows(25_000, false, 0, 0, 10_000, 15_000))
                .containsExactly(
                        "1 Unappropriated loss 25000",
                        "1.1 Net loss of the year 25000",
                        "1.2 Surplus carried forward from last year 0",
                        "2 Drawn to cover the loss 25000",
                        "2.1 Collective account 10000",
                        "2.2 Members' internal accounts 15000",
                        "3 Loss carried forward to next year 0");
    }

    /// The collective account gets the 3,000 and bears 8,000; 5,000 of the 23,000 are nobody's, and
    /// 2,000 were open before.
    @Test
    void aProfitOfNonMembersWorkIsKeptApartAndWhatNobodyBearsIsCarriedForward() {
        assertThat(rows(20_000, true, 3_000, -2_000, 8_000, 10_000))
                .containsExactly(
                        "1 Unappropriated loss 25000",
                        "1.1 Loss that the plan carried over 20000",
                        "1.2 Loss carried forward from last year 2000",
                        "1.3 Profit of non-members' work, kept apart 3000",
                        "2 Drawn to cover the loss 18000",
                        "2.1 Collective account 8000",
                        "2.2 Members' internal accounts 10000",
                        "3 Loss carried forward to next year 7000");
    }

    /// The members' work lost 50,000 and that of others brought 100,000, of which the collective
    /// account covers the 30,000 that it had carried.
    @Test
    void aGreaterProfitOfNonMembersWorkLeavesTheLossOfTheMembers() {
        assertThat(rows(-50_000, false, 100_000, -30_000, 30_000, 50_000))
                .containsExactly(
                        "1 Unappropriated loss 80000",
                        "1.1 Net profit of the year 50000",
                        "1.2 Loss carried forward from last year 30000",
                        "1.3 Profit of non-members' work, kept apart 100000",
                        "2 Drawn to cover the loss 80000",
                        "2.1 Collective account 30000",
                        "2.2 Members' internal accounts 50000",
                        "3 Loss carried forward to next year 0");
    }

    @Test
    void aSurplusOfEarlierYearsStaysOne() {
        assertThat(rows(1_000, false, 0, 1_500, 400, 600))
                .contains(
                        "1 Unappropriated surplus 500",
                        "1.2 Surplus carried forward from last year 1500",
                        "3 Surplus carried forward to next year 1500");
    }

    private static Iterable<String> rows(
            long loss, boolean leftByPlan, long apart, long carried, long ofFund, long ofMembers) {
        return StatutoryTable.charged(
                        new StatutoryTable.Charged(
                                usd(loss),
                                leftByPlan,
                                usd(apart),
                                usd(carried),
                                new Texts("Collective account", "共同勘定"),
                                usd(ofFund),
                                usd(ofMembers),
                                "US-07"))
                .rows()
                .stream()
                .map(row -> row.number() + " " + row.title().en() + " " + row.amount().amount())
                .toList();
    }

    private static Money usd(long amount) {
        return Money.of(amount, "USD");
    }
}

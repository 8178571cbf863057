package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.amounts;
import static coop.kyodo.surplus.waterfall.Cases.line;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.worked;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// US-05: losses of non-members' work belong to the collective account.
class NonMemberLossRulesTest {

    private static final String COLLECTIVE = "COLLECTIVE_ACCOUNT";
    private static final List<MemberMeasures> MEMBERS_OF_US_E =
            List.of(worked(1, 2_000), worked(2, 1_500), worked(3, 500));

    @Test
    void aLossOfNonMembersWorkLeavesTheMembersHalfAlone() {
        Outcome outcome = year("US_ICA", 100_000, -20_000, 0);

        assertThat(line(outcome, "collective").amount()).isEqualTo(yen(50_000));
        assertThat(line(outcome, "collective").fundAfter()).isEqualTo(yen(30_000));
        assertThat(amounts(outcome, "patronage")).containsExactly(25_000L, 18_750L, 6_250L);
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(0));
        assertThat(outcome.waterfall().allLosses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.from()).isEqualTo(COLLECTIVE);
                    assertThat(loss.rule()).isEqualTo("US-05");
                    assertThat(loss.amount()).isEqualTo(yen(20_000));
                });
    }

    /// The account bears what it holds and what the year gives it; with the rest the members'
    /// surplus is lower, and what even that does not cover is carried forward.
    @ParameterizedTest
    @CsvSource({
        "-1, 100000, 1, 149999, 50000, 0",
        "-150000, 100000, 150000, 0, 50000, 0",
        "-150001, 100000, 150000, 0, 49999, 0",
        "-200000, 100000, 150000, 0, 0, 0",
        "-200001, 100000, 100000, 0, 0, -1",
        "-50000, 0, 50000, 0, 50000, 0",
        "-50001, 0, 50000, 0, 49999, 0",
        "0, 100000, 0, 150000, 50000, 0"
    })
    void theAccountNeverFallsBelowZero(
            long others, long held, long borne, long collective, long members, long carried) {
        Outcome outcome = year("US_ICA", 100_000, others, held);
        Waterfall waterfall = outcome.waterfall();

        assertThat(LossCover.taken(waterfall.allLosses(), COLLECTIVE, "JPY")).isEqualTo(yen(borne));
        assertThat(line(outcome, "collective").fundAfter()).isEqualTo(yen(collective));
        assertThat(waterfall.distributed()).isEqualTo(yen(members));
        assertThat(waterfall.carriedToNextYear()).isEqualTo(yen(carried));
        assertThat(members + collective - held + carried)
                .as("what became of the result")
                .isEqualTo(100_000 + others);
    }

    @Test
    void theTableShowsWhatTheAccountBoreAndAddsUp() {
        StatutoryTable table = year("US_ICA", 100_000, -20_000, 0).table();

        assertThat(table.kind()).isEqualTo(StatutoryTable.Kind.DISPOSITION);
        assertThat(table.rows())
                .extracting(row -> row.number() + " " + row.amount().amount())
                .containsExactly(
                        "1 80000",
                        "1.1 80000",
                        "1.2 0",
                        "2 20000",
                        "2.1 20000",
                        "3 100000",
                        "3.1 0",
                        "3.2 50000",
                        "3.3 50000",
                        "4 0");
    }

    /// 50,000 of the members' work and a loss of 60,000 are a loss of 10,000.
    @ParameterizedTest
    @CsvSource({"60000, DISPOSITION, 25000", "0, LOSS, 0"})
    void aYearWithALossDisposesOfWhatTheAccountBore(
            long held, StatutoryTable.Kind kind, long distributed) {
        Outcome outcome = year("US_ICA", 50_000, -60_000, held);

        assertThat(outcome.table().kind()).isEqualTo(kind);
        assertThat(outcome.waterfall().distributed()).isEqualTo(yen(distributed));
    }

    /// All of the profit is the collective account's; the members' loss is carried over, to be
    /// charged.
    @ParameterizedTest
    @CsvSource({
        "-50000, 100000, 0, 100000, 0, -50000",
        "-50000, 50000, 0, 50000, 0, -50000",
        "-50000, 20000, 0, 20000, 0, -50000",
        "-50000, 100000, -30000, 100000, 0, -80000",
        "-50000, 100000, 50000, 100000, 0, 0",
        "10000, 50000, -30000, 20000, 5000, 0",
        "10000, 20000, -30000, 0, 0, 0",
        "10000, 20000, -30001, 0, 0, -1",
        "0, 100000, 0, 100000, 0, 0"
    })
    void aProfitOfNonMembersWorkCoversNoLossOfTheMembersButWhatTheAccountCarried(
            long members, long others, long before, long given, long distributed, long carried) {
        Outcome outcome = year("US_ICA", members, others, 0, before);

        assertThat(line(outcome, "non-member-result").amount()).isEqualTo(yen(given));
        assertThat(outcome.waterfall().distributed()).isEqualTo(yen(distributed));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(carried));
    }

    @Test
    void theTableOfACorrectionToAMembersLossAddsUp() {
        assertThat(year("US_ICA", -50_000, 100_000, 0).table().rows())
                .extracting(
                        row -> row.number() + " " + row.title().en() + " " + row.amount().amount())
                .containsExactly(
                        "1 Unappropriated surplus 50000",
                        "1.1 Net profit of the year 50000",
                        "1.2 Surplus carried forward from last year 0",
                        "2 Drawn from voluntary funds 0",
                        "3 Appropriations 100000",
                        "3.1 Result of non-members' work 100000",
                        "3.2 Collective half of the members' surplus 0",
                        "3.3 Patronage by hours 0",
                        "4 Loss carried forward to next year 50000");
    }

    /// A profile that says nothing of it lets the loss lower what is left.
    @Test
    void elsewhereTheLossLowersWhatIsLeft() {
        Outcome outcome = year("GENERIC", 100_000, -20_000, 0);

        assertThat(outcome.waterfall().losses()).isNull();
    }

    @Test
    void elsewhereWhatWasCarriedOfALossLowersNoProfitOfNonMembersWork() {
        String apart =
                """
                - name: apart
                  title: {en: Kept apart, ja: 区分}
                  source: NON_MEMBER_RESULT
                  rate: "1"
                  bound: EXACT
                  sink: PURPOSE_FUND
                  fund: NEW_FUND
                """;
        Figures figures = figures(100_000, 50_000, -30_000);

        Outcome outcome =
                outcome(terms(policy("GENERIC", apart), figures, MEMBERS_OF_US_E, Wish.NONE));

        assertThat(line(outcome, "apart").base()).isEqualTo(yen(50_000));
    }

    private static Outcome year(String profile, long members, long others, long held) {
        return year(profile, members, others, held, 0);
    }

    private static Outcome year(
            String profile, long members, long others, long held, long carried) {
        Figures figures = figures(members, others, carried).withFund(COLLECTIVE, yen(held));
        return outcome(terms(profile, figures, MEMBERS_OF_US_E, Wish.NONE));
    }

    private static Figures figures(long members, long others, long carried) {
        return new Figures(
                yen(members + others),
                yen(carried),
                yen(0),
                yen(0),
                yen(0),
                yen(0),
                null,
                null,
                null,
                yen(members),
                yen(others),
                null,
                null);
    }
}

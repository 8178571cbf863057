package coop.kyodo.surplus.dissolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Dissolution;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of a dissolved co-op.
class DissolutionRulesTest {

    /// JP-244: capital 3,000,000 in 60 units of 50,000.
    @ParameterizedTest
    @CsvSource({
        "9000000, 50000, 3000000, 6000000",
        "3000001, 50000, 3000000, 1",
        "3000000, 50000, 3000000, 0",
        "2400000, 40000, 2400000, 0",
        "0, 0, 0, 0"
    })
    void membersAreRepaidByUnitsUpToTheirCapitalAndTheRestGoesElsewhere(
            long residue, long perUnit, long toMembers, long rest) {
        List<DissolutionRules.Holder> sixtyUnits =
                List.of(holder(1, 1_000_000, 1_000_000), holder(2, 2_000_000, 2_000_000));

        DissolutionRules.Result result = repaid(Money.yen(residue), sixtyUnits);

        assertThat(result.toMembers()).isEqualTo(Money.yen(toMembers));
        assertThat(result.rest()).isEqualTo(Money.yen(rest));
        assertThat(result.repayments())
                .extracting(each -> each.amount().amount())
                .containsExactly(20 * perUnit, 40 * perUnit);
    }

    @Test
    void whoHasNotPaidAllIsRepaidWhatTheyPaidAndTheOthersDivideWhatRemains() {
        DissolutionRules.Result result =
                repaid(
                        Money.yen(900),
                        List.of(
                                holder(1, 1_000, 100),
                                holder(2, 1_000, 1_000),
                                holder(3, 1_000, 1_000)));

        assertThat(result.repayments())
                .extracting(each -> each.amount().amount())
                .containsExactly(100L, 400L, 400L);
    }

    @Test
    void theUnitThatDoesNotDivideGoesToTheLowestNumberInWhateverOrderTheyCome() {
        DissolutionRules.Result result =
                repaid(
                        Money.yen(100),
                        List.of(
                                holder(3, 1_000, 1_000),
                                holder(1, 1_000, 1_000),
                                holder(2, 1_000, 1_000)));

        assertThat(result.repayments())
                .extracting(
                        DissolutionRules.Repayment::memberNumber, each -> each.amount().amount())
                .containsExactly(tuple(1L, 34L), tuple(2L, 33L), tuple(3L, 33L));
    }

    @Test
    void whoPaidNothingIsRepaidNothingAndNotNamed() {
        DissolutionRules.Result result =
                repaid(Money.yen(100), List.of(holder(1, 1_000, 0), holder(2, 1_000, 1)));

        assertThat(result.repayments())
                .extracting(
                        DissolutionRules.Repayment::memberNumber, each -> each.amount().amount())
                .containsExactly(tuple(2L, 1L));
        assertThat(result.rest()).isEqualTo(Money.yen(99));
    }

    @Test
    void nobodyEverGetsMoreThanTheirCapitalAndNothingIsLost() {
        Random random = new Random(1_844);
        for (int run = 0; run < 2_000; run++) {
            List<DissolutionRules.Holder> holders = new ArrayList<>();
            for (int number = 1; number <= 1 + random.nextInt(12); number++) {
                long subscribed = 1 + random.nextInt(1_000);
                holders.add(holder(number, subscribed, random.nextInt((int) subscribed + 1)));
            }
            Money residue = Money.yen(random.nextInt(12_000));

            DissolutionRules.Result result = repaid(residue, holders);

            Money capital =
                    holders.stream()
                            .map(DissolutionRules.Holder::paidIn)
                            .reduce(Money.yen(0), Money::plus);
            assertThat(result.toMembers()).isEqualTo(residue.min(capital));
            assertThat(result.toMembers().plus(result.rest())).isEqualTo(residue);
            assertThat(result.repayments())
                    .allMatch(each -> each.amount().compareTo(each.capital()) <= 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, JP-223",
        "JP_ACT_2022_NONPROFIT, JP-244",
        "JWCU_2008, JW-06",
        "IT, IT-06",
        "CA_WORKER, CA-04",
        "FR_SCOP, FR-06",
        "ES, ES-04",
        "MONDRAGON, ES-03f",
        "UY, UY-03",
        "US_ICA, US-08",
        "GENERIC, GEN-03"
    })
    void theProfileNamesTheRuleAndWhoReceivesTheRest(String profile, String rule) {
        var dissolution = Objects.requireNonNull(Profiles.of(profile).guards().dissolution());

        assertThat(Profiles.of(profile).rule(dissolution.rule()).id()).isEqualTo(rule);
        assertThat(dissolution.restTo().ja()).isNotBlank();
    }

    /// ES-04: the fund for education and promotion goes to the federation first.
    @ParameterizedTest
    @CsvSource({
        "1000, 300, 500, 200",
        "800, 300, 500, 0",
        "799, 300, 499, 0",
        "301, 300, 1, 0",
        "300, 300, 0, 0",
        "299, 299, 0, 0"
    })
    void aFundThatAnotherBodyReceivesComesBeforeTheMembers(
            long residue, long fund, long toMembers, long rest) {
        DissolutionRules.Result result =
                settle(
                        "ES",
                        residue,
                        Map.of("EDUCATION_FUND", Money.yen(300), "LEGAL_RESERVE", Money.yen(900)),
                        List.of(holder(1, 500, 500)));

        assertThat(result.claims())
                .extracting(each -> each.amount().amount())
                .containsExactly(fund, toMembers);
        assertThat(result.toMembers()).isEqualTo(Money.yen(toMembers));
        assertThat(result.rest()).isEqualTo(Money.yen(rest));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 499", "0, 0, 500", "-1, 0, 500"})
    void aFundBelowNothingClaimsNothing(long held, long fund, long toMembers) {
        DissolutionRules.Result result =
                settle(
                        "ES",
                        500,
                        Map.of("EDUCATION_FUND", Money.yen(held)),
                        List.of(holder(1, 900, 900)));

        assertThat(result.claims())
                .extracting(each -> each.amount().amount())
                .containsExactly(fund, toMembers);
    }

    /// US-08: accounts of 300 and 100.
    @ParameterizedTest
    @CsvSource({"1000, 300, 100, 600", "400, 300, 100, 0", "200, 150, 50, 0", "0, 0, 0, 0"})
    void internalAccountsArePaidByTheirBalancesAndTheCollectiveAccountIsNot(
            long residue, long first, long second, long rest) {
        DissolutionRules.Result result =
                settle(
                        "US_ICA",
                        residue,
                        Map.of("COLLECTIVE_ACCOUNT", Money.yen(600)),
                        List.of(holder(1, 100, 100, 200), holder(2, 0, 0, 100)));

        assertThat(result.repayments())
                .extracting(each -> each.amount().amount())
                .containsExactly(first, second);
        assertThat(result.rest()).isEqualTo(Money.yen(rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JP_ACT_2022",
                "JP_ACT_2022_NONPROFIT",
                "JWCU_2008",
                "IT",
                "CA_WORKER",
                "FR_SCOP",
                "ES",
                "MONDRAGON",
                "UY",
                "US_ICA",
                "GENERIC"
            })
    void underNoProfileDoAnIndivisibleFundAndTheMembersMeet(String profile) {
        List<FundTerms> indivisible =
                Profiles.of(profile).funds().stream()
                        .filter(fund -> fund.kind() == FundTerms.Kind.INDIVISIBLE)
                        .toList();
        Random random = new Random(94_017);
        for (int run = 0; run < 200; run++) {
            Map<String, Money> funds = new HashMap<>();
            indivisible.forEach(fund -> funds.put(fund.fund(), Money.yen(random.nextInt(900))));
            List<DissolutionRules.Holder> holders =
                    List.of(
                            holder(1, 500, random.nextInt(501), random.nextInt(300)),
                            holder(2, 200, random.nextInt(201), random.nextInt(300)));
            Money theirs =
                    holders.stream()
                            .map(each -> each.paidIn().plus(each.retained()))
                            .reduce(Money.yen(0), Money::plus);
            Money common = funds.values().stream().reduce(Money.yen(0), Money::plus);

            DissolutionRules.Result result =
                    settle(profile, theirs.plus(common).amount(), funds, holders);

            assertThat(result.toMembers().compareTo(theirs)).isNotPositive();
            Money elsewhere =
                    result.claims().stream()
                            .filter(each -> each.claim().claim() == Dissolution.Kind.FUND)
                            .map(DissolutionRules.Paid::amount)
                            .reduce(result.rest(), Money::plus);
            assertThat(elsewhere.compareTo(common)).isNotNegative();
        }
    }

    private static DissolutionRules.Result settle(
            String profile,
            long residue,
            Map<String, Money> funds,
            List<DissolutionRules.Holder> holders) {
        return DissolutionRules.settle(
                Money.yen(residue),
                Objects.requireNonNull(Profiles.of(profile).guards().dissolution()).claims(),
                funds,
                holders);
    }

    private static DissolutionRules.Result repaid(
            Money residue, List<DissolutionRules.Holder> holders) {
        return settle("JP_ACT_2022_NONPROFIT", residue.amount(), Map.of(), holders);
    }

    private static DissolutionRules.Holder holder(long number, long subscribed, long paidIn) {
        return holder(number, subscribed, paidIn, 0);
    }

    private static DissolutionRules.Holder holder(
            long number, long subscribed, long paidIn, long retained) {
        return new DissolutionRules.Holder(
                UUID.randomUUID(),
                number,
                Money.yen(subscribed),
                Money.yen(paidIn),
                Money.yen(retained));
    }
}

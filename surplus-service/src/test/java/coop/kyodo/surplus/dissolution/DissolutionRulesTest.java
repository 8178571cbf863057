package coop.kyodo.surplus.dissolution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        DissolutionRules.Result result = DissolutionRules.divide(Money.yen(residue), sixtyUnits);

        assertThat(result.toMembers()).isEqualTo(Money.yen(toMembers));
        assertThat(result.rest()).isEqualTo(Money.yen(rest));
        assertThat(result.repayments())
                .extracting(each -> each.amount().amount())
                .containsExactly(20 * perUnit, 40 * perUnit);
    }

    @Test
    void whoHasNotPaidAllIsRepaidWhatTheyPaidAndTheOthersDivideWhatRemains() {
        DissolutionRules.Result result =
                DissolutionRules.divide(
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
    void nobodyEverGetsMoreThanTheirCapitalAndNothingIsLost() {
        Random random = new Random(1_844);
        for (int run = 0; run < 2_000; run++) {
            List<DissolutionRules.Holder> holders = new ArrayList<>();
            for (int number = 1; number <= 1 + random.nextInt(12); number++) {
                long subscribed = 1 + random.nextInt(1_000);
                holders.add(holder(number, subscribed, random.nextInt((int) subscribed + 1)));
            }
            Money residue = Money.yen(random.nextInt(12_000));

            DissolutionRules.Result result = DissolutionRules.divide(residue, holders);

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
        "IT, IT-06"
    })
    void theProfileNamesTheRuleAndWhoReceivesTheRest(String profile, String rule) {
        var dissolution = Objects.requireNonNull(Profiles.of(profile).guards().dissolution());

        assertThat(Profiles.of(profile).rule(dissolution.rule()).id()).isEqualTo(rule);
        assertThat(dissolution.restTo().ja()).isNotBlank();
    }

    private static DissolutionRules.Holder holder(long number, long subscribed, long paidIn) {
        return new DissolutionRules.Holder(
                UUID.randomUUID(), number, Money.yen(subscribed), Money.yen(paidIn));
    }
}

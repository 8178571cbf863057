package coop.kyodo.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The amounts are those that Workers' Co-op Center Jigyodan publishes.
class BenefitRulesTest {

    private static final LocalDate ADMITTED = LocalDate.of(2024, 4, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 5, 1);
    private static final Award FIXED = new Award(Award.Kind.FIXED, Money.yen(50_000), null, null);
    private static final Conditions NONE = new Conditions(null, null, null, null, List.of());

    @ParameterizedTest
    @CsvSource({"55000, 27500", "59999, 29999", "60000, 30000", "60001, 30000", "200000, 30000"})
    void halfOfTheRentIsGrantedRoundedDownUpToTheLimit(long rent, long granted) {
        Award half =
                new Award(Award.Kind.SHARE_OF_COST, null, Fraction.of(1, 2), Money.yen(30_000));

        assertThat(amount(half, 1, Money.yen(rent))).isEqualTo(Money.yen(granted));
    }

    @Test
    void aTransferIsGrantedByTheFamilysHeads() {
        Award perPerson = new Award(Award.Kind.PER_PERSON, Money.yen(10_000), null, null);

        assertThat(amount(perPerson, 3, null)).isEqualTo(Money.yen(30_000));
    }

    @Test
    void anAmountPerPersonCanHaveALimit() {
        Award limited =
                new Award(Award.Kind.PER_PERSON, Money.yen(10_000), null, Money.yen(25_000));

        assertThat(amount(limited, 2, null)).isEqualTo(Money.yen(20_000));
        assertThat(amount(limited, 3, null)).isEqualTo(Money.yen(25_000));
    }

    @Test
    void whoLivesApartFromTheFamilyGetsAFixedAmount() {
        assertThat(amount(new Award(Award.Kind.FIXED, Money.yen(45_000), null, null), 1, null))
                .isEqualTo(Money.yen(45_000));
    }

    @ParameterizedTest
    @CsvSource({"2024-06-30, false", "2024-07-01, true"})
    void threeMonthsOfMembershipCountToTheDay(LocalDate happenedOn, boolean granted) {
        Conditions threeMonths = new Conditions(3, null, null, null, List.of());

        assertDecided(
                decide(threeMonths, Terms.Basis.EVENT, happenedOn, happenedOn, null, 0, 0),
                granted ? null : "benefit-too-early");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-31, false", "2024-04-01, true"})
    void nothingIsGrantedBeforeTheMembership(LocalDate happenedOn, boolean granted) {
        assertDecided(
                decide(NONE, Terms.Basis.EVENT, happenedOn, happenedOn, null, 0, 0),
                granted ? null : "benefit-too-early");
    }

    @ParameterizedTest
    @CsvSource({
        "EVENT, 2025-05-01, true",
        "EVENT, 2025-04-30, false",
        "MONTH, 2025-05-01, true",
        "MONTH, 2025-04-30, false"
    })
    void nothingIsGrantedAfterTheEndOfTheScheme(
            Terms.Basis basis, LocalDate endsOn, boolean granted) {
        Scheme going = scheme(basis, FIXED, NONE);
        Scheme ended = new Scheme(going.code(), 1, ADMITTED, endsOn, going.terms(), Instant.EPOCH);

        assertDecided(
                BenefitRules.granted(ended, circumstances(DAY, DAY, null, 0, 0)),
                granted ? null : "benefit-scheme-ended");
    }

    @ParameterizedTest
    @CsvSource({"2025-05-01, true", "2025-04-30, false"})
    void nothingIsGrantedAfterTheMembership(LocalDate leftOn, boolean granted) {
        assertDecided(
                decide(NONE, Terms.Basis.EVENT, DAY, DAY, leftOn, 0, 0),
                granted ? null : "benefit-after-leaving");
    }

    @ParameterizedTest
    @CsvSource({"2025-05-01, true", "2025-04-30, false"})
    void nothingStaysGrantedAfterTheMembership(LocalDate leftOn, boolean granted) {
        Scheme scheme = scheme(Terms.Basis.EVENT, FIXED, NONE);

        assertThat(BenefitRules.isAfterLeaving(DAY, leftOn)).isEqualTo(!granted);
        if (granted) {
            assertThat(BenefitRules.stillGranted(scheme, DAY, leftOn).orConflict()).isEqualTo(DAY);
        } else {
            assertThat(BenefitRules.stillGranted(scheme, DAY, leftOn))
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> {
                                assertThat(refused.refusal().code())
                                        .isEqualTo("benefit-after-leaving");
                                assertThat(refused.refusal().figures())
                                        .containsEntry("leftOn", leftOn);
                            });
        }
    }

    @Test
    void nobodyIsOutWhileTheMembershipLasts() {
        assertThat(BenefitRules.isAfterLeaving(DAY, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EVENT, 2025-05-31, true",
        "EVENT, 2025-06-01, false",
        "MONTH, 2025-06-30, true",
        "MONTH, 2025-07-01, false"
    })
    void thirtyDaysRunFromTheEventOrTheMonthsEnd(
            Terms.Basis basis, LocalDate claimedOn, boolean granted) {
        Conditions within = new Conditions(null, 30, null, null, List.of());

        assertDecided(
                decide(within, basis, DAY, claimedOn, null, 0, 0),
                granted ? null : "benefit-claimed-too-late");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 2, false", "1, 6, false", "1, 5, true"})
    void claimsAreCountedInTheYearAndInAll(long inYear, long all, boolean granted) {
        Conditions counted = new Conditions(null, null, 2, 6, List.of());

        assertDecided(
                decide(counted, Terms.Basis.EVENT, DAY, DAY, null, inYear, all),
                granted ? null : "benefit-used-up");
    }

    @Test
    void aMissingDocumentIsNamed() {
        Conditions documents = new Conditions(null, null, null, null, List.of("LEASE", "RECEIPT"));

        Decision<Money> decision = decide(documents, Terms.Basis.EVENT, DAY, DAY, null, 0, 0);

        assertDecided(decision, "benefit-evidence-missing");
        assertThat(((Decision.Refused<Money>) decision).refusal().figures())
                .containsEntry("missing", "RECEIPT");
    }

    private static Money amount(Award award, int persons, @Nullable Money cost) {
        return BenefitRules.granted(
                        scheme(Terms.Basis.EVENT, award, NONE),
                        new BenefitRules.Circumstances(
                                DAY, DAY, ADMITTED, null, persons, cost, Set.of(), 0, 0))
                .orRefuse();
    }

    private static Decision<Money> decide(
            Conditions conditions,
            Terms.Basis basis,
            LocalDate happenedOn,
            LocalDate claimedOn,
            @Nullable LocalDate leftOn,
            long inYear,
            long all) {
        return BenefitRules.granted(
                scheme(basis, FIXED, conditions),
                circumstances(happenedOn, claimedOn, leftOn, inYear, all));
    }

    private static BenefitRules.Circumstances circumstances(
            LocalDate happenedOn,
            LocalDate claimedOn,
            @Nullable LocalDate leftOn,
            long inYear,
            long all) {
        return new BenefitRules.Circumstances(
                happenedOn, claimedOn, ADMITTED, leftOn, 1, null, Set.of("LEASE"), inYear, all);
    }

    private static Scheme scheme(Terms.Basis basis, Award award, Conditions conditions) {
        return new Scheme(
                "TRANSFER",
                1,
                ADMITTED,
                null,
                new Terms(
                        new Terms.Title("On a transfer", "赴任手当"),
                        "Rules on benefits, art. 7",
                        basis,
                        award,
                        conditions),
                Instant.EPOCH);
    }

    private static void assertDecided(Decision<Money> decision, @Nullable String refusal) {
        if (refusal == null) {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
        } else {
            Refusal refused = ((Decision.Refused<Money>) decision).refusal();
            assertThat(refused.code()).isEqualTo(refusal);
            assertThat(refused.rule().id()).isEqualTo("BENEFIT-TRANSFER");
            assertThat(refused.rule().source()).isEqualTo("Rules on benefits, art. 7");
        }
    }
}

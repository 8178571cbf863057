package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a policy may set a part of the result aside to.
class FundOfAStepTest {

    private static final Articles ARTICLES =
            new Articles(
                    "12-31",
                    Money.yen(0),
                    new Articles.Surplus(
                            Fraction.of(1, 10), Fraction.of(1, 20), Fraction.of(1, 20), false));

    /// US-02, ES-03c: it would stand beside the book value, and no year could be closed.
    @ParameterizedTest
    @CsvSource({
        "US_ICA, INDIVISIBLE_FUND, X_FUND, US-02",
        "US_ICA, PURPOSE_FUND, X_FUND, US-02",
        "US_ICA, MUTUAL_FUND, LEGAL_RESERVE, US-02",
        "US_ICA, INDIVISIBLE_FUND, COLLECTIVE_ACCOUNT, ",
        "MONDRAGON, PURPOSE_FUND, X_FUND, ES-03c",
        "MONDRAGON, PURPOSE_FUND, SOCIAL_FUND, ",
        "ES, PURPOSE_FUND, X_FUND, "
    })
    void whereMembersHaveAccountsNothingIsSetAsideBesideThem(
            String name, Step.Sink sink, String fund, String rule) {
        Profile profile = Profiles.of(name);
        List<Step> steps = new ArrayList<>(profile.ownPolicy(ARTICLES).steps());
        int last = steps.size() - 1;
        steps.add(last, feeding(steps.getFirst(), sink, fund));

        Optional<Refusal> refusal =
                refusal(steps, profile).filter(it -> it.code().equals("fund-outside-accounts"));

        assertThat(refusal.map(it -> it.rule().id())).isEqualTo(Optional.ofNullable(rule));
        refusal.ifPresent(refused -> {
            assertThat(refused.pointer()).isEqualTo("/steps/" + last + "/fund");
            assertThat(refused.figures()).containsEntry("fund", fund);
        });
    }

    /// JP-032: the capital surplus is told by membership, and figures may state it anew.
    @Test
    void noResultBecomesCapitalSurplus() {
        List<Step> steps = new ArrayList<>(Profiles.of("GENERIC").ownPolicy(ARTICLES).steps());
        steps.addFirst(feeding(steps.getFirst(), Step.Sink.PURPOSE_FUND, "CAPITAL_SURPLUS"));

        assertThat(PolicyRules.formFault(steps))
                .contains(new PolicyRules.Fault("/steps/0/fund", "said.capital-surplus-not-fed"));
        steps.set(0, feeding(steps.getFirst(), Step.Sink.PURPOSE_FUND, "CAPITAL_FUND"));
        assertThat(PolicyRules.formFault(steps)).isEmpty();
    }

    /// JP-205: a cap is a measure of what one gets, whatever divides the rest.
    @ParameterizedTest
    @ValueSource(strings = {"RESPONSIBILITY", "QUALITY", "GRADE"})
    void underTheActACapIsByAMainMeasure(String measure) {
        Profile act = Profiles.of("JP_ACT_2022");

        assertThat(refusal(capped(act, measure), act))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("main-measure-outweighed");
                    assertThat(refusal.rule().id()).isEqualTo("JP-205");
                    assertThat(refusal.pointer()).isEqualTo("/steps/3/split/cap/measure");
                    assertThat(refusal.figures())
                            .containsEntry("part", Fraction.ZERO)
                            .containsEntry("minimum", Fraction.of(1, 2));
                });
        assertThat(refusal(capped(act, "HOURS"), act)).isEmpty();
        assertThat(refusal(capped(act, "DAYS"), act)).isEmpty();
    }

    private static List<Step> capped(Profile profile, String measure) {
        Split split =
                new Split(
                        null,
                        List.of(new Split.Weighted("HOURS", Fraction.ONE)),
                        null,
                        new Split.Cap(measure, Fraction.ONE, null),
                        null);
        List<Step> steps = new ArrayList<>(profile.ownPolicy(ARTICLES).steps());
        Step work = steps.removeLast();
        steps.add(
                new Step(
                        work.name(),
                        work.title(),
                        work.source(),
                        work.rate(),
                        null,
                        work.bound(),
                        null,
                        null,
                        work.sink(),
                        null,
                        split,
                        null));
        return steps;
    }

    private static Step feeding(Step like, Step.Sink sink, String fund) {
        return new Step(
                "further",
                like.title(),
                Step.Source.REMAINING,
                Fraction.of(1, 10),
                null,
                Step.Bound.MIN,
                null,
                null,
                sink,
                fund,
                null,
                null);
    }

    private static Optional<Refusal> refusal(List<Step> steps, Profile profile) {
        return switch (PolicyRules.withinProfile(steps, profile, ARTICLES)) {
            case Decision.Accepted<List<Step>> accepted -> Optional.empty();
            case Decision.Refused<List<Step>>(Refusal refused) -> Optional.of(refused);
        };
    }
}

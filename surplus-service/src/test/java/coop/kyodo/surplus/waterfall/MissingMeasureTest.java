package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.amounts;
import static coop.kyodo.surplus.waterfall.Cases.distribute;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A pool of 1,000 that is divided by hours and by another measure, of which one may be missing.
class MissingMeasureTest {

    private static final String WORK =
            """
            - name: work
              title: {en: Dividend, ja: 配当}
              source: RESULT
              rate: "1"
              bound: MAX
              sink: MEMBERS
              split:
                mix: %s
                measures:
                  - {measure: HOURS, weight: 6/10}
                  - {measure: QUALITY, weight: 4/10}
            """;

    @Test
    void nobodysHoursAreNotDividedByTheOtherMeasure() {
        Refusal refusal = refusal(year("SHARES", 0, 0, 30));

        assertThat(refusal.code()).isEqualTo("measure-without-amounts");
        assertThat(refusal.rule()).isEqualTo(Profiles.of("GENERIC").workRule());
        assertThat(refusal.figures())
                .containsEntry("step", "work")
                .containsEntry("measure", "HOURS")
                .containsEntry("weight", Fraction.of(6, 10))
                .containsEntry("pool", yen(1_000))
                .containsEntry("members", 2L);
        assertThat(refusal(year("SHARES", 1, 60, 0)).figures()).containsEntry("measure", "QUALITY");
    }

    @Test
    void aSingleMinuteDividesThePartOfTheHours() {
        assertThat(amounts(outcome(year("SHARES", 1, 0, 30)), "work")).containsExactly(600L, 400L);
    }

    /// Points have no part of their own: nobody's hours add none.
    @Test
    void pointsAreAddedUpWithoutThem() {
        assertThat(amounts(outcome(year("POINTS", 0, 0, 30)), "work")).containsExactly(1_000L);
    }

    @Test
    void withNothingToDivideNothingIsMissing() {
        Terms terms = year("SHARES", 0, 0, 30);

        assertThat(
                        outcome(
                                        new Terms(
                                                terms.profile(),
                                                terms.articles(),
                                                terms.policy(),
                                                terms.figures(),
                                                terms.members(),
                                                distribute(0)))
                                .waterfall()
                                .carriedToNextYear())
                .isEqualTo(yen(1_000));
    }

    @Test
    void withoutAnyMeasureNobodySharesAtAll() {
        assertThat(refusal(year("SHARES", 0, 0, 0)).code()).isEqualTo("nobody-to-distribute-to");
    }

    /// JP-211: the third worked a day and no minute, the second neither.
    @Test
    void underTheActTheOtherMeasureIsOfThoseOnlyWhoWorked() {
        List<MemberMeasures> members =
                List.of(
                        member(1, 60, 1),
                        member(2, 0, 9),
                        new MemberMeasures(
                                new UUID(0, 3), 3, 0, 1, new TreeMap<>(Map.of("QUALITY", 9L))));

        Outcome act = outcome(divided("JP_ACT_2022", members));
        Outcome generic = outcome(divided("GENERIC", members));

        assertThat(amounts(act, "work")).containsExactly(640L, 360L);
        assertThat(act.shares()).extracting(Share::memberNumber).containsExactly(1L, 3L);
        assertThat(act.waterfall().lines().getFirst().measured())
                .extracting(Waterfall.Measured::total)
                .containsExactly(60L, 10L);
        assertThat(generic.shares()).extracting(Share::memberNumber).containsExactly(1L, 2L, 3L);
    }

    @Test
    void underTheActNobodySharesWhoseOnlyPointsAreOfTheOtherMeasure() {
        Refusal refusal = refusal(divided("JP_ACT_2022", List.of(member(1, 0, 9))));

        assertThat(refusal.code()).isEqualTo("nobody-to-distribute-to");
        assertThat(refusal.figures())
                .containsEntry("pool", yen(1_000))
                .containsEntry("members", 1)
                .containsEntry("measures", List.of("HOURS", "QUALITY"));
    }

    private static Terms divided(String profile, List<MemberMeasures> members) {
        return terms(
                policy(profile, WORK.formatted("SHARES")),
                Cases.figures(1_000, 0),
                members,
                distribute(1_000));
    }

    private static Terms year(String mix, long minutes, long minutesOfSecond, long quality) {
        return terms(
                policy("GENERIC", WORK.formatted(mix)),
                Cases.figures(1_000, 0),
                List.of(member(1, minutes, 0), member(2, minutesOfSecond, quality)),
                distribute(1_000));
    }

    private static MemberMeasures member(long number, long minutes, long quality) {
        TreeMap<String, Long> other = new TreeMap<>();
        other.put("QUALITY", quality);
        return new MemberMeasures(new UUID(0, number), number, minutes, 0, other);
    }
}

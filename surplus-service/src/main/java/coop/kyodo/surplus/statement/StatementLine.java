package coop.kyodo.surplus.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step's share, with all that a member needs to compute it again.
///
/// @param pool what was divided in this step
/// @param mix how the measures come together
/// @param cap the member's cap, where the step has one
/// @param round what the member's part was taken of, where what caps left was divided again
/// @param roundedBy what rounding added to the quota rounded down, in minor units; absent for a
///   share that is its cap
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementLine(
        Texts title,
        Money pool,
        Split.Mix mix,
        List<Measure> measures,
        @Nullable Cap cap,
        Waterfall.@Nullable Round round,
        Split.Rounding rounding,
        @Nullable Long roundedBy,
        Share share) {

    /// What the member did, beside all members.
    ///
    /// @param factor what both are multiplied by, member by member, where there is a factor
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Measure(
            String measure, Fraction weight, long own, long total, @Nullable Factor factor) {}

    /// A member's factor: `base + perUnit * value`, at most `most`.
    ///
    /// @param measure what it grows with
    /// @param value what the member has of that
    /// @param coefficient what it comes to
    /// @param weightedOwn the member's measure times it
    /// @param weightedTotal all members' measures times theirs; absent in plans of programs before
    ///   the fifth
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Factor(
            String measure,
            long value,
            Fraction base,
            Fraction perUnit,
            @Nullable Fraction most,
            Fraction coefficient,
            Fraction weightedOwn,
            @Nullable Fraction weightedTotal) {}

    /// The most that the member gets: a rate of what the member has of a measure, rounded down.
    record Cap(String measure, Fraction rate, Split.Excess excess, long own, Money amount) {}

    static StatementLine of(
            Share share, Waterfall.Line step, Split split, MemberMeasures measures) {
        Split.Cap cap = split.cap();
        List<Waterfall.Measured> measured = step.measured() == null ? List.of() : step.measured();
        List<Measure> lines = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            lines.add(measure(measured.get(i), split.measures().get(i), measures));
        }
        return new StatementLine(
                step.title(),
                step.returned() == null ? step.amount() : step.amount().plus(step.returned()),
                split.addsPoints() ? Split.Mix.POINTS : Split.Mix.SHARES,
                List.copyOf(lines),
                cap == null ? null : cap(cap, measures, share.amount().currency()),
                step.rounds() == null ? null : round(share, step.rounds()),
                split.roundingOrUsual(),
                share.capped() ? null : share.amount().minus(share.floor()).amount(),
                share);
    }

    private static Measure measure(
            Waterfall.Measured all, Split.Weighted weighted, MemberMeasures measures) {
        long own = measures.value(all.measure());
        Split.Factor factor = weighted.factor();
        return new Measure(
                all.measure(),
                all.weight(),
                own,
                all.total(),
                factor == null ? null : factor(factor, own, all.weighted(), measures));
    }

    private static Factor factor(
            Split.Factor factor, long own, @Nullable Fraction total, MemberMeasures measures) {
        long value = measures.value(factor.measure());
        Fraction coefficient = factor.of(value);
        return new Factor(
                factor.measure(),
                value,
                factor.baseOrZero(),
                factor.perUnit(),
                factor.most(),
                coefficient,
                coefficient.times(own),
                total);
    }

    private static Cap cap(Split.Cap cap, MemberMeasures measures, String currency) {
        long own = measures.value(cap.measure());
        return new Cap(
                cap.measure(),
                cap.rate(),
                cap.redistributes() ? Split.Excess.REDISTRIBUTE : Split.Excess.RETURN,
                own,
                Money.of(cap.of(own), currency));
    }

    /// Who is below the cap has a part of the last round, everybody else of the one that the quota
    /// shows.
    private static Waterfall.Round round(Share share, List<Waterfall.Round> rounds) {
        return rounds.stream()
                .filter(round -> share.capped() && quota(share, round).equals(share.quota()))
                .findFirst()
                .orElseGet(rounds::getLast);
    }

    private static Fraction quota(Share share, Waterfall.Round round) {
        return Fraction.of(round.pool().amount()).times(share.weight()).dividedBy(round.part());
    }
}

package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// When the net assets of a closed year may be corrected.
final class RevaluationRules {

    /// What a leaver was called and has paid, and what may be called by the corrected assets.
    record Called(Money paid, Money callable) {

        private boolean exceeds() {
            return paid.compareTo(callable) > 0;
        }
    }

    private RevaluationRules() {}

    /// JP-054: shares are valued anew when the assets at the year's end were others than it was
    /// said, and not twice for the same ones.
    static Decision<Money> areOthers(
            Rule rule, LocalDate fiscalYearEnd, Money stood, Money netAssets) {
        return netAssets.equals(stood)
                ? Decision.refused(
                        Refusal.of("net-assets-unchanged", rule)
                                .at("/netAssets")
                                .with("fiscalYearEnd", fiscalYearEnd)
                                .with("netAssets", netAssets))
                : Decision.accepted(netAssets);
    }

    /// JP-054: what follows from a correction is booked in an open year, not before the correction
    /// that it follows and not before the last refund that it makes too much.
    ///
    /// @param first the first day on which it may be
    static Decision<LocalDate> isLate(Rule rule, LocalDate correctedOn, LocalDate first) {
        return correctedOn.isBefore(first)
                ? Decision.refused(
                        Refusal.of("correction-too-early", rule)
                                .at("/correctedOn")
                                .with("correctedOn", correctedOn)
                                .with("earliest", first))
                : Decision.accepted(correctedOn);
    }

    /// JP-055: what was called and paid became capital surplus, which losses may be covered from;
    /// it is not given back. So assets by which less could have been called than was paid do not
    /// take the place of those by which it was called.
    ///
    /// @param called by member, in the order of their ids
    static Decision<Map<UUID, Called>> calledStays(Rule rule, Map<UUID, Called> called) {
        Optional<Map.Entry<UUID, Called>> beyond =
                called.entrySet().stream().filter(each -> each.getValue().exceeds()).findFirst();
        return beyond.map(each ->
                        Decision.<Map<UUID, Called>>refused(
                                Refusal.of("called-capital-paid", rule)
                                        .at("/netAssets")
                                        .with("memberId", each.getKey())
                                        .with("paid", each.getValue().paid())
                                        .with("callable", each.getValue().callable())))
                .orElseGet(() -> Decision.accepted(called));
    }
}

package coop.kyodo.membership.engagement;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Optional;

/// JP-080, art. 20(1): who works has a labour contract, but for those whose duty has none. So at
/// any time a member works on one kind of terms.
final class LabourRules {

    private LabourRules() {}

    /// Whether a member's terms may be joined by a further one.
    static Decision<LabourTerm> oneAtATime(Rule rule, List<LabourTerm> standing, LabourTerm term) {
        return overlapping(standing, term)
                .map(other ->
                        Decision.<LabourTerm>refused(
                                Refusal.of("labour-terms-overlap", rule)
                                        .at("/from")
                                        .with("kind", term.kind())
                                        .with("standing", other.kind())
                                        .with("from", other.from())
                                        .with("to", other.to() == null ? "" : other.to())))
                .orElseGet(() -> Decision.accepted(term));
    }

    /// The first of a member's terms that holds at the same time as a further one.
    static Optional<LabourTerm> overlapping(List<LabourTerm> standing, LabourTerm term) {
        return standing.stream()
                .filter(other -> !other.termId().equals(term.termId()))
                .filter(other -> other.span().overlaps(term.span()))
                .findFirst();
    }
}

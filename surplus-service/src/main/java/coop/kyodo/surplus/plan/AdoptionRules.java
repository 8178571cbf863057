package coop.kyodo.surplus.plan;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JP-181 and its like: the general assembly approves a plan, and nothing of it is carried out
/// before; nor by figures that nobody approved.
final class AdoptionRules {

    private AdoptionRules() {}

    /// @param adoptedOn absent while no assembly has adopted the plan
    static Optional<Refusal> refusalOf(
            Plan.State state, @Nullable LocalDate adoptedOn, LocalDate executedOn, Rule rule) {
        if (state != Plan.State.ADOPTED || adoptedOn == null) {
            return Optional.of(
                    Refusal.of("plan-not-adopted", rule)
                            .with("state", state)
                            .with("needed", Plan.State.ADOPTED));
        }
        return executedOn.isBefore(adoptedOn)
                ? Optional.of(
                        Refusal.of("execution-before-adoption", rule)
                                .at("/executedOn")
                                .with("executedOn", executedOn)
                                .with("adoptedOn", adoptedOn))
                : Optional.empty();
    }

    static Optional<Refusal> refusalOfFigures(
            String fiscalYear, int figuresVersion, boolean approved, Rule rule) {
        return approved
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("figures-not-approved", rule)
                                .with("fiscalYear", fiscalYear)
                                .with("figuresVersion", figuresVersion));
    }
}

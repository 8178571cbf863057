package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Cooperative;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.UUID;

/// An assembly that is in session: the only kind that has a chair, takes votes and decides.
///
/// @param cooperative under the articles that govern this assembly
public record Session(UUID id, UUID chair, LocalDate openedOn, Cooperative cooperative) {

    public Rule rule(String id) {
        return cooperative.rule(id);
    }
}

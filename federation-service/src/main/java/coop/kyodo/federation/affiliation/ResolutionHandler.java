package coop.kyodo.federation.affiliation;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/// Keeps the resolutions by which co-operatives join a federation. The event belongs to the
/// co-operative, what it allows belongs to the federation it names, so the row is written as that
/// federation, in the same transaction; a join then reads nothing of another tenant. The federation
/// need not be registered yet.
@ApplicationScoped
class ResolutionHandler implements EventHandler {

    private static final String ADOPTED = "coop.kyodo.governance.resolution-adopted.v1";

    @Override
    public Set<String> types() {
        return Set.of(ADOPTED);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        var adopted = event.data(Adopted.class);
        if (!ResolutionAdopted.JOIN_FEDERATION.equals(adopted.matter().type())) {
            return;
        }
        ResolutionAdopted resolution = event.data(ResolutionAdopted.class);
        if (resolution.matter().reference() == null) {
            throw new IllegalArgumentException("a resolution to join names no federation");
        }
        tx.enter(resolution.matter().reference());
        JoiningResolutions.note(
                tx,
                new JoiningResolution(
                        resolution.resolutionId(), event.cooperative(), resolution.adoptedOn()));
        tx.audit(
                "joining-resolution-noted",
                resolution.resolutionId().toString(),
                Map.of("cooperativeId", event.cooperative(), "adoptedOn", resolution.adoptedOn()));
        tx.enter(event.cooperative());
    }

    /// The kind of the matter alone: of other matters the reference may be anything.
    record Adopted(MatterType matter) {
        record MatterType(String type) {}
    }
}

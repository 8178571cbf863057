package coop.kyodo.membership.resolution;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps every adopted resolution of a co-op. A resolution does not change once it is adopted, so
/// the order of events makes no difference and a second one about it changes nothing.
@ApplicationScoped
class ResolutionHandler implements EventHandler {

    private static final String ADOPTED = "coop.kyodo.governance.resolution-adopted.v1";

    /// What this service reads of the event.
    record Adopted(
            UUID cooperativeId,
            UUID assemblyId,
            UUID resolutionId,
            ResolutionKind kind,
            Matter matter,
            LocalDate adoptedOn) {

        record Matter(String type, @Nullable UUID reference, @Nullable String hash) {}
    }

    @Override
    public Set<String> types() {
        return Set.of(ADOPTED);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        Adopted adopted = event.data(Adopted.class);
        if (!adopted.cooperativeId().equals(event.cooperative())) {
            throw new IllegalArgumentException("the resolution is of another co-op");
        }
        boolean isNew =
                Resolutions.note(
                        tx,
                        new Resolution(
                                adopted.resolutionId(),
                                adopted.assemblyId(),
                                adopted.kind(),
                                adopted.matter().type(),
                                adopted.matter().reference(),
                                adopted.matter().hash(),
                                adopted.adoptedOn()));
        if (isNew) {
            tx.audit(
                    "resolution-noted",
                    adopted.resolutionId().toString(),
                    Map.of("matter", adopted.matter().type(), "adoptedOn", adopted.adoptedOn()));
        }
    }
}

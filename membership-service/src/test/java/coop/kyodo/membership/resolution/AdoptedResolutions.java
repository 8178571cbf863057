package coop.kyodo.membership.resolution;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import io.quarkus.arc.Arc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Assemblies that adopt something, told as governance tells it.
public final class AdoptedResolutions {

    public static final String TYPE = "coop.kyodo.governance.resolution-adopted.v1";

    private AdoptedResolutions() {}

    /// Adopts a special resolution on this matter, and waits until this service knows of it.
    public static UUID special(UUID coop, String matter, @Nullable UUID reference, String on) {
        return adopt(coop, "SPECIAL", matter, reference, null, on);
    }

    /// Adopts a resolution, and waits until this service knows of it.
    ///
    /// @return the resolution's id
    public static UUID adopt(
            UUID coop,
            String kind,
            String matter,
            @Nullable UUID reference,
            @Nullable String hash,
            String adoptedOn) {
        UUID resolution = Ids.next();
        Events.deliver(
                TYPE,
                resolution,
                1,
                coop,
                data(coop, resolution, kind, matter, reference, hash, adoptedOn));
        Events.eventually(
                "the resolution " + resolution,
                () -> known(coop, matter, reference),
                known -> known.stream().anyMatch(one -> one.resolutionId().equals(resolution)));
        return resolution;
    }

    /// The resolutions on this matter that this service knows of, the latest first.
    public static List<Resolution> known(UUID coop, String matter, @Nullable UUID reference) {
        return Arc.container()
                .instance(Work.class)
                .get()
                .read(coop, tx -> Resolutions.adopted(tx, matter, reference));
    }

    /// The data of the event.
    public static Map<String, Object> data(
            UUID coop,
            UUID resolution,
            String kind,
            String matter,
            @Nullable UUID reference,
            @Nullable String hash,
            String adoptedOn) {
        Map<String, Object> about = new HashMap<>(Map.of("type", matter));
        about.put("reference", reference);
        about.put("hash", hash);
        return Map.of(
                "cooperativeId",
                coop,
                "assemblyId",
                Ids.next(),
                "resolutionId",
                resolution,
                "kind",
                kind,
                "matter",
                about,
                "adoptedOn",
                adoptedOn,
                "figures",
                EventSchemas.of("governance-service").example(TYPE).path("figures"));
    }
}

package coop.kyodo.kit.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// New ids: UUIDv7, so that they sort by the time they were made.
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /// The caller's id if there is one, else a new one.
    public static UUID orNext(@org.jspecify.annotations.Nullable UUID chosen) {
        return chosen == null ? next() : chosen;
    }
}

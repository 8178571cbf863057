package coop.kyodo.governance.assembly;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is decided.
///
/// @param reference the plan, federation or member concerned
/// @param hash of the document put to the vote
public record Matter(
        @NotNull MatterType type,
        @Nullable UUID reference,
        @Nullable @Size(min = 1, max = 128) String hash) {

    static final Matter OTHER = new Matter(MatterType.OTHER, null, null);
}

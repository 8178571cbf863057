package coop.kyodo.governance.assembly;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is decided.
///
/// @param reference the plan, federation or member concerned
/// @param hash of the document put to the vote
public record Matter(MatterType type, @Nullable UUID reference, @Nullable String hash) {

    static final Matter OTHER = new Matter(MatterType.OTHER, null, null);

    private static final int LONGEST_HASH = 128;

    public Matter {
        Objects.requireNonNull(type, "a matter has a type");
        if (hash != null && (hash.isEmpty() || hash.length() > LONGEST_HASH)) {
            throw new IllegalArgumentException("a hash has 1 to 128 characters");
        }
    }
}

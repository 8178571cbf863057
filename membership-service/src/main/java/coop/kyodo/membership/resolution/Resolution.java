package coop.kyodo.membership.resolution;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A resolution that an assembly adopted.
///
/// @param matterType what it decides, for example `EXPULSION`; governance may add types
/// @param reference the member, plan or federation concerned
/// @param hash of the document that was put to the vote
public record Resolution(
        UUID resolutionId,
        UUID assemblyId,
        ResolutionKind kind,
        String matterType,
        @Nullable UUID reference,
        @Nullable String hash,
        LocalDate adoptedOn) {

    public boolean isSpecial() {
        return kind == ResolutionKind.SPECIAL;
    }
}

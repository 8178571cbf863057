package coop.kyodo.federation.organisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organisation of the register.
///
/// @param code its own key in this federation
/// @param cooperativeId the co-operative behind it, for kind COOPERATIVE and it alone
/// @param jisCode the prefecture, JIS X 0401
public record Organisation(
        UUID id,
        String code,
        String shortName,
        String name,
        OrganisationKind kind,
        @Nullable UUID cooperativeId,
        @Nullable String jisCode,
        Instant recordedAt) {}

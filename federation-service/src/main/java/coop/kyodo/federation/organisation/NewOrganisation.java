package coop.kyodo.federation.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to register an organisation.
public record NewOrganisation(
        @Nullable UUID id,
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}") String code,
        @NotNull @Size(min = 1, max = 80) String shortName,
        @NotNull @Size(min = 1, max = 300) String name,
        @NotNull OrganisationKind kind,
        @Nullable UUID cooperativeId,
        @Nullable @Pattern(regexp = "0[1-9]|[1-3]\\d|4[0-7]") String jisCode) {}

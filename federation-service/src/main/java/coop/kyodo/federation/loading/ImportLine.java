package coop.kyodo.federation.loading;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.organisation.NewOrganisation;
import coop.kyodo.federation.organisation.OrganisationKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an import: an organisation, and what is known of its lines and its members.
record ImportLine(
        @Nullable UUID id,
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}") String code,
        @NotNull @Size(min = 1, max = 80) String shortName,
        @NotNull @Size(min = 1, max = 300) String name,
        @NotNull OrganisationKind kind,
        @Nullable UUID cooperativeId,
        @Nullable @Pattern(regexp = "0[1-9]|[1-3]\\d|4[0-7]") String jisCode,
        @Nullable @Size(max = 10) List<@NotNull @Valid Parent> affiliations,
        @Nullable @Valid Members declaration) {

    /// @param parentCode null for the federation itself
    record Parent(
            @NotNull Line line,
            @Nullable @Size(max = 40) String parentCode,
            @NotNull LocalDate from,
            @Nullable UUID resolutionId) {}

    record Members(@NotNull @Min(0) @Max(1_000_000_000) Long members, @NotNull LocalDate asOf) {}

    NewOrganisation organisation() {
        return new NewOrganisation(id, code, shortName, name, kind, cooperativeId, jisCode);
    }
}

package coop.kyodo.federation.dues;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.count.FrozenCount;
import coop.kyodo.federation.organisation.OrganisationKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// How a federation's general meeting has decided to levy dues. It never changes.
///
/// @param number its place among all policies, for paging
/// @param kinds whom it concerns; everybody of the line when empty
record DuesPolicy(
        UUID id,
        @JsonIgnore long number,
        String name,
        Line line,
        List<OrganisationKind> kinds,
        @JsonUnwrapped @JsonIgnoreProperties("currency") DuesTerms terms,
        LocalDate adoptedOn,
        String decision,
        Instant recordedAt) {

    /// Whom of a frozen count it concerns.
    List<CountedAffiliate> concerned(FrozenCount count) {
        return count.affiliates().stream()
                .filter(affiliate -> kinds.isEmpty() || kinds.contains(affiliate.kind()))
                .toList();
    }
}

package coop.kyodo.federation.count;

import coop.kyodo.federation.organisation.OrganisationKind;
import java.time.LocalDate;
import java.util.UUID;

/// One line of a frozen count: an organisation directly under the federation and the people below
/// it in the line.
public record CountedAffiliate(
        UUID organisationId,
        OrganisationKind kind,
        LocalDate affiliatedFrom,
        long members,
        String code) {}

package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import java.time.LocalDate;
import java.util.UUID;

/// One term of an officer.
///
/// @param electionId the election, or the resolution that appointed
record Officer(
        UUID memberId, Office office, UUID electionId, LocalDate electedOn, LocalDate termEndsOn) {}

package coop.kyodo.membership.compliance;

import coop.kyodo.kit.exact.Fraction;
import java.time.LocalDate;
import java.util.UUID;

/// A member who holds more than the cap allows, because of what others did.
///
/// @param cap what may be held: the raised one for whoever took over units with approval
/// @param since the first day of it without a break
record CapBreach(UUID memberId, long units, long totalUnits, Fraction cap, LocalDate since) {}

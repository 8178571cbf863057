package coop.kyodo.membership.engagement;

import java.time.Instant;

/// That a fact turned out to be wrong: since when that is known, and why. What it should have said
/// is a fact of its own with the same id, unless it should not have been noted at all.
record Corrected(Instant correctedAt, String reason) {}

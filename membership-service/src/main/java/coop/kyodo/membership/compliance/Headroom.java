package coop.kyodo.membership.compliance;

/// How often a change may still happen before a rule is broken.
///
/// @param changes 0 when the next one breaks it, or it is broken already
record Headroom(Change change, long changes) {}

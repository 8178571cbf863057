package coop.kyodo.kit.events;

import java.util.UUID;

/// A state change to report.
///
/// @param type for example `coop.kyodo.membership.member-admitted.v1`
/// @param aggregate what changed; events of one aggregate stay in order
/// @param sequence the aggregate's version, growing with each of its events
/// @param data the payload, as its JSON Schema says
public record Event(String type, UUID aggregate, long sequence, Object data) {}

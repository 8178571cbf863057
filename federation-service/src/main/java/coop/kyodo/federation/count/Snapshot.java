package coop.kyodo.federation.count;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/// A stored frozen count.
public record Snapshot(UUID id, @JsonUnwrapped FrozenCount count, Instant recordedAt) {}

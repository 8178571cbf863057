package coop.kyodo.federation.affiliation;

import java.time.LocalDate;
import java.util.UUID;

/// A co-operative's general meeting has adopted to join this federation.
public record JoiningResolution(UUID resolutionId, UUID cooperativeId, LocalDate adoptedOn) {}

package coop.kyodo.surplus.correction;

import java.util.UUID;

/// What a plan corrects, as its own hash binds it.
///
/// @param planId the executed plan
/// @param hash the hash by which that one was adopted
/// @param reason why it is corrected
public record Correction(UUID planId, String hash, String reason) {}

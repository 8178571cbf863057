package coop.kyodo.federation.federation;

/// What a federation is.
enum FederationKind {
    NATIONAL_CENTRE,
    FEDERATION
}

package coop.kyodo.federation.affiliation;

/// A kind of affiliation. An organisation may stand in several lines; within one it has one parent
/// at a time.
public enum Line {
    INDUSTRIAL,
    REGIONAL,
    NETWORK
}

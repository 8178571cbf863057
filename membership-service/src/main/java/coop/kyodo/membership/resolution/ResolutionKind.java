package coop.kyodo.membership.resolution;

/// With which majority a resolution was adopted: 普通決議 or 特別決議.
public enum ResolutionKind {
    ORDINARY,
    SPECIAL
}

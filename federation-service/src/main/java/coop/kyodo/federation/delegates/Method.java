package coop.kyodo.federation.delegates;

/// How seats follow from members.
enum Method {
    LARGEST_REMAINDER,
    DHONDT,
    SAINTE_LAGUE,
    PER_N_CEIL,
    BANDS,
    BASE_PLUS_PER_N_CEIL_CAP;

    /// Whether a fixed number of seats is divided.
    boolean divides() {
        return this == LARGEST_REMAINDER || this == DHONDT || this == SAINTE_LAGUE;
    }
}

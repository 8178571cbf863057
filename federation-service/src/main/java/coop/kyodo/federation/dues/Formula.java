package coop.kyodo.federation.dues;

/// What a year's dues are made of.
enum Formula {
    FLAT(true, false, false),
    PER_HEAD(false, true, false),
    BASE_PLUS_PER_HEAD(true, true, false),
    BANDS(false, false, true),
    BASE_PLUS_BANDS(true, false, true);

    final boolean base;
    final boolean perHead;
    final boolean bands;

    Formula(boolean base, boolean perHead, boolean bands) {
        this.base = base;
        this.perHead = perHead;
        this.bands = bands;
    }
}

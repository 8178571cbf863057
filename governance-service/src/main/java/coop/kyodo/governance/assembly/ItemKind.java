package coop.kyodo.governance.assembly;

/// How an agenda item is dealt with.
public enum ItemKind {
    /// Heard, not voted on.
    REPORT,
    ORDINARY_RESOLUTION,
    SPECIAL_RESOLUTION,
    /// Decided by a secret hall ballot.
    ELECTION;

    public boolean isResolution() {
        return this == ORDINARY_RESOLUTION || this == SPECIAL_RESOLUTION;
    }
}

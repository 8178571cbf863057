package coop.kyodo.governance.resolution;

/// What a vote says.
public enum Choice {
    YES,
    NO,
    ABSTAIN
}

package coop.kyodo.governance.assembly;

/// What officers are elected to.
public enum Office {
    DIRECTOR,
    AUDITOR
}

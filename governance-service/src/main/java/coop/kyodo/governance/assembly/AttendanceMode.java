package coop.kyodo.governance.assembly;

/// How a member takes part; every mode counts as present.
public enum AttendanceMode {
    IN_PERSON,
    WRITTEN,
    ELECTRONIC,
    PROXY
}

package coop.kyodo.governance.assembly;

/// How far an assembly has come.
public enum AssemblyState {
    CONVENED,
    ROLL_FIXED,
    OPEN,
    CLOSED
}

package coop.kyodo.governance.assembly;

/// The yearly assembly, or one in between.
public enum AssemblyKind {
    ORDINARY,
    EXTRAORDINARY
}

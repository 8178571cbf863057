package coop.kyodo.kit.export;

/// What tells one export from another.
///
/// @param sha256 lower-case hexadecimal SHA-256 over all bytes of the file
/// @param bytes how long the file is
/// @param rows how many rows it has, the line of names not counted
public record ContentHash(Format format, String sha256, long bytes, long rows) {}

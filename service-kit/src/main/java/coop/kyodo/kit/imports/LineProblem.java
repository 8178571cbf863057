package coop.kyodo.kit.imports;

import org.jspecify.annotations.Nullable;

/// Why a line was not taken. A line may have several.
///
/// @param line its number, from 1; the header of a CSV is line 1
/// @param code stable, as in problem documents
/// @param pointer JSON Pointer to the field at fault, empty for the line as a whole
/// @param rule the rule that refuses it, if one does
public record LineProblem(
        long line, String code, String pointer, String detail, @Nullable String rule) {}

package coop.kyodo.kit.imports;

import coop.kyodo.kit.rules.Refusal;
import org.jspecify.annotations.Nullable;

/// Why a line was not taken. A line may have several.
///
/// @param line its number, from 1; the header of a CSV is line 1
/// @param code stable, as in problem documents
/// @param pointer JSON Pointer to the field at fault, empty for the line as a whole
/// @param rule the rule that refuses it, if one does
public record LineProblem(
        long line, String code, String pointer, String detail, @Nullable String rule) {

    /// A rule's refusal of a line.
    public static LineProblem of(long line, Refusal refusal, String detail) {
        return new LineProblem(
                line, refusal.code(), refusal.pointer(), detail, refusal.rule().id());
    }
}

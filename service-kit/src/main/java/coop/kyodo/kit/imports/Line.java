package coop.kyodo.kit.imports;

/// One well-formed line.
///
/// @param number from 1; the header of a CSV is line 1
public record Line<T>(long number, T value) {

    /// What is wrong with this line, about one field.
    ///
    /// @param pointer JSON Pointer to the field, which in a CSV is `/` and the column; empty for
    ///   the line as a whole
    public LineProblem problem(String code, String pointer, String detail) {
        return new LineProblem(number, code, pointer, detail, null);
    }
}

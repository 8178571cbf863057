package coop.kyodo.kit.imports;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Texts;

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

    /// The same in words of the files of messages, which are kept in English.
    public LineProblem problem(String code, FormFault fault) {
        return problem(code, fault.pointer(), Texts.inEnglish(fault));
    }
}

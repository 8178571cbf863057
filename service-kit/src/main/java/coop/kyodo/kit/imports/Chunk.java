package coop.kyodo.kit.imports;

import java.util.List;

/// Lines that follow one another.
///
/// @param lines the well-formed ones, in order
/// @param problems of the others, in order
/// @param lastLine the number of the last line read, well-formed or not
public record Chunk<T>(List<Line<T>> lines, List<LineProblem> problems, long lastLine) {

    /// Whether the body has ended: there was no line left.
    public boolean isEmpty() {
        return lines.isEmpty() && problems.isEmpty();
    }
}

package coop.kyodo.membership.intake;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.rules.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came of reading a register.
///
/// @param members how many well-formed lines of members there are; units and amounts are theirs
/// @param former how many of members who have left
/// @param problems all of them: first those of lines, in order, then those of the whole
/// @param warnings what the lines say that is against a rule and keeps nothing out
record RegisterReport(
        boolean ok,
        long members,
        long former,
        long units,
        Money subscribed,
        Money paidIn,
        String digest,
        List<Problem> problems,
        List<Problem> warnings) {

    /// Why the register cannot be taken, or what of it is told as a warning.
    ///
    /// @param line its number, from 1; the header of a CSV is line 1; absent for the whole
    /// @param pointer JSON Pointer to the column, or the parameter at fault
    /// @param rule the rule that refuses it, if one does, with its source and the figures compared
    record Problem(
            @Nullable Long line,
            String code,
            String pointer,
            String detail,
            @Nullable String rule,
            @Nullable String source,
            @Nullable Map<String, Object> figures) {

        private long place() {
            return line == null ? Long.MAX_VALUE : line;
        }

        static Problem of(LineProblem problem) {
            return new Problem(
                    problem.line(),
                    problem.code(),
                    problem.pointer(),
                    problem.detail(),
                    problem.rule(),
                    null,
                    null);
        }

        static Problem of(long line, Refusal refusal, String detail) {
            return new Problem(
                    line,
                    refusal.code(),
                    refusal.pointer(),
                    detail,
                    refusal.rule().id(),
                    refusal.rule().source(),
                    refusal.figures());
        }

        static Problem ofWhole(String code, String pointer, String detail) {
            return new Problem(null, code, pointer, detail, null, null, null);
        }
    }

    static List<Problem> all(List<Problem> lines, List<Problem> whole) {
        return Stream.concat(
                        lines.stream()
                                .sorted(
                                        Comparator.comparingLong(Problem::place)
                                                .thenComparing(Problem::pointer)),
                        whole.stream())
                .toList();
    }
}

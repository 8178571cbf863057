package coop.kyodo.surplus.year;

import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A fiscal year with the newest version of its figures.
///
/// @param continues whether the year that ended the day before it is here too
/// @param closedOn when its figures were closed, if they are
/// @param accounts the lines that the figures follow from, where they were given
/// @param approval of this version, if it is approved
/// @param correction for a version that came when the year was closed, what it corrects
public record FiscalYear(
        String year,
        LocalDate from,
        LocalDate to,
        boolean continues,
        @Nullable LocalDate closedOn,
        int figuresVersion,
        Figures figures,
        @Nullable Accounts accounts,
        @Nullable Approval approval,
        @Nullable Correction correction) {

    /// Who approved the figures, and when.
    public record Approval(LocalDate approvedOn, String approvedBy) {}

    /// Why the figures of a closed year are corrected.
    ///
    /// @param corrects the version that held before
    /// @param correctedOn a day in an open year
    public record Correction(
            int corrects, String reason, LocalDate correctedOn, String correctedBy) {}

    /// The months whose work counts in the year (JP-205). Work is known by the month: one in which
    /// a year ends is that year's, with the leavers of its end [I], and not the next one's too.
    public List<YearMonth> months() {
        boolean endedIn = continues && from.getDayOfMonth() > 1;
        return Stream.iterate(
                        YearMonth.from(from).plusMonths(endedIn ? 1 : 0),
                        month -> !month.isAfter(YearMonth.from(to)),
                        month -> month.plusMonths(1))
                .toList();
    }

    public boolean isClosed() {
        return closedOn != null;
    }
}

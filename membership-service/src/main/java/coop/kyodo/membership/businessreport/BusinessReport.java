package coop.kyodo.membership.businessreport;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.capital.JournalKind;
import coop.kyodo.membership.member.WithdrawalCause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of one year. A year begins with what the year before it ended with, after the
/// leavers of its last day.
///
/// @param rule the rule that asks for them, and `source` where it stands
/// @param knownAt absent when everything recorded so far counts
/// @param yearClosed whether the year's end is closed: until then the units of its leavers are
///   still counted
/// @param before the years before this one, the latest first, three at most
record BusinessReport(
        String rule,
        String source,
        LocalDate fiscalYearEnd,
        LocalDate from,
        @Nullable Instant knownAt,
        boolean yearClosed,
        Members members,
        Units units,
        Capital capital,
        Staff staff,
        Sites sites,
        List<Earlier> before) {

    /// Members (組合員数) and their change.
    ///
    /// @param left how many left, by cause; causes that did not occur are absent
    record Members(
            long atStart, long joined, Map<WithdrawalCause, Long> left, long atEnd, long change) {

        static Members of(long atStart, long joined, Map<WithdrawalCause, Long> left, long atEnd) {
            long gone = left.values().stream().mapToLong(Long::longValue).sum();
            mustAddUp("members", atStart + joined - gone, atEnd);
            return new Members(atStart, joined, left, atEnd, atEnd - atStart);
        }
    }

    /// Units (出資口数) and their change.
    ///
    /// @param moved by what kind of journal; kinds that moved no units are absent
    record Units(long atStart, Map<JournalKind, Long> moved, long atEnd, long change) {

        static Units of(long atStart, Map<JournalKind, Long> moved, long atEnd) {
            long change = moved.values().stream().mapToLong(Long::longValue).sum();
            mustAddUp("units", atStart + change, atEnd);
            return new Units(atStart, moved, atEnd, change);
        }
    }

    /// Capital (出資金) at the end, and what is unpaid of it (未払込出資金).
    record Capital(Money subscribed, Money unpaid) {}

    /// Staff (職員): members under a labour contract, and whoever else is employed.
    record Staff(Count atStart, Count atEnd, long change) {

        record Count(long membersUnderContract, long employees) {

            long all() {
                return membersUnderContract + employees;
            }
        }

        static Staff of(Count atStart, Count atEnd) {
            return new Staff(atStart, atEnd, atEnd.all() - atStart.all());
        }
    }

    /// Sites (事業所) that were open. Sites whose opening day is not known count as open before.
    record Sites(long atStart, long opened, long closed, long atEnd) {

        static Sites of(long atStart, long opened, long closed, long atEnd) {
            mustAddUp("sites", atStart + opened - closed, atEnd);
            return new Sites(atStart, opened, closed, atEnd);
        }
    }

    /// How an earlier year ended.
    record Earlier(LocalDate fiscalYearEnd, long members, long units, Money subscribed) {}

    private static void mustAddUp(String what, long reckoned, long counted) {
        if (reckoned != counted) {
            throw new IllegalStateException(
                    what + " of the year come to " + reckoned + " and are " + counted);
        }
    }
}

package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Who holds an office, and what follows when somebody is missing.
final class OfficerRules {

    enum State {
        IN_OFFICE,
        HOLDING_OVER
    }

    /// A term as it stands on a date.
    record Standing(Officer term, State state) {}

    /// That too many are missing.
    ///
    /// @param since the first day on which they are, without a break since then
    /// @param fillBy the last day for filling the seats
    record Shortage(LocalDate since, LocalDate fillBy) {}

    private OfficerRules() {}

    /// JP-107, Workers Cooperatives Act, art. 37(1): those whose term runs, the last term of each
    /// person; where fewer than the articles' number are in office, also those whose term ended or
    /// who resigned, until successors take office: until the number is reached for the first time
    /// after they left. Whoever was dismissed, died or may not be an officer does not go on.
    static List<Standing> on(LocalDate date, Office office, List<Officer> terms, int number) {
        List<Officer> begun =
                terms.stream()
                        .filter(term -> term.office() == office && !term.electedOn().isAfter(date))
                        .sorted(
                                Comparator.comparing(Officer::electedOn)
                                        .reversed()
                                        .thenComparing(Officer::memberId))
                        .toList();
        Set<UUID> known = new HashSet<>();
        List<Standing> standing = new ArrayList<>();
        for (Officer term : begun) {
            if (term.runsOn(date) && known.add(term.memberId())) {
                standing.add(new Standing(term, State.IN_OFFICE));
            }
        }
        for (Officer term : begun) {
            if (known.add(term.memberId())
                    && term.mayHoldOverOn(date)
                    && hasNoSuccessor(term, date, begun, number)) {
                standing.add(new Standing(term, State.HOLDING_OVER));
            }
        }
        return standing;
    }

    private static boolean hasNoSuccessor(
            Officer left, LocalDate date, List<Officer> terms, int number) {
        LocalDate from = left.lastDay().plusDays(1);
        return Stream.concat(
                        Stream.of(from),
                        terms.stream().map(Officer::electedOn).filter(day -> day.isAfter(from)))
                .filter(day -> !day.isAfter(date))
                .noneMatch(day -> inOffice(day, terms) >= number);
    }

    /// How many persons' terms run on a day.
    private static long inOffice(LocalDate day, List<Officer> terms) {
        return terms.stream()
                .filter(term -> term.runsOn(day))
                .map(Officer::memberId)
                .distinct()
                .count();
    }

    /// JP-105, art. 32(6): where more than a third of the articles' number is missing, the seats
    /// are filled within three months. Whoever holds over has left, and is missing. The months
    /// count from the first day without them and end on the day before the same day of the third
    /// month, or with that month where it has no such day (Civil Code, arts. 140 and 143).
    static Optional<Shortage> shortage(
            LocalDate date, Office office, List<Officer> terms, int number, Rule jp105) {
        List<Officer> begun =
                terms.stream()
                        .filter(term -> term.office() == office && !term.electedOn().isAfter(date))
                        .toList();
        List<LocalDate> changes =
                begun.stream()
                        .flatMap(term -> Stream.of(term.electedOn(), term.lastDay().plusDays(1)))
                        .filter(day -> !day.isAfter(date))
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        Optional<LocalDate> since =
                changes.stream()
                        .takeWhile(day -> isShort(inOffice(day, begun), number, jp105))
                        .reduce((_, earlier) -> earlier);
        return since.map(first -> new Shortage(first, lastOfMonths(first, jp105)));
    }

    private static boolean isShort(long inOffice, int number, Rule jp105) {
        return !Fraction.of(number - inOffice).isAtMost(jp105.bound("missing").times(number));
    }

    private static LocalDate lastOfMonths(LocalDate first, Rule jp105) {
        LocalDate after = first.plusMonths(jp105.wholeBound("months"));
        return after.getDayOfMonth() == first.getDayOfMonth() ? after.minusDays(1) : after;
    }
}

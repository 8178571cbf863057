package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// JP-107, Workers Cooperatives Act, art. 37(1): who holds an office.
final class OfficerRules {

    enum State {
        IN_OFFICE,
        HOLDING_OVER
    }

    /// A term as it stands on a date.
    record Standing(Officer term, State state) {}

    private OfficerRules() {}

    /// Those whose term runs, the last term of each person; where fewer than the articles' number
    /// are in office, also those whose terms ended last, until successors take office.
    static List<Standing> on(LocalDate date, Office office, List<Officer> terms, int number) {
        List<Officer> begun =
                terms.stream()
                        .filter(term -> term.office() == office && !term.electedOn().isAfter(date))
                        .sorted(
                                Comparator.comparing(Officer::electedOn)
                                        .reversed()
                                        .thenComparing(Officer::memberId))
                        .toList();
        Set<UUID> holders = new HashSet<>();
        List<Standing> standing = new ArrayList<>();
        for (Officer term : begun) {
            if (!term.termEndsOn().isBefore(date) && holders.add(term.memberId())) {
                standing.add(new Standing(term, State.IN_OFFICE));
            }
        }
        if (standing.size() < number) {
            LocalDate lastEnd =
                    begun.stream()
                            .filter(term -> term.termEndsOn().isBefore(date))
                            .map(Officer::termEndsOn)
                            .max(Comparator.naturalOrder())
                            .orElse(date);
            for (Officer term : begun) {
                if (term.termEndsOn().equals(lastEnd)
                        && lastEnd.isBefore(date)
                        && holders.add(term.memberId())) {
                    standing.add(new Standing(term, State.HOLDING_OVER));
                }
            }
        }
        return standing;
    }
}

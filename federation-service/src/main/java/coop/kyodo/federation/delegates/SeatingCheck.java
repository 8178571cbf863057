package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.count.Snapshots;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Every seating recomputes from its frozen count and its terms.
@ApplicationScoped
class SeatingCheck implements Check {

    private final Seatings seatings;

    SeatingCheck(Seatings seatings) {
        this.seatings = seatings;
    }

    @Override
    public String name() {
        return "seatings-recompute";
    }

    @Override
    public Finding run(Tx tx) {
        Rulebook rules = Federations.get(tx).rules();
        List<Seatings.Row> stored = seatings.page(tx, 0, Integer.MAX_VALUE);
        List<String> faults =
                stored.stream()
                        .filter(row -> !recomputes(tx, row, rules))
                        .map(row ->
                                "seating " + row.id() + " does not follow from its frozen count")
                        .toList();
        return Finding.of(Map.of("seatings", stored.size()), faults);
    }

    private static boolean recomputes(Tx tx, Seatings.Row row, Rulebook rules) {
        List<CountedAffiliate> concerned =
                SeatDelegates.concerned(Snapshots.get(tx, row.snapshotId()).count(), row.kinds());
        return SeatingRules.seat(row.terms(), concerned, rules)
                .equals(Decision.accepted(row.outcome()));
    }
}

package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.count.FrozenCount;
import coop.kyodo.federation.count.Snapshot;
import coop.kyodo.federation.count.Snapshots;
import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Seats the delegates of an assembly: freezes the count, divides the seats, keeps the proof.
@ApplicationScoped
class SeatDelegates {

    private final Seatings seatings;

    SeatDelegates(Seatings seatings) {
        this.seatings = seatings;
    }

    Seating seat(Tx tx, NewSeating request) {
        Federation federation = Federations.get(tx);
        SeatingTerms terms = request.terms();
        Snapshot snapshot = Snapshots.freeze(tx, request.line(), request.countAsOf());
        Seated seated =
                SeatingRules.seat(
                                terms,
                                concerned(snapshot.count(), request.onlyKinds()),
                                federation.rules())
                        .orRefuse();
        UUID id = Ids.orNext(request.id());
        if (!seatings.add(tx, id, request, terms, snapshot.id(), seated)) {
            throw Problems.conflict("seating-exists", FormFault.of("", "said.id-of-a-seating"));
        }
        tx.audit(
                "delegates-seated",
                id.toString(),
                Map.of(
                        "method",
                        terms.method(),
                        "seats",
                        seated.seats(),
                        "snapshotHash",
                        snapshot.count().hash()));
        tx.publish(DelegatesSeated.event(federation.id(), id, seated));
        return seatings.get(tx, id).withProof();
    }

    static List<CountedAffiliate> concerned(FrozenCount count, Set<OrganisationKind> kinds) {
        return count.affiliates().stream()
                .filter(affiliate -> kinds.isEmpty() || kinds.contains(affiliate.kind()))
                .toList();
    }
}

package coop.kyodo.federation.count;

import coop.kyodo.federation.affiliation.Affiliations;
import coop.kyodo.federation.affiliation.Edge;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.organisation.Organisation;
import coop.kyodo.federation.organisation.Organisations;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that is known of a federation's numbers on one day. A co-operative's members are
/// counted only while it stands in one of the federation's lines: before and after that they are
/// none of the federation's business.
///
/// @param edges the affiliations that hold on the day
/// @param organisations who stands in them, by id
/// @param own each one's own members
record Census(
        UUID federationId,
        LocalDate asOf,
        List<Edge> edges,
        Map<UUID, Organisation> organisations,
        Map<UUID, OwnMembers> own) {

    static Census take(Tx tx, LocalDate asOf) {
        UUID federation = Federations.get(tx).id();
        List<Edge> edges = Affiliations.holdingOn(tx, asOf);
        Set<UUID> standing = edges.stream().map(Edge::child).collect(Collectors.toSet());
        Map<UUID, Organisation> organisations = Organisations.all(tx, standing);
        Map<UUID, Declaration> declared = Declarations.latest(tx, asOf);
        Map<UUID, Long> counted = counted(tx, organisations, asOf);
        var own = new HashMap<UUID, OwnMembers>();
        for (UUID organisation : standing) {
            own.put(organisation, own(counted.get(organisation), declared.get(organisation)));
        }
        return new Census(federation, asOf, edges, organisations, own);
    }

    /// One organisation's own numbers, whether it stands in a line or not.
    OwnMembers own(Tx tx, UUID organisation) {
        OwnMembers known = own.get(organisation);
        return known == null ? own(null, Declarations.latest(tx, asOf).get(organisation)) : known;
    }

    Counting.Count count() {
        return Counting.count(edges, members());
    }

    Map<UUID, Long> members() {
        var members = new HashMap<UUID, Long>();
        own.forEach((organisation, numbers) -> members.put(organisation, numbers.members()));
        return members;
    }

    String code(UUID organisation) {
        Organisation known = organisations.get(organisation);
        return known == null ? "" : known.code();
    }

    private static OwnMembers own(@Nullable Long counted, @Nullable Declaration declared) {
        return OwnMembers.of(
                counted,
                declared == null ? null : declared.members(),
                declared == null ? null : declared.asOf());
    }

    /// Reads each co-operative's number as that co-operative, then goes on as the federation.
    private static Map<UUID, Long> counted(
            Tx tx, Map<UUID, Organisation> organisations, LocalDate asOf) {
        UUID federation = tx.tenant();
        var counted = new HashMap<UUID, Long>();
        for (Organisation organisation : organisations.values()) {
            if (organisation.cooperativeId() != null) {
                tx.enter(organisation.cooperativeId());
                Optional<Long> members = CooperativeMembers.count(tx, asOf);
                members.ifPresent(number -> counted.put(organisation.id(), number));
            }
        }
        tx.enter(federation);
        return counted;
    }
}

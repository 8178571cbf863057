package coop.kyodo.federation.affiliation;

import coop.kyodo.federation.affiliation.AffiliationChanged.State;
import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.organisation.Organisation;
import coop.kyodo.federation.organisation.Organisations;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Opens an affiliation. The affiliations of one federation are opened and ended one after the
/// other, so that no two of them close a circle together.
public final class Affiliate {

    private Affiliate() {}

    public static Affiliation affiliate(Tx tx, NewAffiliation request) {
        Federation federation = Federations.get(tx);
        Organisation organisation = Organisations.get(tx, request.organisationId());
        if (request.parentId() != null) {
            Organisations.get(tx, request.parentId());
        }
        Federations.hold(tx, "affiliations");
        AffiliationRules.join(
                        new AffiliationRules.Wish(
                                federation.id(),
                                organisation.id(),
                                request.parentId(),
                                request.line(),
                                request.from(),
                                organisation.cooperativeId()),
                        known(tx, request),
                        resolution(tx, organisation.cooperativeId(), request.resolutionId()),
                        federation.rules())
                .orRefuse();
        UUID id = Ids.orNext(request.id());
        if (!Affiliations.add(tx, id, request)) {
            throw Problems.conflict(
                    "affiliation-exists", FormFault.of("", "said.id-of-an-affiliation"));
        }
        Affiliation opened = Affiliations.get(tx, id);
        tx.audit("affiliated", id.toString(), opened);
        tx.publish(
                new AffiliationChanged(
                                federation.id(),
                                id,
                                organisation.id(),
                                organisation.cooperativeId(),
                                opened.parentId(),
                                opened.line(),
                                State.JOINED,
                                opened.from())
                        .event());
        return opened;
    }

    private static AffiliationRules.Known known(Tx tx, NewAffiliation request) {
        List<Edge> ofChild =
                Affiliations.of(tx, request.organisationId()).stream()
                        .filter(edge -> edge.line() == request.line())
                        .toList();
        List<Edge> aboveParent =
                request.parentId() == null
                        ? List.of()
                        : Affiliations.above(tx, request.line(), request.parentId());
        return new AffiliationRules.Known(ofChild, aboveParent, codes(tx, request, aboveParent));
    }

    private static Map<UUID, String> codes(Tx tx, NewAffiliation request, List<Edge> aboveParent) {
        Set<UUID> shown =
                aboveParent.stream()
                        .map(Edge::child)
                        .collect(Collectors.toCollection(HashSet::new));
        shown.add(request.organisationId());
        if (request.parentId() != null) {
            shown.add(request.parentId());
        }
        return Organisations.all(tx, shown).values().stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::code));
    }

    private static Optional<JoiningResolution> resolution(
            Tx tx, @Nullable UUID cooperative, @Nullable UUID resolution) {
        return cooperative == null || resolution == null
                ? Optional.empty()
                : JoiningResolutions.find(tx, cooperative, resolution);
    }
}

package coop.kyodo.federation.loading;

import coop.kyodo.federation.affiliation.Affiliate;
import coop.kyodo.federation.affiliation.Affiliations;
import coop.kyodo.federation.affiliation.Edge;
import coop.kyodo.federation.affiliation.NewAffiliation;
import coop.kyodo.federation.count.Declarations;
import coop.kyodo.federation.count.NewDeclaration;
import coop.kyodo.federation.loading.ImportAnswer.Status;
import coop.kyodo.federation.organisation.Organisation;
import coop.kyodo.federation.organisation.Organisations;
import coop.kyodo.federation.organisation.RegisterOrganisation;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Takes one line of an import: adds what is missing, leaves what stands, refuses what differs.
final class LoadOrganisation {

    private LoadOrganisation() {}

    static ImportAnswer load(Tx tx, int number, ImportLine line) {
        Optional<Organisation> standing = Organisations.byCode(tx, line.code());
        Organisation organisation =
                standing.isPresent()
                        ? same(standing.get(), line)
                        : RegisterOrganisation.register(tx, line.organisation());
        boolean changed = affiliate(tx, organisation, line) | declare(tx, organisation, line);
        Status status =
                standing.isEmpty() ? Status.CREATED : changed ? Status.CHANGED : Status.UNCHANGED;
        return new ImportAnswer(number, line.code(), status, organisation.id(), null);
    }

    private static Organisation same(Organisation standing, ImportLine line) {
        boolean same =
                standing.name().equals(line.name())
                        && standing.shortName().equals(line.shortName())
                        && standing.kind() == line.kind()
                        && Objects.equals(standing.cooperativeId(), line.cooperativeId())
                        && Objects.equals(standing.jisCode(), line.jisCode())
                        && (line.id() == null || line.id().equals(standing.id()));
        if (!same) {
            throw Problems.conflict(
                    "organisation-differs", FormFault.of("", "said.organisation-differs"));
        }
        return standing;
    }

    private static boolean affiliate(Tx tx, Organisation organisation, ImportLine line) {
        if (line.affiliations() == null) {
            return false;
        }
        List<Edge> standing = Affiliations.of(tx, organisation.id());
        boolean changed = false;
        for (ImportLine.Parent wish : line.affiliations()) {
            UUID parent = wish.parentCode() == null ? null : parent(tx, wish.parentCode());
            boolean known =
                    standing.stream()
                            .anyMatch(edge ->
                                    edge.line() == wish.line()
                                            && edge.from().equals(wish.from())
                                            && Objects.equals(edge.parent(), parent));
            if (!known) {
                Affiliate.affiliate(
                        tx,
                        new NewAffiliation(
                                null,
                                organisation.id(),
                                parent,
                                wish.line(),
                                wish.from(),
                                wish.resolutionId()));
                changed = true;
            }
        }
        return changed;
    }

    private static UUID parent(Tx tx, String code) {
        return Organisations.byCode(tx, code)
                .orElseThrow(() ->
                        Problems.unprocessable(
                                "parent-not-found",
                                new FormFault(
                                        "/affiliations",
                                        "said.no-organisation-of-code",
                                        Map.of("code", code))))
                .id();
    }

    private static boolean declare(Tx tx, Organisation organisation, ImportLine line) {
        ImportLine.Members wish = line.declaration();
        if (wish == null) {
            return false;
        }
        boolean known =
                Declarations.on(tx, organisation.id(), wish.asOf())
                        .filter(declaration -> declaration.members() == wish.members())
                        .isPresent();
        if (!known) {
            Declarations.declare(
                    tx, new NewDeclaration(null, organisation.id(), wish.members(), wish.asOf()));
        }
        return !known;
    }
}

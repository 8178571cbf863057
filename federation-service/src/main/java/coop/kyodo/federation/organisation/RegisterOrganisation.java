package coop.kyodo.federation.organisation;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;

/// Notes an organisation in the register.
public final class RegisterOrganisation {

    private RegisterOrganisation() {}

    public static Organisation register(Tx tx, NewOrganisation wish) {
        Federations.get(tx);
        checkCooperative(wish);
        var organisation =
                new Organisation(
                        Ids.orNext(wish.id()),
                        wish.code(),
                        wish.shortName(),
                        wish.name(),
                        wish.kind(),
                        wish.cooperativeId(),
                        wish.jisCode(),
                        tx.now());
        if (!Organisations.add(tx, organisation)) {
            throw taken(tx, organisation);
        }
        tx.audit("organisation-registered", organisation.id().toString(), organisation);
        return organisation;
    }

    private static void checkCooperative(NewOrganisation wish) {
        boolean cooperative = wish.kind() == OrganisationKind.COOPERATIVE;
        if (cooperative && wish.cooperativeId() == null) {
            throw Problems.malformed(
                    "cooperative-id-needed",
                    FormFault.of("/cooperativeId", "said.cooperative-named"));
        }
        if (!cooperative && wish.cooperativeId() != null) {
            throw Problems.malformed(
                    "cooperative-id-unexpected",
                    FormFault.of("/cooperativeId", "said.cooperative-not-named"));
        }
    }

    private static ProblemException taken(Tx tx, Organisation organisation) {
        if (Organisations.byCode(tx, organisation.code()).isPresent()) {
            return Problems.conflict(
                    "organisation-code-taken", FormFault.of("", "said.code-taken"));
        }
        if (organisation.cooperativeId() != null
                && Organisations.hasCooperative(tx, organisation.cooperativeId())) {
            return Problems.conflict(
                    "cooperative-registered", FormFault.of("", "said.cooperative-registered"));
        }
        return Problems.conflict(
                "organisation-exists", FormFault.of("", "said.id-of-an-organisation"));
    }
}

package coop.kyodo.membership.privacy;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.person.PersonEvents;
import coop.kyodo.membership.person.Persons;
import coop.kyodo.membership.refund.Debts;
import coop.kyodo.membership.refund.RefundClaims;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Erases what is kept of a person beyond ids, dates and figures, when no duty to keep it is left.
/// The register's counts and hash, the ledger and the audit chain hold ids only and stay whole.
final class ErasePerson {

    /// Why it is to be erased.
    record Request(@NotNull Erasure.Cause cause) {}

    private ErasePerson() {}

    static Erasure erase(Tx tx, UUID asked, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Trace trace = Trace.of(tx, asked);
        if (Persons.isErased(tx, trace.personId())) {
            throw Problems.conflict("person-erased", FormFault.of("", "said.person-erased-before"));
        }
        List<RetentionRules.Tie> ties = trace.ties(tx);
        Rule rule =
                RetentionRules.mayErase(
                                cooperative.rules(),
                                ties,
                                RefundClaims.unpaid(tx, cooperative, trace.allIds()),
                                Debts.open(
                                        tx,
                                        cooperative,
                                        ties.stream().map(RetentionRules.Tie::memberId).toList()),
                                tx.today())
                        .orRefuse();
        RetentionRules.noBenefitIsOpen(cooperative.rules(), trace.openBenefits(tx)).orRefuse();
        Erasure erasure =
                new Erasure(
                                Ids.next(),
                                trace.personId(),
                                request.cause(),
                                trace.formerIds(),
                                trace.memberIds(),
                                Erasures.erase(tx, trace),
                                tx.now(),
                                rule.id(),
                                rule.source(),
                                "")
                        .hashed();
        Erasures.add(tx, erasure);
        PersonEvents.publishErased(
                tx, trace.personId(), trace.formerIds(), trace.memberIds(), erasure.hash());
        tx.audit(
                "person-erased",
                trace.personId().toString(),
                Map.of("cause", request.cause(), "receipt", erasure.hash()));
        return erasure;
    }
}

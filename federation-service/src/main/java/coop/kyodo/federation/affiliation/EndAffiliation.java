package coop.kyodo.federation.affiliation;

import coop.kyodo.federation.affiliation.AffiliationChanged.State;
import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.organisation.Organisations;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Takes the notice of an organisation that leaves a line.
final class EndAffiliation {

    private EndAffiliation() {}

    static Affiliation end(Tx tx, UUID affiliationId, NewEnding request) {
        Federation federation = Federations.get(tx);
        Federations.hold(tx, "affiliations");
        Affiliation affiliation = Affiliations.get(tx, affiliationId);
        if (affiliation.endsOn() != null) {
            throw Problems.conflict(
                    "affiliation-ended",
                    new FormFault("", "said.ends-on", Map.of("endsOn", affiliation.endsOn())));
        }
        LocalDate lastDay =
                LeavingRules.leave(
                                affiliation.from(),
                                request.noticeOn(),
                                request.endsOn(),
                                federation.lastDayOfFiscalYear(),
                                federation.withdrawalNoticeDays(),
                                federation.rules())
                        .orRefuse();
        Affiliations.end(tx, affiliationId, request.noticeOn(), lastDay);
        Affiliation ended = Affiliations.get(tx, affiliationId);
        tx.audit("affiliation-ended", affiliationId.toString(), ended);
        tx.publish(
                new AffiliationChanged(
                                federation.id(),
                                affiliationId,
                                ended.organisationId(),
                                Organisations.get(tx, ended.organisationId()).cooperativeId(),
                                ended.parentId(),
                                ended.line(),
                                State.LEFT,
                                lastDay)
                        .event());
        return ended;
    }
}

package coop.kyodo.membership.member;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapPoints;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.UnitCapRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Accepts an applicant, who may pay from then on.
final class Accept {

    /// The co-op's acceptance.
    ///
    /// @param decision of the organ that the articles name (JP-041), if the caller says so
    record Request(@NotNull LocalDate acceptedOn, @Valid @Nullable AcceptanceDecision decision) {}

    private Accept() {}

    static void accept(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member applicant = Members.get(tx, memberId);
        applicant.mustBeApplied();
        Days.mustHaveCome(tx, request.acceptedOn(), "/acceptedOn");
        if (request.acceptedOn().isBefore(applicant.appliedOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/acceptedOn",
                            "said.application-of",
                            Map.of("appliedOn", applicant.appliedOn())));
        }
        AcceptanceDecision decision = request.decision();
        mustBeTimely(request.acceptedOn(), decision);
        mustBePayable(tx, cooperative, applicant, request.acceptedOn());
        Members.accept(tx, memberId, request.acceptedOn());
        if (decision != null) {
            Members.decide(tx, memberId, decision);
        }
        MemberEvents.publishAccepted(
                tx, memberId, Members.nextVersion(tx, memberId), request.acceptedOn());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("units", applicant.unitsApplied());
        details.put("acceptedOn", request.acceptedOn());
        if (decision != null) {
            details.put("organ", decision.organ());
        }
        tx.audit("applicant-accepted", memberId.toString(), details);
    }

    /// Nobody is accepted whose units are beyond the cap whether they are paid up at once or today,
    /// even when everybody joins whom the co-op has accepted so far. Whether all of them do is not
    /// known yet: what binds is the cap on the day of the admission, among those who are members
    /// then.
    private static void mustBePayable(
            Tx tx, Cooperative cooperative, Member applicant, LocalDate acceptedOn) {
        Rulebook profile = cooperative.rules();
        LocalDate atOnce = Founders.memberFrom(tx, applicant.memberId(), acceptedOn);
        if (!UnitCapRules.isWithinCap(profile, joined(tx, cooperative, applicant, atOnce))) {
            UnitCapRules.withinCap(profile, joined(tx, cooperative, applicant, tx.today()))
                    .orRefuse();
        }
    }

    /// What the applicant's units are measured against by a payment of this day, when those who
    /// were accepted before have paid.
    private static UnitCapRules.Share joined(
            Tx tx, Cooperative cooperative, Member applicant, LocalDate on) {
        Members.Crowd accepted = Members.accepted(tx);
        return CapPoints.joined(
                tx,
                applicant.memberId(),
                on,
                applicant.unitsApplied(),
                Ledger.standing(tx, cooperative).units() + accepted.units(),
                accepted.members());
    }

    /// Nobody is accepted before the organ decided.
    private static void mustBeTimely(LocalDate acceptedOn, @Nullable AcceptanceDecision decision) {
        LocalDate decidedOn = decision == null ? null : decision.on();
        if (decidedOn != null && decidedOn.isAfter(acceptedOn)) {
            throw Problems.malformed(
                    "date-too-late",
                    new FormFault(
                            "/decision/on",
                            "said.acceptance-of",
                            Map.of("acceptedOn", acceptedOn)));
        }
    }
}

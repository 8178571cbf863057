package coop.kyodo.membership.register;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that somebody asked to see the register, and whether it is shown to them.
final class RecordInspection {

    /// Who asked.
    record Requester(
            @NotNull Inspection.Kind kind,
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID memberId) {}

    /// Why it is refused.
    record Refusal(
            @NotNull Inspection.Ground ground, @Nullable @Size(max = 1000) String explanation) {}

    /// A request to see the register.
    record Request(
            @Nullable UUID id,
            @NotNull @Valid Requester requester,
            @NotBlank @Size(max = 1000) String purpose,
            @NotNull LocalDate requestedOn,
            @Nullable LocalDate asOf,
            @Nullable @Valid Refusal refusal) {}

    /// What others are told: not who asked, nor why. The aggregate is the inspection.
    record Inspected(
            UUID cooperativeId,
            UUID inspectionId,
            Inspection.Kind requester,
            boolean granted,
            LocalDate requestedOn,
            LocalDate asOf) {}

    private RecordInspection() {}

    static Inspection record(Tx tx, Request request, String recordedBy) {
        Rulebook rules = Cooperatives.locked(tx).rules();
        UUID inspectionId = Ids.orNext(request.id());
        if (Inspections.find(tx, inspectionId).isPresent()) {
            throw Problems.conflict(
                    "inspection-exists", FormFault.of("", "said.id-of-an-inspection"));
        }
        Days.mustHaveCome(tx, request.requestedOn(), "/requestedOn");
        LocalDate asOf = request.asOf() == null ? request.requestedOn() : request.asOf();
        if (asOf.isAfter(request.requestedOn())) {
            throw Problems.malformed(
                    "date-too-late",
                    new FormFault(
                            "/asOf",
                            "said.asked-for-on",
                            Map.of("requestedOn", request.requestedOn())));
        }
        Requester requester = request.requester();
        if ((requester.kind() == Inspection.Kind.MEMBER) != (requester.memberId() != null)) {
            throw Problems.malformed(
                    "member-of-requester",
                    FormFault.of("/requester/memberId", "said.member-by-id"));
        }
        if (requester.memberId() != null) {
            Members.get(tx, requester.memberId());
        }
        Refusal refusal = request.refusal();
        if (refusal == null) {
            boolean isMember =
                    requester.memberId() != null
                            && Registers.holds(tx, requester.memberId(), request.requestedOn());
            InspectionRules.entitled(rules, requester.kind(), isMember).orRefuse();
        } else {
            InspectionRules.goodReason(rules, refusal.ground(), refusal.explanation()).orRefuse();
        }
        Inspection inspection =
                new Inspection(
                        inspectionId,
                        new Inspection.Requester(
                                requester.kind(), requester.name(), requester.memberId()),
                        request.purpose(),
                        request.requestedOn(),
                        asOf,
                        refusal == null
                                ? null
                                : new Inspection.Refusal(refusal.ground(), refusal.explanation()),
                        recordedBy,
                        tx.now());
        Inspections.add(tx, inspection);
        tx.publish(
                new Event(
                        "coop.kyodo.membership.register-inspected.v1",
                        inspectionId,
                        1,
                        new Inspected(
                                tx.tenant(),
                                inspectionId,
                                requester.kind(),
                                refusal == null,
                                inspection.requestedOn(),
                                inspection.asOf())));
        tx.audit(
                refusal == null ? "register-inspection-granted" : "register-inspection-refused",
                inspectionId.toString(),
                Map.of("kind", requester.kind(), "asOf", inspection.asOf()));
        return inspection;
    }
}

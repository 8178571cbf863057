package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Refuses an applicant for a just cause.
final class Refuse {

    /// The refusal and its cause.
    record Request(
            @NotNull LocalDate refusedOn,
            @NotNull RefusalCause cause,
            @Nullable @Size(max = 1000) String explanation) {}

    private Refuse() {}

    static void refuse(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member applicant = Members.get(tx, memberId);
        applicant.mustBeApplied();
        Days.mustHaveCome(tx, request.refusedOn(), "/refusedOn");
        if (request.refusedOn().isBefore(applicant.appliedOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/refusedOn",
                            "said.application-of",
                            Map.of("appliedOn", applicant.appliedOn())));
        }
        AdmissionRules.justCause(cooperative.rules(), request.cause(), request.explanation())
                .orRefuse();
        Members.refuse(tx, memberId, request.refusedOn(), request.cause(), request.explanation());
        MemberEvents.publishRefused(tx, memberId, request.refusedOn(), request.cause());
        tx.audit(
                "applicant-refused",
                memberId.toString(),
                Map.of("cause", request.cause(), "refusedOn", request.refusedOn()));
    }
}

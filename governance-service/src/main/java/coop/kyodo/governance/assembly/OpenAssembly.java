package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Opens the assembly: those present appoint their chair.
@ApplicationScoped
class OpenAssembly {

    record Request(@NotNull UUID chairMemberId, @NotNull LocalDate openedOn) {}

    private final Assemblies assemblies;
    private final Cooperatives cooperatives;
    private final Rolls rolls;
    private final Attendances attendances;

    OpenAssembly(
            Assemblies assemblies,
            Cooperatives cooperatives,
            Rolls rolls,
            Attendances attendances) {
        this.assemblies = assemblies;
        this.cooperatives = cooperatives;
        this.rolls = rolls;
        this.attendances = attendances;
    }

    void open(Tx tx, UUID assemblyId, Request request) {
        Assembly assembly = assemblies.lock(tx, assemblyId);
        switch (assembly.state()) {
            case CONVENED ->
                    throw Problems.conflict(
                            "roll-not-fixed", FormFault.of("", "said.fix-the-roll"));
            case OPEN, CLOSED ->
                    throw Problems.conflict("already-open", FormFault.of("", "said.opened-before"));
            case ROLL_FIXED -> {}
        }
        if (request.openedOn().isBefore(assembly.heldOn())) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/openedOn", "said.before-the-meeting"));
        }
        Days.mustHaveCome(tx, request.openedOn(), "/openedOn");
        rolls.mustHold(tx, assemblyId, request.chairMemberId());
        AttendanceRules.mayTakeChair(
                        request.chairMemberId(),
                        attendances.isThereInPerson(tx, assemblyId, request.chairMemberId()),
                        cooperatives.version(tx, assembly.articlesVersion()).rule("JP-136"))
                .orRefuse();

        assemblies.open(tx, assemblyId, request.chairMemberId(), request.openedOn());
        tx.audit(
                "assembly-opened",
                assemblyId.toString(),
                Map.of("chairMemberId", request.chairMemberId(), "openedOn", request.openedOn()));
    }
}

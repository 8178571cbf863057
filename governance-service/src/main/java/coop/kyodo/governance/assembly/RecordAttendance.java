package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Cooperative;
import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that a member takes part, and how.
@ApplicationScoped
class RecordAttendance {

    record Request(
            @NotNull UUID memberId, @NotNull AttendanceMode mode, @Nullable UUID proxyHolderId) {}

    private final Assemblies assemblies;
    private final Cooperatives cooperatives;
    private final Rolls rolls;
    private final Attendances attendances;

    RecordAttendance(
            Assemblies assemblies,
            Cooperatives cooperatives,
            Rolls rolls,
            Attendances attendances) {
        this.assemblies = assemblies;
        this.cooperatives = cooperatives;
        this.rolls = rolls;
        this.attendances = attendances;
    }

    Attendance record(Tx tx, UUID assemblyId, Request request) {
        UUID holder = request.proxyHolderId();
        if ((request.mode() == AttendanceMode.PROXY) != (holder != null)) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/proxyHolderId", "said.holder-of-a-proxy"));
        }
        Assembly assembly = assemblies.lock(tx, assemblyId);
        switch (assembly.state()) {
            case CONVENED ->
                    throw Problems.conflict(
                            "roll-not-fixed", FormFault.of("", "said.fix-the-roll"));
            case CLOSED ->
                    throw Problems.conflict(
                            "assembly-closed", FormFault.of("", "said.assembly-closed"));
            case ROLL_FIXED, OPEN -> {}
        }
        Cooperative cooperative = cooperatives.version(tx, assembly.articlesVersion());
        Rule jp138 = cooperative.rule("JP-138");
        rolls.mustHold(tx, assemblyId, request.memberId());
        AttendanceRules.modeAllowed(request.mode(), cooperative.articles(), jp138).orRefuse();
        if (holder != null) {
            AttendanceRules.mayHoldProxy(
                            holder,
                            request.memberId(),
                            attendances.principals(tx, assemblyId, holder),
                            jp138)
                    .orRefuse();
            mustBePresent(tx, assemblyId, holder);
        }

        int position = (int) attendances.present(tx, assemblyId).total() + 1;
        Attendance attendance =
                new Attendance(request.memberId(), request.mode(), holder, position);
        if (!attendances.add(tx, assemblyId, attendance)) {
            throw Problems.conflict(
                    "already-attending", FormFault.of("", "said.attendance-recorded"));
        }
        tx.audit(
                "attendance-recorded",
                assemblyId.toString(),
                Map.of("memberId", attendance.memberId(), "mode", attendance.mode()));
        return attendance;
    }

    private void mustBePresent(Tx tx, UUID assemblyId, UUID holder) {
        rolls.mustHold(tx, assemblyId, holder);
        if (!attendances.isThereInPerson(tx, assemblyId, holder)) {
            throw Problems.conflict("proxy-holder-absent", FormFault.of("", "said.holder-absent"));
        }
    }
}

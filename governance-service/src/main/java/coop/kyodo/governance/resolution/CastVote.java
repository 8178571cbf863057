package coop.kyodo.governance.resolution;

import coop.kyodo.governance.assembly.Agenda;
import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Assemblies;
import coop.kyodo.governance.assembly.Attendance;
import coop.kyodo.governance.assembly.AttendanceMode;
import coop.kyodo.governance.assembly.Attendances;
import coop.kyodo.governance.assembly.ItemKind;
import coop.kyodo.governance.assembly.Session;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;

/// Casts an open vote: a member's own, or one that the clerk records.
@ApplicationScoped
class CastVote {

    record Request(@NotNull UUID memberId, @NotNull Choice choice) {}

    private final Assemblies assemblies;
    private final Agenda agenda;
    private final Attendances attendances;
    private final Votes votes;
    private final Caller caller;

    CastVote(
            Assemblies assemblies,
            Agenda agenda,
            Attendances attendances,
            Votes votes,
            Caller caller) {
        this.assemblies = assemblies;
        this.agenda = agenda;
        this.attendances = attendances;
        this.votes = votes;
        this.caller = caller;
    }

    Votes.Vote cast(Tx tx, UUID assemblyId, UUID itemId, Request request) {
        Session session = assemblies.getOpen(tx, assemblyId);
        Attendance attendance =
                attendances
                        .find(tx, assemblyId, request.memberId())
                        .orElseThrow(() ->
                                Problems.conflict(
                                        "not-present", FormFault.of("", "said.not-present")));
        mustBeTheirsToCast(tx, attendance);
        AgendaItem item = agenda.undecided(tx, assemblyId, itemId);
        mustBeAResolution(item, attendance, session);
        ResolutionRules.mayVote(request.memberId(), session.chair(), session.rule("JP-136"))
                .orRefuse();
        ResolutionRules.mayVoteUnseen(
                        request.memberId(),
                        attendance.mode() == AttendanceMode.IN_PERSON,
                        item.notified(),
                        session.rule("JP-138"))
                .orRefuse();

        var vote = new Votes.Vote(request.memberId(), request.choice(), tx.now());
        if (!votes.cast(tx, assemblyId, itemId, vote)) {
            throw Problems.conflict("already-voted", FormFault.of("", "said.has-voted"));
        }
        tx.audit("vote-cast", itemId.toString(), Map.of("memberId", vote.memberId()));
        return vote;
    }

    private static void mustBeAResolution(AgendaItem item, Attendance attendance, Session session) {
        if (item.kind() == ItemKind.ELECTION && attendance.mode() == AttendanceMode.ELECTRONIC) {
            throw new RefusedException(ResolutionRules.electronicElection(session.rule("JP-138")));
        }
        if (!item.kind().isResolution()) {
            throw Problems.conflict(
                    "not-a-resolution",
                    new FormFault("", "said.item-is", Map.of("kind", item.kind())));
        }
    }

    /// Members cast their own votes and those whose proxy they hold; clerk and director record what
    /// was voted in the hall or in writing.
    private void mustBeTheirsToCast(Tx tx, Attendance attendance) {
        if (caller.has(tx.tenant(), Role.CLERK) || caller.has(tx.tenant(), Role.DIRECTOR)) {
            return;
        }
        UUID entitled =
                attendance.proxyHolderId() == null
                        ? attendance.memberId()
                        : attendance.proxyHolderId();
        if (caller.member(tx.tenant()).filter(entitled::equals).isEmpty()) {
            throw Problems.forbidden("vote-not-yours", FormFault.of("", "said.vote-not-yours"));
        }
    }
}

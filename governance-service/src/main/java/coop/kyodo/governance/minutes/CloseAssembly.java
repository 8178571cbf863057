package coop.kyodo.governance.minutes;

import coop.kyodo.governance.assembly.Agenda;
import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Assemblies;
import coop.kyodo.governance.assembly.Assembly;
import coop.kyodo.governance.assembly.Attendances;
import coop.kyodo.governance.assembly.RefusedMotions;
import coop.kyodo.governance.assembly.Rolls;
import coop.kyodo.governance.assembly.Session;
import coop.kyodo.governance.election.Elections;
import coop.kyodo.governance.resolution.Resolutions;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Closes the assembly and writes its minutes.
@ApplicationScoped
class CloseAssembly {

    record Request(@NotNull LocalDate closedOn) {}

    private final Assemblies assemblies;
    private final Agenda agenda;
    private final Rolls rolls;
    private final Attendances attendances;
    private final RefusedMotions refusedMotions;
    private final Resolutions resolutions;
    private final Elections elections;
    private final MinuteBook book;

    CloseAssembly(
            Assemblies assemblies,
            Agenda agenda,
            Rolls rolls,
            Attendances attendances,
            RefusedMotions refusedMotions,
            Resolutions resolutions,
            Elections elections,
            MinuteBook book) {
        this.assemblies = assemblies;
        this.agenda = agenda;
        this.rolls = rolls;
        this.attendances = attendances;
        this.refusedMotions = refusedMotions;
        this.resolutions = resolutions;
        this.elections = elections;
        this.book = book;
    }

    Minutes close(Tx tx, UUID assemblyId, Request request) {
        Session session = assemblies.lockOpen(tx, assemblyId);
        if (request.closedOn().isBefore(session.openedOn())) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/closedOn", "said.before-the-opening"));
        }
        Days.mustHaveCome(tx, request.closedOn(), "/closedOn");
        assemblies.close(tx, assemblyId, request.closedOn());
        Minutes minutes = book.add(tx, document(tx, session, request.closedOn()));
        tx.audit("assembly-closed", assemblyId.toString(), Map.of("minutesHash", minutes.hash()));
        return minutes;
    }

    private Minutes.Document document(Tx tx, Session session, LocalDate closedOn) {
        Assembly assembly = assemblies.get(tx, session.id());
        Rolls.Roll roll = rolls.get(tx, session.id());
        return new Minutes.Document(
                assembly.id(),
                tx.tenant(),
                assembly.kind(),
                assembly.heldOn(),
                assembly.place(),
                assembly.notice(),
                roll.recordDate(),
                roll.members(),
                roll.membersHash(),
                session.chair(),
                session.openedOn(),
                closedOn,
                attendances.present(tx, session.id()),
                items(tx, session.id()),
                refusedMotions.of(tx, session.id()));
    }

    private List<Minutes.Item> items(Tx tx, UUID assembly) {
        return agenda.of(tx, assembly).stream()
                .map((AgendaItem item) ->
                        Minutes.Item.of(
                                item,
                                resolutions.find(tx, assembly, item.id()).orElse(null),
                                elections.find(tx, assembly, item.id()).orElse(null)))
                .toList();
    }
}

package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Agenda;
import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Assemblies;
import coop.kyodo.governance.assembly.Attendances;
import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.Rolls;
import coop.kyodo.governance.assembly.RuleCited;
import coop.kyodo.governance.assembly.Session;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records officers who were nominated and agreed to by all present, in place of a ballot (指名推選).
@ApplicationScoped
class RecordNomination {

    private static final long MOST_PRESENT = 10_000_000;

    /// @param nominees all who are nominated, as one slate
    /// @param objections how many of those present object to going without a ballot, or to a name
    /// @param agreed how many of those present agree to the whole slate
    record Request(
            @Nullable UUID electionId,
            @NotNull @Size(min = 1, max = 1000) List<@NotNull UUID> nominees,
            @NotNull @Min(0) @Max(MOST_PRESENT) Long objections,
            @NotNull @Min(0) @Max(MOST_PRESENT) Long agreed) {}

    private final Assemblies assemblies;
    private final Agenda agenda;
    private final Rolls rolls;
    private final Attendances attendances;
    private final Elections elections;
    private final Appointments appointments;

    RecordNomination(
            Assemblies assemblies,
            Agenda agenda,
            Rolls rolls,
            Attendances attendances,
            Elections elections,
            Appointments appointments) {
        this.assemblies = assemblies;
        this.agenda = agenda;
        this.rolls = rolls;
        this.attendances = attendances;
        this.elections = elections;
        this.appointments = appointments;
    }

    Election record(Tx tx, UUID assemblyId, UUID itemId, Request request) {
        Session session = assemblies.lockOpen(tx, assemblyId);
        AgendaItem item = agenda.lockUndecided(tx, assemblyId, itemId);
        Contest contest = Elections.contest(item);
        mustBeASlate(request.nominees(), contest);
        ElectionRules.candidatesAreMembers(
                        contest,
                        new HashSet<>(rolls.memberIds(tx, assemblyId)),
                        session.rule("JP-100"))
                .orRefuse();
        long present = attendances.present(tx, assemblyId).entitledToElect();
        ElectionRules.nominationStands(
                        present, request.objections(), request.agreed(), session.rule("JP-102"))
                .orRefuse();
        Election election = election(session, item, contest, present, request);
        elections.add(tx, election, "");
        agenda.decided(tx, itemId);
        tx.audit(
                "nomination-recorded",
                itemId.toString(),
                Map.of(
                        "electionId",
                        election.id(),
                        "nominees",
                        request.nominees(),
                        "present",
                        present));
        appointments.takeOffice(tx, session, election.id(), contest.office(), request.nominees());
        return election;
    }

    private static void mustBeASlate(List<UUID> nominees, Contest contest) {
        if (!new HashSet<>(contest.candidates()).containsAll(nominees)
                || new HashSet<>(nominees).size() < nominees.size()
                || nominees.size() > contest.seatCount()) {
            throw Problems.malformed(
                    "validation-failed",
                    new FormFault("/nominees", "said.slate", Map.of("seats", contest.seatCount())));
        }
    }

    private static Election election(
            Session session, AgendaItem item, Contest contest, long present, Request request) {
        LocalDate endsOn =
                ElectionRules.termEnd(
                        contest.office(),
                        session.openedOn(),
                        session.cooperative().articles().officers());
        return new Election(
                Ids.orNext(request.electionId()),
                session.id(),
                item.id(),
                contest.office(),
                Election.Method.NOMINATION,
                contest.seatCount(),
                present,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                request.nominees().stream()
                        .map(nominee -> new Election.Elected(nominee, present, false, endsOn))
                        .toList(),
                contest.seatCount() - request.nominees().size(),
                Hashes.sha256(""),
                null,
                List.of(),
                List.of(
                        RuleCited.of(session.rule("JP-102")),
                        RuleCited.of(session.rule("JP-100")),
                        RuleCited.of(session.rule("JP-106"))),
                session.openedOn());
    }
}

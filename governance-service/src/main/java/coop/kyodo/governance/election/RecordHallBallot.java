package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Agenda;
import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Assemblies;
import coop.kyodo.governance.assembly.Attendances;
import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.Rolls;
import coop.kyodo.governance.assembly.RuleCited;
import coop.kyodo.governance.assembly.Session;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records what two tellers counted, and who is elected.
@ApplicationScoped
class RecordHallBallot {

    private static final long MOST_PAPERS = 10_000_000;

    record Request(
            @Nullable UUID electionId,
            @NotNull @Min(0) @Max(MOST_PAPERS) Long papersIssued,
            @NotNull @Min(0) @Max(MOST_PAPERS) Long papersFound,
            @Nullable @Size(max = 100_000)
                    List<@NotNull @Size(min = 1, max = 1000) List<@NotNull UUID>> ballots,
            @Nullable @Size(max = 1000) List<@NotNull CandidateVotes> votes,
            @Nullable @Min(0) @Max(MOST_PAPERS) Long blank,
            @Nullable @Min(0) @Max(MOST_PAPERS) Long invalid,
            @NotNull @Size(min = 2, max = 2) List<@NotNull UUID> tellers) {

        ElectionRules.Papers papers() {
            return new ElectionRules.Papers(
                    papersIssued,
                    papersFound,
                    blank == null ? 0 : blank,
                    invalid == null ? 0 : invalid);
        }
    }

    private final Assemblies assemblies;
    private final Agenda agenda;
    private final Rolls rolls;
    private final Attendances attendances;
    private final Elections elections;
    private final Appointments appointments;

    RecordHallBallot(
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
        if (new HashSet<>(request.tellers()).size() != request.tellers().size()) {
            throw invalid("/tellers", "said.two-tellers");
        }
        Session session = assemblies.lockOpen(tx, assemblyId);
        AgendaItem item = agenda.lockUndecided(tx, assemblyId, itemId);
        Contest contest = Elections.contest(item);
        HallBallot ballot = ballot(request, new HashSet<>(contest.candidates()));
        for (UUID teller : request.tellers()) {
            rolls.mustHold(tx, assemblyId, teller);
        }
        ElectionRules.candidatesAreMembers(
                        contest,
                        new HashSet<>(rolls.memberIds(tx, assemblyId)),
                        session.rule("JP-100"))
                .orRefuse();
        long entitled = attendances.present(tx, assemblyId).entitledToElect();
        ElectionRules.papersAddUp(
                        request.papers(), ballot, contest, entitled, session.rule("JP-101"))
                .orRefuse();

        ElectionRules.Count count = ElectionRules.count(contest, ballot);
        Election election = election(session, item, contest, entitled, request, ballot, count);
        elections.add(tx, election, ballot.sorted());
        agenda.decided(tx, itemId);
        tx.audit(
                "hall-ballot-recorded",
                itemId.toString(),
                Map.of(
                        "electionId",
                        election.id(),
                        "tellers",
                        election.tellers(),
                        "papersFound",
                        election.papersFound()));
        if (!election.elected().isEmpty()) {
            appointments.takeOffice(
                    tx,
                    session,
                    election.id(),
                    contest.office(),
                    election.elected().stream().map(Election.Elected::memberId).toList());
        }
        return election;
    }

    /// The ballot as the request gives it, naming candidates of this election only.
    private static HallBallot ballot(Request request, Set<UUID> candidates) {
        if (request.ballots() != null && request.votes() == null) {
            for (int i = 0; i < request.ballots().size(); i++) {
                List<UUID> paper = request.ballots().get(i);
                if (!candidates.containsAll(paper) || new HashSet<>(paper).size() < paper.size()) {
                    throw invalid("/ballots/" + i, "said.valid-paper");
                }
            }
            return new HallBallot.Papers(request.ballots());
        }
        if (request.votes() != null && request.ballots() == null) {
            List<UUID> named = request.votes().stream().map(CandidateVotes::candidate).toList();
            if (!new HashSet<>(named).equals(candidates) || named.size() != candidates.size()) {
                throw invalid("/votes", "said.total-per-candidate");
            }
            ElectionRules.Papers papers = request.papers();
            return new HallBallot.Totals(
                    papers.found() - papers.blank() - papers.invalid(), request.votes());
        }
        throw invalid("/ballots", "said.papers-or-totals");
    }

    private static Election election(
            Session session,
            AgendaItem item,
            Contest contest,
            long entitled,
            Request request,
            HallBallot ballot,
            ElectionRules.Count count) {
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
                Election.Method.BALLOT,
                contest.seatCount(),
                entitled,
                request.papers().issued(),
                request.papers().found(),
                ballot.valid(),
                request.papers().blank(),
                request.papers().invalid(),
                count.ranking(),
                count.elected().stream()
                        .map(line ->
                                new Election.Elected(
                                        line.candidate(),
                                        line.votes(),
                                        count.byLot().contains(line.candidate()),
                                        endsOn))
                        .toList(),
                contest.seatCount() - count.elected().size(),
                count.seed(),
                count.tie().isEmpty() ? null : count.tie(),
                request.tellers(),
                List.of(
                        RuleCited.of(session.rule("JP-101")),
                        RuleCited.of(session.rule("JP-100")),
                        RuleCited.of(session.rule("JP-106")),
                        RuleCited.of(session.rule("JP-138"))),
                session.openedOn());
    }

    private static RuntimeException invalid(String pointer, String text) {
        return Problems.malformed("validation-failed", FormFault.of(pointer, text));
    }
}

package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.assembly.Rolls;
import coop.kyodo.governance.assembly.Session;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Puts officers into office, elected or appointed, and reports it.
@ApplicationScoped
public class Appointments {

    /// The event `officers-elected`.
    record OfficersElected(
            UUID cooperativeId,
            UUID assemblyId,
            UUID electionId,
            Office office,
            LocalDate electedOn,
            List<TermOf> officers) {

        static final String TYPE = "coop.kyodo.governance.officers-elected.v1";

        record TermOf(UUID memberId, LocalDate termEndsOn) {}
    }

    private final Officers officers;
    private final Rolls rolls;
    private final RelatedDirectors relatedDirectors;

    Appointments(Officers officers, Rolls rolls, RelatedDirectors relatedDirectors) {
        this.officers = officers;
        this.rolls = rolls;
        this.relatedDirectors = relatedDirectors;
    }

    /// The candidates of an adopted resolution take office (JP-103).
    public void appoint(Tx tx, Session session, UUID resolutionId, Contest contest) {
        ElectionRules.candidatesAreMembers(
                        contest,
                        new HashSet<>(rolls.memberIds(tx, session.id())),
                        session.rule("JP-100"))
                .orRefuse();
        takeOffice(tx, session, resolutionId, contest.office(), contest.candidates());
    }

    void takeOffice(Tx tx, Session session, UUID electionId, Office office, List<UUID> members) {
        LocalDate endsOn =
                ElectionRules.termEnd(
                        office, session.openedOn(), session.cooperative().articles().officers());
        for (UUID member : members) {
            officers.add(tx, new Officer(member, office, electionId, session.openedOn(), endsOn));
        }
        if (office == Office.DIRECTOR) {
            relatedDirectors.mustBeFew(tx, members, session.openedOn(), endsOn);
        }
        tx.publish(
                new Event(
                        OfficersElected.TYPE,
                        electionId,
                        1,
                        new OfficersElected(
                                tx.tenant(),
                                session.id(),
                                electionId,
                                office,
                                session.openedOn(),
                                members.stream()
                                        .map(id -> new OfficersElected.TermOf(id, endsOn))
                                        .toList())));
    }
}

package coop.kyodo.governance.resolution;

import coop.kyodo.governance.assembly.Agenda;
import coop.kyodo.governance.assembly.AgendaItem;
import coop.kyodo.governance.assembly.Assemblies;
import coop.kyodo.governance.assembly.Attendances;
import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.ItemKind;
import coop.kyodo.governance.assembly.Matter;
import coop.kyodo.governance.assembly.Rolls;
import coop.kyodo.governance.assembly.RuleCited;
import coop.kyodo.governance.assembly.Session;
import coop.kyodo.governance.election.Appointments;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Closes the vote on an item and declares its result.
@ApplicationScoped
class CountVotes {

    /// @param chairCastingVote how the chair decides if there is a tie
    record Request(@Nullable UUID resolutionId, @Nullable CastingVote chairCastingVote) {

        @Nullable Choice casting() {
            return chairCastingVote == null
                    ? null
                    : switch (chairCastingVote) {
                        case YES -> Choice.YES;
                        case NO -> Choice.NO;
                    };
        }
    }

    enum CastingVote {
        YES,
        NO
    }

    /// The event `resolution-adopted`.
    record Adopted(
            UUID cooperativeId,
            UUID assemblyId,
            UUID resolutionId,
            Resolution.Kind kind,
            Matter matter,
            LocalDate adoptedOn,
            Resolution.Figures figures) {

        static final String TYPE = "coop.kyodo.governance.resolution-adopted.v1";
    }

    private final Assemblies assemblies;
    private final Agenda agenda;
    private final Rolls rolls;
    private final Attendances attendances;
    private final Votes votes;
    private final Resolutions resolutions;
    private final Appointments appointments;

    CountVotes(
            Assemblies assemblies,
            Agenda agenda,
            Rolls rolls,
            Attendances attendances,
            Votes votes,
            Resolutions resolutions,
            Appointments appointments) {
        this.assemblies = assemblies;
        this.agenda = agenda;
        this.rolls = rolls;
        this.attendances = attendances;
        this.votes = votes;
        this.resolutions = resolutions;
        this.appointments = appointments;
    }

    Resolution count(Tx tx, UUID assemblyId, UUID itemId, Request request) {
        Session session = assemblies.lockOpen(tx, assemblyId);
        AgendaItem item = agenda.lockUndecided(tx, assemblyId, itemId);
        if (!item.kind().isResolution()) {
            throw Problems.conflict(
                    "not-a-resolution",
                    new FormFault("", "said.item-is", Map.of("kind", item.kind())));
        }
        Bases bases =
                Bases.of(
                        rolls.get(tx, assemblyId).members(),
                        attendances.present(tx, assemblyId),
                        session.cooperative().articles().meeting().chairCountsAsPresent());
        Tally tally = votes.tally(tx, itemId);
        Resolution resolution =
                switch (outcome(item.kind(), bases, tally, request.casting(), session)) {
                    case Outcome.TieForTheChair tie ->
                            throw Problems.conflict(
                                    "casting-vote-needed",
                                    new FormFault(
                                            "",
                                            "said.casting-vote",
                                            Map.of("yes", tie.yes(), "no", tie.no())));
                    case Outcome.Decided decided ->
                            resolution(session, item, bases, tally, decided, request);
                };

        resolutions.add(tx, resolution);
        agenda.decided(tx, itemId);
        tx.audit(
                "vote-closed",
                itemId.toString(),
                Map.of("resolutionId", resolution.id(), "adopted", resolution.adopted()));
        if (resolution.adopted()) {
            tx.publish(
                    new Event(
                            Adopted.TYPE,
                            resolution.id(),
                            1,
                            new Adopted(
                                    tx.tenant(),
                                    assemblyId,
                                    resolution.id(),
                                    resolution.kind(),
                                    resolution.matter(),
                                    resolution.decidedOn(),
                                    resolution.figures())));
            Contest appointed = item.contest();
            if (appointed != null) {
                appointments.appoint(tx, session, resolution.id(), appointed);
            }
        }
        return resolution;
    }

    static Outcome outcome(
            ItemKind kind, Bases bases, Tally tally, @Nullable Choice casting, Session session) {
        return kind == ItemKind.SPECIAL_RESOLUTION
                ? ResolutionRules.special(bases, tally, session.rule("JP-137"))
                : ResolutionRules.ordinary(
                        bases,
                        tally,
                        session.cooperative().articles().meeting().tieBase(),
                        casting,
                        session.rule("JP-135"));
    }

    private static Resolution resolution(
            Session session,
            AgendaItem item,
            Bases bases,
            Tally tally,
            Outcome.Decided decided,
            Request request) {
        boolean special = item.kind() == ItemKind.SPECIAL_RESOLUTION;
        Rule majority = session.rule(special ? "JP-137" : "JP-135");
        return new Resolution(
                Ids.orNext(request.resolutionId()),
                session.id(),
                item.id(),
                special ? Resolution.Kind.SPECIAL : Resolution.Kind.ORDINARY,
                item.matter(),
                decided.adopted(),
                decided.reasons().stream().map(Outcome.Reason::code).toList(),
                new Resolution.Figures(
                        bases.onRoll(),
                        bases.present(),
                        bases.headCount(),
                        decided.headCountRequired(),
                        bases.voteBase(),
                        tally.yes(),
                        tally.no(),
                        tally.abstain(),
                        bases.voteBase() - tally.cast(),
                        decided.yesRequired(),
                        decided.threshold(),
                        decided.castingVote()),
                List.of(RuleCited.of(majority), RuleCited.of(session.rule("JP-136"))),
                session.openedOn());
    }
}

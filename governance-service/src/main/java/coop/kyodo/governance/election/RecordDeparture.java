package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.resolution.Resolution;
import coop.kyodo.governance.resolution.Resolutions;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that an officer left before the term was over, or that this was recorded wrongly.
@ApplicationScoped
class RecordDeparture {

    enum Cause {
        RESIGNATION,
        DISMISSAL,
        DEATH,
        DISQUALIFICATION
    }

    record Request(
            @Nullable UUID id,
            @NotNull UUID electionId,
            @NotNull UUID memberId,
            @NotNull Cause cause,
            @NotNull LocalDate leftOn,
            @Nullable UUID resolutionId) {}

    /// The event `officer-left`.
    record OfficerLeft(
            UUID cooperativeId,
            UUID departureId,
            UUID electionId,
            UUID memberId,
            Office office,
            Officer.Cause cause,
            LocalDate leftOn,
            boolean takenBack) {

        static final String TYPE = "coop.kyodo.governance.officer-left.v1";
    }

    private final Officers officers;
    private final Departures departures;
    private final Resolutions resolutions;

    RecordDeparture(Officers officers, Departures departures, Resolutions resolutions) {
        this.officers = officers;
        this.departures = departures;
        this.resolutions = resolutions;
    }

    Departure record(Tx tx, Request request) {
        Officer term = officers.get(tx, request.electionId(), request.memberId());
        mustBeWithin(tx, request, term);
        mustBeResolved(tx, request);
        int recorded = departures.recorded(tx, term);
        Departure departure =
                new Departure(
                        Ids.orNext(request.id()),
                        term.electionId(),
                        term.memberId(),
                        term.office(),
                        recorded + 1,
                        Officer.Cause.valueOf(request.cause().name()),
                        request.leftOn(),
                        request.resolutionId(),
                        false);
        if (Departures.lastStands(recorded) || !departures.add(tx, departure)) {
            throw Problems.conflict("officer-left", FormFault.of("", "said.officer-left"));
        }
        told(tx, departure, "officer-left");
        return departure;
    }

    Departure takeBack(Tx tx, UUID id) {
        Departure departure = departures.get(tx, id);
        if (departure.takenBack() || !departures.takeBack(tx, departure)) {
            throw Problems.conflict(
                    "departure-taken-back", FormFault.of("", "said.departure-taken-back"));
        }
        Departure takenBack = departures.get(tx, id);
        told(tx, takenBack, "officer-departure-taken-back");
        return takenBack;
    }

    private static void mustBeWithin(Tx tx, Request request, Officer term) {
        LocalDate leftOn = request.leftOn();
        boolean resigns = request.cause() == Cause.RESIGNATION;
        if (leftOn.isBefore(term.electedOn()) || (resigns && !leftOn.isBefore(term.termEndsOn()))) {
            throw Problems.malformed(
                    "validation-failed",
                    new FormFault(
                            "/leftOn",
                            "said.within-the-term",
                            Map.of("from", term.electedOn(), "to", term.termEndsOn())));
        }
        if (!resigns && leftOn.isAfter(tx.today())) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/leftOn", "said.resigns-ahead"));
        }
    }

    /// Officers are dismissed by the assembly (JP-111), and not before it decided.
    private void mustBeResolved(Tx tx, Request request) {
        UUID resolution = request.resolutionId();
        if ((request.cause() == Cause.DISMISSAL) != (resolution != null)) {
            throw Problems.malformed(
                    "validation-failed",
                    FormFault.of("/resolutionId", "said.dismissed-by-resolution"));
        }
        boolean resolved =
                resolution == null
                        || resolutions
                                .byId(tx, resolution)
                                .filter(Resolution::adopted)
                                .filter(known -> !known.decidedOn().isAfter(request.leftOn()))
                                .isPresent();
        if (!resolved) {
            throw Problems.conflict(
                    "dismissal-not-resolved",
                    new FormFault(
                            "/resolutionId",
                            "said.dismissal-not-resolved",
                            Map.of("leftOn", request.leftOn())));
        }
    }

    private static void told(Tx tx, Departure departure, String action) {
        tx.audit(
                action,
                departure.id().toString(),
                Map.of(
                        "electionId", departure.electionId(),
                        "memberId", departure.memberId(),
                        "cause", departure.cause(),
                        "leftOn", departure.leftOn()));
        tx.publish(
                new Event(
                        OfficerLeft.TYPE,
                        departure.id(),
                        departure.takenBack() ? 2 : 1,
                        new OfficerLeft(
                                tx.tenant(),
                                departure.id(),
                                departure.electionId(),
                                departure.memberId(),
                                departure.office(),
                                departure.cause(),
                                departure.leftOn(),
                                departure.takenBack())));
    }
}

package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Hall ballots and officers over HTTP.
@Path("/v1/cooperatives/{cooperativeId}")
@Consumes(MediaType.APPLICATION_JSON)
public class ElectionResource {

    /// An officer as callers see them.
    record OfficerView(
            UUID memberId,
            Office office,
            UUID electionId,
            LocalDate electedOn,
            LocalDate termEndsOn,
            OfficerRules.State state) {

        static OfficerView of(OfficerRules.Standing standing) {
            Officer term = standing.term();
            return new OfficerView(
                    term.memberId(),
                    term.office(),
                    term.electionId(),
                    term.electedOn(),
                    term.termEndsOn(),
                    standing.state());
        }
    }

    record OfficersView(LocalDate asOf, List<OfficerView> officers) {}

    private final Work work;
    private final RecordHallBallot recording;
    private final Elections elections;
    private final Officers officers;
    private final Cooperatives cooperatives;

    ElectionResource(
            Work work,
            RecordHallBallot recording,
            Elections elections,
            Officers officers,
            Cooperatives cooperatives) {
        this.work = work;
        this.recording = recording;
        this.elections = elections;
        this.officers = officers;
        this.cooperatives = cooperatives;
    }

    @POST
    @Path("/assemblies/{assemblyId}/agenda-items/{itemId}/hall-ballot")
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response record(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId,
            @Valid @NotNull RecordHallBallot.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/assemblies/%s/agenda-items/%s/election"
                                        .formatted(cooperativeId, assemblyId, itemId),
                                recording.record(tx, assemblyId, itemId, request)));
    }

    @GET
    @Path("/assemblies/{assemblyId}/agenda-items/{itemId}/election")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Election get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId) {
        return work.read(cooperativeId, tx -> elections.get(tx, assemblyId, itemId));
    }

    @GET
    @Path("/officers")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public OfficersView officers(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @NotNull LocalDate asOf) {
        return work.read(cooperativeId, tx -> officersOn(tx, asOf));
    }

    private OfficersView officersOn(Tx tx, LocalDate date) {
        List<Officer> terms = officers.electedUntil(tx, date);
        List<OfficerView> standing = new ArrayList<>();
        if (!terms.isEmpty()) {
            Articles.Officers numbers = cooperatives.inForce(tx, date).articles().officers();
            OfficerRules.on(date, Office.DIRECTOR, terms, numbers.directors()).stream()
                    .map(OfficerView::of)
                    .forEach(standing::add);
            OfficerRules.on(date, Office.AUDITOR, terms, numbers.auditors()).stream()
                    .map(OfficerView::of)
                    .forEach(standing::add);
        }
        return new OfficersView(date, standing);
    }
}

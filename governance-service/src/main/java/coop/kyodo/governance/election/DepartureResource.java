package coop.kyodo.governance.election;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// Officers who left before their term was over, over HTTP.
@Path("/v1/cooperatives/{cooperativeId}/officer-departures")
public class DepartureResource {

    record DeparturesView(List<Departure> departures) {}

    private final Work work;
    private final RecordDeparture recording;
    private final Departures departures;

    DepartureResource(Work work, RecordDeparture recording, Departures departures) {
        this.work = work;
        this.recording = recording;
        this.departures = departures;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response record(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull RecordDeparture.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> new Reply(201, recording.record(tx, request), null, null));
    }

    @POST
    @Path("/{departureId}/reversal")
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response takeBack(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("departureId") UUID departureId) {
        return work.command(
                cooperativeId, departureId, tx -> Reply.ok(recording.takeBack(tx, departureId)));
    }

    @GET
    @Allowed(
            scope = "audit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public DeparturesView list(@PathParam("cooperativeId") UUID cooperativeId) {
        return work.read(cooperativeId, tx -> new DeparturesView(departures.all(tx)));
    }
}

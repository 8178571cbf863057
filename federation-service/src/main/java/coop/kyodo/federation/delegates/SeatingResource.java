package coop.kyodo.federation.delegates;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// Seatings and their proofs.
@Path("/v1/federations/{federationId}/seatings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SeatingResource {

    private final Work work;
    private final SeatDelegates seat;
    private final Seatings seatings;

    SeatingResource(Work work, SeatDelegates seat, Seatings seatings) {
        this.work = work;
        this.seat = seat;
        this.seatings = seatings;
    }

    @POST
    @Allowed(
            scope = "federation:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response seat(
            @PathParam("federationId") UUID federationId, @Valid @NotNull NewSeating request) {
        return work.command(
                federationId,
                request,
                tx -> {
                    Seating seating = seat.seat(tx, request);
                    return Reply.created(
                            "/v1/federations/" + federationId + "/seatings/" + seating.id(),
                            seating);
                });
    }

    @GET
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Seating> list(
            @PathParam("federationId") UUID federationId, @BeanParam PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        List<Seatings.Row> found =
                work.read(
                        federationId,
                        tx -> {
                            Federations.get(tx);
                            return seatings.page(tx, after, page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.number()))
                .map(Seatings.Row::summary);
    }

    @GET
    @Path("{seatingId}")
    @Allowed(
            scope = "federation:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Seating get(
            @PathParam("federationId") UUID federationId, @PathParam("seatingId") UUID seatingId) {
        return work.read(federationId, tx -> seatings.get(tx, seatingId)).withProof();
    }
}

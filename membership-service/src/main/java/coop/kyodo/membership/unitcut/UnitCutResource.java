package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// Reductions of the unit amount.
@Path("/v1/cooperatives/{cooperativeId}/unit-cuts")
public class UnitCutResource {

    /// All reductions of a co-op.
    record UnitCutList(List<UnitCut> items) {}

    private final Work work;

    UnitCutResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(scope = "cooperative:write", roles = Role.DIRECTOR)
    public Response resolve(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull ReduceUnitAmount.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    UnitCut cut = ReduceUnitAmount.resolve(tx, request);
                    return Reply.created(
                            "/v1/cooperatives/" + cooperativeId + "/unit-cuts/" + cut.unitCutId(),
                            cut);
                });
    }

    @GET
    @Allowed(
            scope = "cooperative:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public UnitCutList list(@PathParam("cooperativeId") UUID cooperativeId) {
        return work.read(cooperativeId, tx -> new UnitCutList(UnitCuts.all(tx)));
    }

    @GET
    @Path("/{unitCutId}")
    @Allowed(
            scope = "cooperative:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public UnitCut get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("unitCutId") UUID unitCutId) {
        return work.read(cooperativeId, tx -> UnitCuts.get(tx, unitCutId));
    }

    @POST
    @Path("/{unitCutId}/documents")
    @Allowed(scope = "cooperative:write", roles = Role.DIRECTOR)
    public Response drawUp(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("unitCutId") UUID unitCutId,
            @Valid @NotNull ReduceUnitAmount.Documents request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(ReduceUnitAmount.drawUp(tx, unitCutId, request)));
    }

    @POST
    @Path("/{unitCutId}/notice")
    @Allowed(scope = "cooperative:write", roles = Role.DIRECTOR)
    public Response giveNotice(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("unitCutId") UUID unitCutId,
            @Valid @NotNull ReduceUnitAmount.Notice request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(ReduceUnitAmount.giveNotice(tx, unitCutId, request)));
    }

    @POST
    @Path("/{unitCutId}/objections")
    @Allowed(scope = "cooperative:write", roles = Role.DIRECTOR)
    public Response object(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("unitCutId") UUID unitCutId,
            @Valid @NotNull ReduceUnitAmount.Objections request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(ReduceUnitAmount.object(tx, unitCutId, request)));
    }

    @POST
    @Path("/{unitCutId}/dropping")
    @Allowed(scope = "cooperative:write", roles = Role.DIRECTOR)
    public Response drop(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("unitCutId") UUID unitCutId,
            @Valid @NotNull ReduceUnitAmount.Dropping request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(ReduceUnitAmount.drop(tx, unitCutId, request)));
    }

    @POST
    @Path("/{unitCutId}/effect")
    @Allowed(scope = "cooperative:write", roles = Role.DIRECTOR)
    public Response takeEffect(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("unitCutId") UUID unitCutId,
            @Valid @NotNull CutUnits.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(CutUnits.takeEffect(tx, unitCutId, request)));
    }
}

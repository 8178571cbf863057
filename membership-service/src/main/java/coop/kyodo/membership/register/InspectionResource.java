package coop.kyodo.membership.register;

import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Inspections of the register, and the extract that is shown.
@Path("/v1/cooperatives/{cooperativeId}/register/inspections")
public class InspectionResource {

    private final Work work;
    private final Exports exports;
    private final Caller caller;

    InspectionResource(Work work, Exports exports, Caller caller) {
        this.work = work;
        this.exports = exports;
        this.caller = caller;
    }

    @POST
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response inspect(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull RecordInspection.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Inspection inspection = RecordInspection.record(tx, request, caller.subject());
                    return Reply.created(
                            "/v1/cooperatives/%s/register/inspections/%s"
                                    .formatted(cooperativeId, inspection.inspectionId()),
                            inspection);
                });
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Inspection> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Inspections.page(tx, page);
                });
    }

    @GET
    @Path("/{inspectionId}")
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Inspection get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("inspectionId") UUID inspectionId) {
        return work.read(cooperativeId, tx -> Inspections.get(tx, inspectionId));
    }

    @GET
    @Path("/{inspectionId}/extract")
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response extract(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("inspectionId") UUID inspectionId,
            @QueryParam("format") @Nullable String format) {
        Format as = Format.of(format);
        Inspection inspection =
                work.write(
                        cooperativeId,
                        tx -> {
                            Inspection granted = Inspections.get(tx, inspectionId);
                            InspectionRules.granted(
                                            Cooperatives.latest(tx).rules(),
                                            granted.requester().kind(),
                                            granted.refusal() == null
                                                    ? null
                                                    : granted.refusal().ground())
                                    .orConflict();
                            tx.audit(
                                    "register-extract-shown",
                                    inspectionId.toString(),
                                    Map.of("format", as));
                            return granted;
                        });
        return exports.answer(
                        cooperativeId,
                        as,
                        RegisterSheets.EXTRACT,
                        tx -> Registers.all(tx, inspection.asKnown()).map(Inspection.Line::of))
                .build();
    }
}

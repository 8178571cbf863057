package coop.kyodo.surplus.statement;

import coop.kyodo.kit.export.ContentHash;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.Plans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements of all members of a plan, as a file for the co-op's officers.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/statements")
public class PlanStatementsResource {

    private final Work work;
    private final Exports exports;

    PlanStatementsResource(Work work, Exports exports) {
        this.work = work;
        this.exports = exports;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response export(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @QueryParam("format") @Nullable String format) {
        Format as = Format.of(format);
        Plan plan = work.read(cooperativeId, tx -> Plans.executed(tx, planId));
        return exports.answer(
                        cooperativeId, as, StatementRows.SHEET, tx -> StatementRows.of(tx, plan))
                .build();
    }

    @GET
    @Path("/hash")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public ContentHash hash(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @QueryParam("format") @Nullable String format) {
        Format as = Format.of(format);
        Plan plan = work.read(cooperativeId, tx -> Plans.executed(tx, planId));
        return exports.hash(
                cooperativeId, as, StatementRows.SHEET, tx -> StatementRows.of(tx, plan));
    }
}

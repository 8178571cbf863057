package coop.kyodo.surplus.report;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.surplus.plan.Plans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statutory table of a plan, to read, to reckon with and to print.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/statutory-table")
public class TableResource {

    private final Tables tables;

    TableResource(Tables tables) {
        this.tables = tables;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response table(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @QueryParam("format") @Nullable String format) {
        return tables.answer(
                cooperativeId,
                format,
                "statutory-table",
                (tx, language) -> TablePaper.of(tx, Plans.get(tx, planId), language));
    }
}

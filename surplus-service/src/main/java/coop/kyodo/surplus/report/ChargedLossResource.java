package coop.kyodo.surplus.report;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statutory table of a loss that internal accounts bear, to read, to reckon with and to print.
@Path("/v1/cooperatives/{cooperativeId}/capital-accounts/losses/{year}/statutory-table")
public class ChargedLossResource {

    private final Tables tables;

    ChargedLossResource(Tables tables) {
        this.tables = tables;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response table(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @QueryParam("number") @Nullable Integer number,
            @QueryParam("format") @Nullable String format) {
        return tables.answer(
                cooperativeId,
                format,
                "loss-table",
                (tx, language) -> ChargedLossPaper.of(tx, year, number, language));
    }
}

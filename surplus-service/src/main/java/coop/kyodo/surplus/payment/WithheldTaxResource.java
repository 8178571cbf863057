package coop.kyodo.surplus.payment;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// The tax that was withheld from dividends, and what of it was remitted.
@Path("/v1/cooperatives/{cooperativeId}/withheld-tax")
public class WithheldTaxResource {

    private final Work work;

    WithheldTaxResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public WithheldTax get(@PathParam("cooperativeId") UUID cooperativeId) {
        return work.read(
                cooperativeId,
                tx ->
                        WithheldTax.find(tx)
                                .orElseThrow(() -> Problems.notFound("nothing-withheld")));
    }

    @POST
    @Path("/remittances")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response remit(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull RemitTax.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/withheld-tax",
                                RemitTax.remit(tx, request)));
    }
}

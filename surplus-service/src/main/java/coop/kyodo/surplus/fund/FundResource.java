package coop.kyodo.surplus.fund;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The funds, their purposes and balances.
@Path("/v1/cooperatives/{cooperativeId}/funds")
public class FundResource {

    private final Work work;

    FundResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public FundsView funds(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("on") @Nullable LocalDate on) {
        return work.read(cooperativeId, tx -> FundsView.of(tx, on));
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response make(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull MakeFund.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/funds",
                                MakeFund.make(tx, request)));
    }

    @POST
    @Path("/{fund}/deposits")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response deposit(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("fund") @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String fund,
            @Valid @NotNull DepositIntoFund.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/journals",
                                DepositIntoFund.deposit(tx, fund, request)));
    }
}

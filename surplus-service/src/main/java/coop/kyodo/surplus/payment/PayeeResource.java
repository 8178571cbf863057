package coop.kyodo.surplus.payment;

import coop.kyodo.kit.payment.BankAccount;
import coop.kyodo.kit.payment.PayeeAccounts;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.picture.WorkRecords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/// Where members want their dividends.
@Path("/v1/cooperatives/{cooperativeId}/payees/{payeeId}/account")
public class PayeeResource {

    private final Work work;
    private final Caller caller;

    PayeeResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response put(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("payeeId") UUID payeeId,
            @Valid @NotNull BankAccount account) {
        return work.command(
                cooperativeId,
                account,
                tx -> {
                    if (!Members.isKnown(tx, payeeId) && !WorkRecords.isKnown(tx, payeeId)) {
                        throw Problems.notFound("member-not-found");
                    }
                    PayeeAccounts.put(tx, payeeId, account.wellFormed(""));
                    tx.audit("payee-account-set", payeeId.toString(), Map.of());
                    return Reply.created(
                            "/v1/cooperatives/%s/payees/%s/account"
                                    .formatted(cooperativeId, payeeId),
                            account);
                });
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR})
    public BankAccount get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("payeeId") UUID payeeId) {
        caller.mustBeMemberOr(cooperativeId, payeeId, Role.CLERK, Role.DIRECTOR);
        return work.read(
                cooperativeId,
                tx ->
                        PayeeAccounts.find(tx, payeeId)
                                .orElseThrow(() -> Problems.notFound("account-not-found")));
    }
}

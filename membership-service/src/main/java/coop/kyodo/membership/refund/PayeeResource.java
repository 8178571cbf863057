package coop.kyodo.membership.refund;

import coop.kyodo.kit.payment.BankAccount;
import coop.kyodo.kit.payment.PayeeAccounts;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.payment.PayeeAccountChanged;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/// Where members and heirs want their money.
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
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response put(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("payeeId") UUID payeeId,
            @Valid @NotNull BankAccount account) {
        return work.command(
                cooperativeId,
                account,
                tx -> {
                    UUID payee = existing(tx, payeeId);
                    PayeeAccountChanged.publish(
                            tx, payee, PayeeAccounts.put(tx, payee, account.wellFormed("")));
                    tx.audit("payee-account-set", payee.toString(), Map.of());
                    return Reply.created(
                            "/v1/cooperatives/" + cooperativeId + "/payees/" + payeeId + "/account",
                            account);
                });
    }

    @GET
    @Allowed(
            scope = "capital:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR})
    public BankAccount get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("payeeId") UUID payeeId) {
        caller.mustBeMemberOr(cooperativeId, payeeId, Role.CLERK, Role.DIRECTOR);
        return work.read(
                cooperativeId,
                tx ->
                        PayeeAccounts.find(tx, leadsTo(tx, payeeId))
                                .orElseThrow(() -> Problems.notFound("account-not-found")));
    }

    /// Whom the id means: a member, or an heir under any id that leads to them; a 404 otherwise.
    private static UUID existing(Tx tx, UUID payeeId) {
        UUID payee = leadsTo(tx, payeeId);
        boolean exists =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from member
                                    where tenant_id = :tenant and member_id = :payee)
                                  or exists (select from heir where tenant_id = :tenant
                                    and struck_at is null and person_leads_to(tenant_id, person_id) = :payee)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("payee", payee)
                        .mapTo(Boolean.class)
                        .one();
        if (!exists) {
            throw Problems.notFound("payee-not-found");
        }
        return payee;
    }

    private static UUID leadsTo(Tx tx, UUID payeeId) {
        return tx.sql()
                .createQuery("select person_leads_to(:tenant, :payee)")
                .bind("tenant", tx.tenant())
                .bind("payee", payeeId)
                .mapTo(UUID.class)
                .one();
    }
}

package coop.kyodo.membership.benefit;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Schemes of benefits, claims, and their ledger.
@Path("/v1/cooperatives/{cooperativeId}")
public class BenefitResource {

    /// The accounts of the ledger.
    record Accounts(List<BenefitLedger.Balance> accounts) {}

    private final Work work;
    private final Caller caller;

    BenefitResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Path("/benefit-schemes")
    @Allowed(scope = "benefit:write", roles = Role.DIRECTOR)
    public Response decideScheme(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull DecideScheme.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/benefit-schemes",
                                DecideScheme.decide(tx, request)));
    }

    @POST
    @Path("/benefit-schemes/{schemeCode}/end")
    @Allowed(scope = "benefit:write", roles = Role.DIRECTOR)
    public Response endScheme(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("schemeCode") @Pattern(regexp = Scheme.CODE) String code,
            @Valid @NotNull DecideScheme.Ending ending) {
        return work.command(
                cooperativeId, ending, tx -> Reply.ok(DecideScheme.end(tx, code, ending)));
    }

    @GET
    @Path("/benefit-schemes")
    @Allowed(
            scope = "benefit:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Scheme> listSchemes(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Schemes.page(tx, asOf == null ? tx.today() : asOf, page);
                });
    }

    @POST
    @Path("/benefit-claims")
    @Allowed(
            scope = "benefit:write",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR})
    public Response fileClaim(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull FileClaim.Request request) {
        caller.mustBeMemberOr(cooperativeId, request.memberId(), Role.CLERK, Role.DIRECTOR);
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Claim claim = FileClaim.file(tx, request, caller.subject());
                    return Reply.created(path(cooperativeId, claim.claimId()), claim);
                });
    }

    @GET
    @Path("/benefit-claims")
    @Allowed(
            scope = "benefit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Claim> listClaims(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("memberId") @Nullable UUID memberId,
            @QueryParam("state") Claim.@Nullable State state,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Claims.page(tx, memberId, state, page);
                });
    }

    @GET
    @Path("/benefit-claims/{claimId}")
    @Allowed(
            scope = "benefit:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Claim getClaim(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("claimId") UUID claimId) {
        Claim claim = work.read(cooperativeId, tx -> Claims.get(tx, claimId));
        caller.mustBeMemberOr(
                cooperativeId, claim.memberId(), Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return claim;
    }

    @POST
    @Path("/benefit-claims/{claimId}/withdrawal")
    @Allowed(
            scope = "benefit:write",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR})
    public Response withdrawClaim(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("claimId") UUID claimId,
            @Valid @NotNull WithdrawClaim.Request request) {
        Claim claim = work.read(cooperativeId, tx -> Claims.get(tx, claimId));
        caller.mustBeMemberOr(cooperativeId, claim.memberId(), Role.CLERK, Role.DIRECTOR);
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(WithdrawClaim.withdraw(tx, claimId, request, caller.subject())));
    }

    @POST
    @Path("/benefit-claims/{claimId}/approval")
    @Allowed(scope = "benefit:write", roles = Role.DIRECTOR)
    public Response approveClaim(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("claimId") UUID claimId,
            @Valid @NotNull DecideClaim.Approval approval) {
        return work.command(
                cooperativeId,
                approval,
                tx -> Reply.ok(DecideClaim.approve(tx, claimId, approval, decider(tx))));
    }

    @POST
    @Path("/benefit-claims/{claimId}/refusal")
    @Allowed(scope = "benefit:write", roles = Role.DIRECTOR)
    public Response refuseClaim(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("claimId") UUID claimId,
            @Valid @NotNull DecideClaim.Refusal refusal) {
        return work.command(
                cooperativeId,
                refusal,
                tx -> Reply.ok(DecideClaim.refuse(tx, claimId, refusal, decider(tx))));
    }

    @POST
    @Path("/benefit-claims/{claimId}/payment")
    @Allowed(
            scope = "benefit:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response payClaim(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("claimId") UUID claimId,
            @Valid @NotNull PayClaim.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                path(cooperativeId, claimId), PayClaim.pay(tx, claimId, request)));
    }

    @GET
    @Path("/benefit-ledger/accounts")
    @Allowed(
            scope = "benefit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Accounts accounts(@PathParam("cooperativeId") UUID cooperativeId) {
        return work.read(
                cooperativeId, tx -> new Accounts(BenefitLedger.balances(tx, currency(tx))));
    }

    @GET
    @Path("/benefit-ledger/postings")
    @Allowed(
            scope = "benefit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<BenefitLedger.Posting> postings(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> BenefitLedger.page(tx, currency(tx), page));
    }

    private DecideClaim.Decider decider(Tx tx) {
        return new DecideClaim.Decider(caller.subject(), caller.member(tx.tenant()));
    }

    private static String currency(Tx tx) {
        return Cooperatives.latest(tx).currency();
    }

    private static String path(UUID cooperativeId, UUID claimId) {
        return "/v1/cooperatives/" + cooperativeId + "/benefit-claims/" + claimId;
    }
}

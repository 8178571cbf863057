package coop.kyodo.membership.refund;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberPath;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// A leaver's claims, heirs, debts and payments.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}")
public class RefundResource {

    /// All claims of one leaver.
    record Claims(List<RefundClaim> items) {}

    /// All debts of one member.
    record AllDebts(List<Debt> items) {}

    private final Work work;
    private final Caller caller;

    RefundResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Path("/refund-claims")
    @Allowed(
            scope = "capital:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Claims claims(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return new Claims(RefundClaims.of(tx, Cooperatives.latest(tx), memberId));
                });
    }

    @POST
    @Path("/refund-demand")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response demandRefund(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull DemandRefund.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.ok(new Claims(DemandRefund.demand(tx, memberId, request))));
    }

    @POST
    @Path("/refund-payment")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response payRefund(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull PayRefund.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                PayRefund.pay(tx, memberId, request)));
    }

    @POST
    @Path("/called-capital")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response callCapital(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull CallCapital.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                CallCapital.pay(tx, memberId, request)));
    }

    @POST
    @Path("/heirs")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response recordHeirs(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull RecordHeirs.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "refund-claims"),
                                new Claims(RecordHeirs.record(tx, memberId, request))));
    }

    @POST
    @Path("/later-death/reversals")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response reverseLaterDeath(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull ReverseLaterDeath.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "refund-claims"),
                                new Claims(ReverseLaterDeath.reverse(tx, memberId, request))));
    }

    @GET
    @Path("/debts")
    @Allowed(
            scope = "capital:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public AllDebts debts(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return new AllDebts(Debts.of(tx, Cooperatives.latest(tx), memberId));
                });
    }

    @POST
    @Path("/debts")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response recordDebt(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Debts.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "debts"),
                                Debts.record(tx, memberId, request)));
    }

    @POST
    @Path("/debts/{debtId}/payment")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response payDebt(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("debtId") UUID debtId,
            @Valid @NotNull Debts.Payment payment) {
        return work.command(
                cooperativeId, payment, tx -> Reply.ok(Debts.pay(tx, memberId, debtId, payment)));
    }
}

package coop.kyodo.membership.contribution;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
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

/// Payments of capital, subscriptions and transfers of units.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}")
public class ContributionResource {

    /// All of a member's.
    record TransferList(List<Transfers.Recorded> items) {}

    private final Work work;

    ContributionResource(Work work) {
        this.work = work;
    }

    @POST
    @Path("/payments")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response pay(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull PayCapital.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                PayCapital.pay(tx, memberId, request)));
    }

    @POST
    @Path("/subscriptions")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response subscribe(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull SubscribeUnits.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                SubscribeUnits.subscribe(tx, memberId, request)));
    }

    @POST
    @Path("/transfers")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response transfer(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull TransferUnits.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                TransferUnits.transfer(tx, memberId, request)));
    }

    @GET
    @Path("/transfers")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public TransferList transfers(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return new TransferList(Transfers.of(tx, memberId));
                });
    }

    @POST
    @Path("/deposit-return")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response returnDeposit(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull ReturnDeposit.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "account"),
                                ReturnDeposit.pay(tx, memberId, request)));
    }
}

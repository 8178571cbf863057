package coop.kyodo.membership.leaving;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberPath;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.Settlement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Notices of withdrawal, years' ends and refunds.
@Path("/v1/cooperatives/{cooperativeId}")
public class LeavingResource {

    /// All reductions of a member.
    record ReductionList(List<Reduction> items) {}

    private final Work work;

    LeavingResource(Work work) {
        this.work = work;
    }

    @POST
    @Path("/members/{memberId}/withdrawal")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response giveNotice(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull GiveNotice.Request request) {
        return work.command(
                cooperativeId, request, tx -> Reply.ok(GiveNotice.give(tx, memberId, request)));
    }

    @POST
    @Path("/members/{memberId}/withdrawal/cancellation")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response cancelNotice(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull CancelNotice.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    CancelNotice.cancel(tx, memberId, request);
                    return Reply.ok(MemberCapital.of(tx, Cooperatives.latest(tx), memberId));
                });
    }

    @POST
    @Path("/members/{memberId}/statutory-withdrawal")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response endByLaw(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull EndByLaw.Request request) {
        return work.command(
                cooperativeId, request, tx -> Reply.ok(EndByLaw.end(tx, memberId, request)));
    }

    @POST
    @Path("/members/{memberId}/reductions")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response giveUpUnits(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull GiveUpUnits.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                MemberPath.of(cooperativeId, memberId, "reductions"),
                                GiveUpUnits.giveUp(tx, memberId, request)));
    }

    @GET
    @Path("/members/{memberId}/reductions")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public ReductionList reductions(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return new ReductionList(Reductions.of(tx, Cooperatives.latest(tx), memberId));
                });
    }

    @POST
    @Path("/year-ends")
    @Allowed(scope = "capital:write", roles = Role.DIRECTOR)
    public Response closeYear(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull CloseYear.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/"
                                        + cooperativeId
                                        + "/year-ends/"
                                        + request.fiscalYearEnd(),
                                CloseYear.close(tx, request)));
    }

    @GET
    @Path("/year-ends/{fiscalYearEnd}")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public YearEnd getYearEnd(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("fiscalYearEnd") LocalDate fiscalYearEnd) {
        return work.read(
                cooperativeId, tx -> YearEnds.get(tx, Cooperatives.latest(tx), fiscalYearEnd));
    }

    @GET
    @Path("/year-ends/{fiscalYearEnd}/settlements")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Settlement> settlements(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("fiscalYearEnd") LocalDate fiscalYearEnd,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> YearEnds.settlements(tx, fiscalYearEnd, page));
    }
}

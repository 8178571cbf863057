package coop.kyodo.surplus.plan;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.payout.Payouts;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Plans and their life.
@Path("/v1/cooperatives/{cooperativeId}/plans")
public class PlanResource {

    private final Work work;
    private final PlanMaker maker;

    PlanResource(Work work, PlanMaker maker) {
        this.work = work;
        this.maker = maker;
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response make(
            @PathParam("cooperativeId") UUID cooperativeId, @Valid @NotNull PlanRequest request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    if (maker.takesLong(tx)) {
                        PlanComputationView asked = maker.ask(tx, request);
                        return Reply.accepted(computation(cooperativeId, asked), asked);
                    }
                    Plan plan = MakePlan.make(tx, request, lines -> {});
                    return Reply.created(
                                    "/v1/cooperatives/%s/plans/%s"
                                            .formatted(cooperativeId, plan.planId()),
                                    PlanView.of(tx, plan))
                            .version(plan.version());
                });
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<PlanView.Summary> list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("fiscalYear") @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}")
                    @Nullable String fiscalYear,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId, tx -> Plans.page(tx, fiscalYear, page).map(PlanView.Summary::of));
    }

    @GET
    @Path("/{planId}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("planId") UUID planId) {
        return work.read(cooperativeId, tx -> shown(tx, Plans.get(tx, planId)));
    }

    @PUT
    @Path("/{planId}")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response revise(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @Context HttpHeaders headers,
            @Valid @NotNull ReviseDraft.Request request) {
        return work.write(
                cooperativeId,
                tx -> {
                    FiscalYears.locked(tx, Plans.get(tx, planId).year());
                    Plan draft = ReviseDraft.draft(tx, planId);
                    Etags.check(headers, draft.version());
                    if (maker.takesLong(tx)) {
                        PlanComputationView asked = maker.ask(tx, draft, request);
                        return Response.accepted(asked)
                                .header(HttpHeaders.LOCATION, computation(cooperativeId, asked))
                                .build();
                    }
                    return shown(tx, ReviseDraft.revise(tx, planId, request, lines -> {}));
                });
    }

    @GET
    @Path("/{planId}/document")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response document(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("planId") UUID planId) {
        Plan plan = work.read(cooperativeId, tx -> Plans.get(tx, planId));
        StreamingOutput text =
                out ->
                        work.read(
                                cooperativeId,
                                tx -> {
                                    Plans.document(tx, plan).writeTo(out);
                                    return plan;
                                });
        return Response.ok(text, MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path("/{planId}/allocations")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Share> allocations(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> PlanLines.sharePage(tx, Plans.get(tx, planId), page));
    }

    @GET
    @Path("/{planId}/payouts")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Payouts.Line> payouts(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId, tx -> Payouts.page(tx, Plans.get(tx, planId).planId(), page));
    }

    @POST
    @Path("/{planId}/submission")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response submit(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @Valid @NotNull SubmitPlan.Request request) {
        return work.command(
                cooperativeId, request, tx -> changed(tx, SubmitPlan.submit(tx, planId, request)));
    }

    @POST
    @Path("/{planId}/execution")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response execute(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @Valid @NotNull ExecutePlan.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Plan plan = ExecutePlan.begin(tx, planId, request);
                    return plan.state() == Plan.State.EXECUTING
                            ? Reply.accepted(
                                            "/v1/cooperatives/%s/plans/%s"
                                                    .formatted(cooperativeId, planId),
                                            PlanView.of(tx, plan))
                                    .version(plan.version())
                            : changed(tx, plan);
                });
    }

    private static String computation(UUID cooperativeId, PlanComputationView asked) {
        return "/v1/cooperatives/%s/plan-computations/%s".formatted(cooperativeId, asked.planId());
    }

    private static Reply changed(Tx tx, Plan plan) {
        return Reply.ok(PlanView.of(tx, plan)).version(plan.version());
    }

    private static Response shown(Tx tx, Plan plan) {
        return Response.ok(PlanView.of(tx, plan))
                .header(HttpHeaders.ETAG, Etags.of(plan.version()))
                .build();
    }
}

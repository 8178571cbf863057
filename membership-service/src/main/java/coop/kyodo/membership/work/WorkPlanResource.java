package coop.kyodo.membership.work;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Planned work.
@Path("/v1/cooperatives/{cooperativeId}/work-plans")
public class WorkPlanResource {

    private final Work work;

    WorkPlanResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response plan(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull WorkPlans.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/" + cooperativeId + "/work-plans",
                                WorkPlans.plan(tx, request)));
    }

    @GET
    @Allowed(
            scope = "work:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<WorkPlans.Plan> plans(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("memberId") @Nullable UUID memberId,
            @QueryParam("period") @Nullable YearMonth period,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return WorkPlans.page(tx, memberId, period, period, page);
                });
    }
}

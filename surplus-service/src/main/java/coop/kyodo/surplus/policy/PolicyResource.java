package coop.kyodo.surplus.policy;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Policy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// The versions of the surplus policy.
@Path("/v1/cooperatives/{cooperativeId}/policies")
public class PolicyResource {

    private final Work work;

    PolicyResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response record(
            @PathParam("cooperativeId") UUID cooperativeId, @Valid @NotNull PolicyRequest request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Policy policy = RecordPolicy.record(tx, request);
                    return Reply.created(
                            "/v1/cooperatives/%s/policies/%s"
                                    .formatted(cooperativeId, policy.version()),
                            policy);
                });
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Policy> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> Policies.page(tx, Cooperatives.today(tx), page));
    }

    @GET
    @Path("/{version}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Policy get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("version") int version) {
        return work.read(cooperativeId, tx -> Policies.get(tx, Cooperatives.today(tx), version));
    }
}

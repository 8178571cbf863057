package coop.kyodo.surplus.plan;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// What a correction changes.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/correction")
public class CorrectionResource {

    private final Work work;

    CorrectionResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public CorrectionView get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("planId") UUID planId) {
        return work.read(cooperativeId, tx -> CorrectionView.of(tx, Plans.get(tx, planId)));
    }

    @GET
    @Path("/members")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<CorrectionView.Member> members(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId, tx -> CorrectionView.members(tx, Plans.get(tx, planId), page));
    }
}

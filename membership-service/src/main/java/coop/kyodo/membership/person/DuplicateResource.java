package coop.kyodo.membership.person;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Records that may be the same person.
@Path("/v1/cooperatives/{cooperativeId}/person-duplicates")
public class DuplicateResource {

    private final Work work;

    DuplicateResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Page<Duplicates.Pair> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperatives.latest(tx);
                    return Duplicates.page(tx, page);
                });
    }
}

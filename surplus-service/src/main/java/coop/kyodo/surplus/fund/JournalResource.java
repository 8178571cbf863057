package coop.kyodo.surplus.fund;

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

/// Journals of the funds.
@Path("/v1/cooperatives/{cooperativeId}/journals")
public class JournalResource {

    private final Work work;

    JournalResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Journal> journals(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> Journals.page(tx, page));
    }
}

package coop.kyodo.governance.counting;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/// Counts of ranked contests over HTTP.
@Path("/v1/cooperatives/{cooperativeId}/counts")
@Consumes(MediaType.APPLICATION_JSON)
public class CountResource {

    private final Work work;
    private final Counts counts;

    CountResource(Work work, Counts counts) {
        this.work = work;
        this.counts = counts;
    }

    @POST
    @Allowed(
            scope = "count:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response count(
            @PathParam("cooperativeId") UUID cooperativeId, @Valid @NotNull Input request) {
        request.checkForm();
        return work.command(cooperativeId, request, tx -> keep(tx, request));
    }

    private Reply keep(Tx tx, Input request) {
        UUID id = Ids.orNext(request.id());
        Counts.Kept kept = counts.add(tx, id, request.withoutId(), Outcome.of(request));
        tx.audit("contest-counted", id.toString(), Map.of("inputHash", kept.inputHash()));
        return Reply.created(
                "/v1/cooperatives/" + tx.tenant() + "/counts/" + id, CountView.of(kept));
    }

    @GET
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<CountView.Summary> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> counts.page(tx, page)).map(CountView.Summary::of);
    }

    @GET
    @Path("/{countId}")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public CountView get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("countId") UUID countId) {
        return CountView.of(work.read(cooperativeId, tx -> counts.get(tx, countId)));
    }
}

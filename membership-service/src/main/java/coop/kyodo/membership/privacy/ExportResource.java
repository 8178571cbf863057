package coop.kyodo.membership.privacy;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Everything held about a person, for the person.
@Path("/v1/cooperatives/{cooperativeId}/persons/{personId}/export")
public class ExportResource {

    private final Work work;
    private final Caller caller;

    ExportResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR})
    public PersonExport export(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("personId") UUID personId) {
        return work.read(
                cooperativeId,
                tx -> {
                    mustBeOwnOrForOthers(tx, personId);
                    return ExportPerson.export(tx, personId);
                });
    }

    /// Whoever is no clerk or director gets their own; another person does not exist for them.
    private void mustBeOwnOrForOthers(Tx tx, UUID personId) {
        boolean forOthers =
                caller.has(tx.tenant(), Role.CLERK) || caller.has(tx.tenant(), Role.DIRECTOR);
        boolean own =
                caller.member(tx.tenant())
                        .filter(member -> Trace.of(tx, personId).memberIds().contains(member))
                        .isPresent();
        if (!forOthers && !own) {
            throw Problems.notFound("person-not-found");
        }
    }
}

package coop.kyodo.membership.register;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The full history of one member.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/history")
public class HistoryResource {

    private final Work work;
    private final Caller caller;

    HistoryResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public History get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(cooperativeId, tx -> Histories.of(tx, memberId, knownAt));
    }
}

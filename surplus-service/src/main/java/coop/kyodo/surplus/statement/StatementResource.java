package coop.kyodo.surplus.statement;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.plan.Allocations;
import coop.kyodo.surplus.plan.Plans;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/// A member's statements: the own ones for a member, all for the co-op's officers.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/statements")
public class StatementResource {

    private final Work work;
    private final Caller caller;

    StatementResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Statement> list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @BeanParam PageQuery page) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    if (!Members.isKnown(tx, memberId) && !WorkRecords.isKnown(tx, memberId)) {
                        throw Problems.notFound("member-not-found");
                    }
                    UUID after = page.after().map(cursor -> cursor.id(0)).orElse(null);
                    List<UUID> plans = Allocations.plansOf(tx, memberId, after, page.limit() + 1);
                    return Page.of(plans, page.limit(), Cursor::of)
                            .map(plan -> Statement.of(tx, Plans.get(tx, plan), memberId));
                });
    }
}

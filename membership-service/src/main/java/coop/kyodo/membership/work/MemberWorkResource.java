package coop.kyodo.membership.work;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.member.Members;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One member's work, done and planned: for the member, and for whoever keeps or checks the books.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}")
public class MemberWorkResource {

    private final Work work;
    private final Caller caller;

    MemberWorkResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Path("/work-entries")
    @Allowed(
            scope = "work:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<WorkEntry> entries(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("from") @Nullable YearMonth from,
            @QueryParam("to") @Nullable YearMonth to,
            @BeanParam PageQuery page) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return WorkEntries.page(tx, memberId, from, to, page);
                });
    }

    @GET
    @Path("/work-plans")
    @Allowed(
            scope = "work:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<WorkPlans.Plan> plans(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("from") @Nullable YearMonth from,
            @QueryParam("to") @Nullable YearMonth to,
            @BeanParam PageQuery page) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return WorkPlans.page(tx, memberId, from, to, page);
                });
    }
}

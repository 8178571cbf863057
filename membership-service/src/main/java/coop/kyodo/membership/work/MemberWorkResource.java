package coop.kyodo.membership.work;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.member.MemberReading;
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

    private final MemberReading reading;

    MemberWorkResource(MemberReading reading) {
        this.reading = reading;
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
        return reading.read(
                cooperativeId, memberId, tx -> WorkEntries.page(tx, memberId, from, to, page));
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
        return reading.read(
                cooperativeId, memberId, tx -> WorkPlans.page(tx, memberId, from, to, page));
    }
}

package coop.kyodo.membership.benefit;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One member's claims: for the member, and for whoever keeps or checks the books.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}")
public class MemberBenefitResource {

    private final MemberReading reading;

    MemberBenefitResource(MemberReading reading) {
        this.reading = reading;
    }

    @GET
    @Path("/benefit-claims")
    @Allowed(
            scope = "benefit:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Claim> claims(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("state") Claim.@Nullable State state,
            @BeanParam PageQuery page) {
        return reading.read(cooperativeId, memberId, tx -> Claims.page(tx, memberId, state, page));
    }
}

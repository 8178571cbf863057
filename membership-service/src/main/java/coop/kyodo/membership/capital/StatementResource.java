package coop.kyodo.membership.capital;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements of capital: of one member, and of the whole co-op.
@Path("/v1/cooperatives/{cooperativeId}")
public class StatementResource {

    private final Work work;
    private final Caller caller;

    StatementResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Path("/capital-statement")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Statements.OfCooperative cooperative(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        return work.read(
                cooperativeId,
                tx -> Statements.ofAll(tx, Statements.Span.of(tx, from, to, knownAt)));
    }

    @GET
    @Path("/members/{memberId}/capital-statement")
    @Allowed(
            scope = "capital:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Statements.OfMember member(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    LedgerResource.mustExist(tx, memberId);
                    return Statements.of(tx, memberId, Statements.Span.of(tx, from, to, knownAt));
                });
    }
}

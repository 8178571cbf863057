package coop.kyodo.membership.engagement;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.member.MemberReading;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a member works, as what and on what terms.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}")
public class EngagementResource {

    private final Work work;
    private final MemberReading reading;

    EngagementResource(Work work, MemberReading reading) {
        this.work = work;
        this.reading = reading;
    }

    @POST
    @Path("/placements")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response place(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Placements.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                path(cooperativeId, memberId, "placements"),
                                Placements.add(tx, memberId, request)));
    }

    @GET
    @Path("/placements")
    @Allowed(
            scope = "work:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Placements.Placement> placements(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @BeanParam PageQuery page) {
        return reading.read(
                cooperativeId,
                memberId,
                tx -> Placements.page(tx, memberId, from, to, knownAt, page));
    }

    @POST
    @Path("/placements/{placementId}/end")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response endPlacement(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("placementId") UUID placementId,
            @Valid @NotNull Ending ending) {
        return work.command(
                cooperativeId,
                ending,
                tx -> Reply.ok(Placements.end(tx, memberId, placementId, ending)));
    }

    @POST
    @Path("/placements/{placementId}/corrections")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response correctPlacement(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("placementId") UUID placementId,
            @Valid @NotNull Placements.Correction correction) {
        return work.command(
                cooperativeId,
                correction,
                tx -> Reply.ok(Placements.correct(tx, memberId, placementId, correction)));
    }

    @POST
    @Path("/labour-terms")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response note(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull LabourTerms.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                path(cooperativeId, memberId, "labour-terms"),
                                LabourTerms.add(tx, memberId, request)));
    }

    @GET
    @Path("/labour-terms")
    @Allowed(
            scope = "work:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<LabourTerm> terms(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @BeanParam PageQuery page) {
        return reading.read(
                cooperativeId,
                memberId,
                tx -> LabourTerms.page(tx, memberId, from, to, knownAt, page));
    }

    @POST
    @Path("/labour-terms/{termId}/end")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response endTerm(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("termId") UUID termId,
            @Valid @NotNull Ending ending) {
        return work.command(
                cooperativeId,
                ending,
                tx -> Reply.ok(LabourTerms.end(tx, memberId, termId, ending)));
    }

    @POST
    @Path("/labour-terms/{termId}/corrections")
    @Allowed(
            scope = "work:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response correctTerm(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("termId") UUID termId,
            @Valid @NotNull LabourTerms.Correction correction) {
        return work.command(
                cooperativeId,
                correction,
                tx -> Reply.ok(LabourTerms.correct(tx, memberId, termId, correction)));
    }

    private static String path(UUID cooperativeId, UUID memberId, String rest) {
        return "/v1/cooperatives/" + cooperativeId + "/members/" + memberId + "/" + rest;
    }
}

package coop.kyodo.membership.evidence;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// The evidence of an application.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/evidence")
public class EvidenceResource {

    /// All evidence of one application.
    record EvidenceList(List<Evidence> items) {}

    private final Work work;

    EvidenceResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response attach(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull AttachEvidence.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/members/%s/evidence"
                                        .formatted(cooperativeId, memberId),
                                AttachEvidence.attach(tx, memberId, request)));
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public EvidenceList list(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        return work.read(
                cooperativeId,
                tx ->
                        new EvidenceList(
                                AttachEvidence.of(tx, Members.get(tx, memberId).memberId())));
    }
}

package coop.kyodo.surplus.document;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The documents of a fiscal year.
@Path("/v1/cooperatives/{cooperativeId}/year-documents")
public class DocumentResource {

    private final Work work;
    private final Caller caller;

    DocumentResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response overdue(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf) {
        return work.read(
                cooperativeId,
                tx ->
                        Response.ok(DocumentsView.overdue(tx, asOf == null ? tx.today() : asOf))
                                .build());
    }

    @GET
    @Path("/{year}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @QueryParam("asOf") @Nullable LocalDate asOf) {
        return work.read(
                cooperativeId,
                tx ->
                        Response.ok(DocumentsView.of(tx, year, asOf == null ? tx.today() : asOf))
                                .build());
    }

    @POST
    @Path("/{year}/assembly")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response setAssembly(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull TakeStep.AssemblyRequest request) {
        return work.command(
                cooperativeId, request, tx -> Reply.ok(TakeStep.setAssembly(tx, year, request)));
    }

    @POST
    @Path("/{year}/documents/{document}/steps")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response take(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @PathParam("document") String document,
            @Valid @NotNull TakeStep.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/year-documents/%s"
                                        .formatted(cooperativeId, year),
                                TakeStep.take(tx, year, document, request, caller.subject())));
    }
}

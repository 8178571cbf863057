package coop.kyodo.membership.person;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Etags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Persons and the versions of their data.
@Path("/v1/cooperatives/{cooperativeId}/persons/{personId}")
public class PersonResource {

    /// All versions of one record.
    record Versions(List<PersonView.Version> items) {}

    private final Work work;

    PersonResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("personId") UUID personId,
            @QueryParam("asOf") @Nullable LocalDate asOf) {
        return work.read(
                cooperativeId,
                tx -> {
                    PersonView view = Persons.view(tx, personId, asOf == null ? tx.today() : asOf);
                    return Response.ok(view)
                            .header(HttpHeaders.ETAG, Etags.of(latest(tx, view.personId())))
                            .build();
                });
    }

    @GET
    @Path("/versions")
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Versions versions(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("personId") UUID personId) {
        return work.read(cooperativeId, tx -> new Versions(Persons.versions(tx, personId)));
    }

    @POST
    @Path("/versions")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response change(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("personId") UUID personId,
            @Context HttpHeaders headers,
            @Valid @NotNull ChangePerson.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    ChangePerson.change(tx, personId, headers, request);
                    return Reply.created(
                                    "/v1/cooperatives/" + cooperativeId + "/persons/" + personId,
                                    Persons.view(tx, personId, tx.today()))
                            .version(latest(tx, personId));
                });
    }

    @POST
    @Path("/merge")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response merge(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("personId") UUID personId,
            @Valid @NotNull MergePersons.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    MergePersons.merge(tx, personId, request);
                    return Reply.ok(Persons.view(tx, personId, tx.today()));
                });
    }

    private static long latest(Tx tx, UUID personId) {
        return Persons.versions(tx, personId).size();
    }
}

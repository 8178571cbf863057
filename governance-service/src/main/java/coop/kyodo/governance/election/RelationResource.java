package coop.kyodo.governance.election;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Relations between officers over HTTP. Who is related to whom is no matter of every member's.
@Path("/v1/cooperatives/{cooperativeId}/officer-relations")
@Consumes(MediaType.APPLICATION_JSON)
public class RelationResource {

    record RelationsView(
            LocalDate asOf,
            List<Relation> relations,
            RelatedDirectors.@Nullable Share relatedDirectors) {}

    private final Work work;
    private final DeclareRelation declaring;
    private final EndRelation ending;
    private final Relations relations;
    private final RelatedDirectors relatedDirectors;

    RelationResource(
            Work work,
            DeclareRelation declaring,
            EndRelation ending,
            Relations relations,
            RelatedDirectors relatedDirectors) {
        this.work = work;
        this.declaring = declaring;
        this.ending = ending;
        this.relations = relations;
        this.relatedDirectors = relatedDirectors;
    }

    @POST
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response declare(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull DeclareRelation.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> new Reply(201, declaring.declare(tx, request), null, null));
    }

    @POST
    @Path("/{relationId}/ending")
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response end(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("relationId") UUID relationId,
            @Valid @NotNull EndRelation.Request request) {
        return work.command(
                cooperativeId, request, tx -> Reply.ok(ending.end(tx, relationId, request)));
    }

    @GET
    @Allowed(
            scope = "audit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public RelationsView list(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @NotNull LocalDate asOf) {
        return work.read(cooperativeId, tx -> on(tx, asOf));
    }

    private RelationsView on(Tx tx, LocalDate date) {
        List<Relation> declared = relations.all(tx);
        return new RelationsView(
                date,
                declared.stream().filter(relation -> relation.countsOn(date)).toList(),
                relatedDirectors.on(tx, date, declared).orElse(null));
    }
}

package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Members.Member;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Assemblies over HTTP.
@Path("/v1/cooperatives/{cooperativeId}/assemblies")
@Consumes(MediaType.APPLICATION_JSON)
public class AssemblyResource {

    private final Work work;
    private final ConveneAssembly convening;
    private final FixRoll rollFixing;
    private final RecordAttendance attendance;
    private final OpenAssembly opening;
    private final MoveMotion motions;
    private final Assemblies assemblies;
    private final Agenda agenda;
    private final Rolls rolls;
    private final Attendances attendances;

    AssemblyResource(
            Work work,
            ConveneAssembly convening,
            FixRoll rollFixing,
            RecordAttendance attendance,
            OpenAssembly opening,
            MoveMotion motions,
            Assemblies assemblies,
            Agenda agenda,
            Rolls rolls,
            Attendances attendances) {
        this.work = work;
        this.convening = convening;
        this.rollFixing = rollFixing;
        this.attendance = attendance;
        this.opening = opening;
        this.motions = motions;
        this.assemblies = assemblies;
        this.agenda = agenda;
        this.rolls = rolls;
        this.attendances = attendances;
    }

    @POST
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response convene(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull ConveneAssembly.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    UUID id = convening.convene(tx, request);
                    return Reply.created(path(cooperativeId, id), view(tx, id));
                });
    }

    @GET
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<AssemblyView.Summary> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> assemblies.page(tx, page))
                .map(AssemblyView.Summary::of);
    }

    @GET
    @Path("/{assemblyId}")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public AssemblyView get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId) {
        return work.read(cooperativeId, tx -> view(tx, assemblyId));
    }

    @POST
    @Path("/{assemblyId}/roll")
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response fixRoll(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @Valid @NotNull FixRoll.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                path(cooperativeId, assemblyId) + "/roll",
                                rollFixing.fix(tx, assemblyId, request)));
    }

    @GET
    @Path("/{assemblyId}/roll")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Rolls.Roll roll(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId) {
        return work.read(cooperativeId, tx -> rolls.get(tx, assemblyId));
    }

    @GET
    @Path("/{assemblyId}/roll/entries")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Member> rollEntries(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    rolls.get(tx, assemblyId);
                    return rolls.entries(tx, assemblyId, page);
                });
    }

    @POST
    @Path("/{assemblyId}/attendances")
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response recordAttendance(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @Valid @NotNull RecordAttendance.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> new Reply(201, attendance.record(tx, assemblyId, request), null, null));
    }

    @GET
    @Path("/{assemblyId}/attendances")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Attendance> attendances(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    assemblies.get(tx, assemblyId);
                    return attendances.page(tx, assemblyId, page);
                });
    }

    @POST
    @Path("/{assemblyId}/opening")
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response open(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @Valid @NotNull OpenAssembly.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    opening.open(tx, assemblyId, request);
                    return Reply.ok(view(tx, assemblyId));
                });
    }

    @POST
    @Path("/{assemblyId}/motions")
    @Allowed(
            scope = "assembly:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response move(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @Valid @NotNull MoveMotion.Request request) {
        return work.command(cooperativeId, request, tx -> motions.move(tx, assemblyId, request));
    }

    private AssemblyView view(Tx tx, UUID assemblyId) {
        return AssemblyView.of(
                tx.tenant(), assemblies.get(tx, assemblyId), agenda.of(tx, assemblyId));
    }

    private static String path(UUID cooperativeId, UUID assemblyId) {
        return "/v1/cooperatives/" + cooperativeId + "/assemblies/" + assemblyId;
    }
}

package coop.kyodo.federation.dues;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Policies, runs, assessments and payments of dues.
@Path("/v1/federations/{federationId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DuesResource {

    private final Work work;
    private final DuesPolicies policies;
    private final LevyDues levy;
    private final Assessments assessments;
    private final PayDues pay;

    DuesResource(
            Work work, DuesPolicies policies, LevyDues levy, Assessments assessments, PayDues pay) {
        this.work = work;
        this.policies = policies;
        this.levy = levy;
        this.assessments = assessments;
        this.pay = pay;
    }

    @POST
    @Path("dues-policies")
    @Allowed(
            scope = "dues:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response adopt(
            @PathParam("federationId") UUID federationId, @Valid @NotNull NewDuesPolicy request) {
        return work.command(
                federationId,
                request,
                tx -> {
                    DuesPolicy policy = policies.add(tx, request);
                    return Reply.created(path(federationId, "dues-policies", policy.id()), policy);
                });
    }

    @GET
    @Path("dues-policies")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<DuesPolicy> policies(
            @PathParam("federationId") UUID federationId, @BeanParam PageQuery page) {
        List<DuesPolicy> found =
                work.read(
                        federationId,
                        tx -> {
                            Federations.get(tx);
                            return policies.page(tx, after(page), page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.number()));
    }

    @GET
    @Path("dues-policies/{policyId}")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public DuesPolicy policy(
            @PathParam("federationId") UUID federationId, @PathParam("policyId") UUID policyId) {
        return work.read(federationId, tx -> policies.get(tx, policyId));
    }

    @GET
    @Path("dues-policies/{policyId}/preview")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public DuesPreview preview(
            @PathParam("federationId") UUID federationId,
            @PathParam("policyId") UUID policyId,
            @QueryParam("fiscalYear") @NotNull @Pattern(regexp = "[12]\\d{3}") String fiscalYear,
            @QueryParam("countAsOf") @NotNull LocalDate countAsOf) {
        return work.read(federationId, tx -> levy.preview(tx, policyId, fiscalYear, countAsOf));
    }

    @POST
    @Path("dues-runs")
    @Allowed(
            scope = "dues:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response levy(
            @PathParam("federationId") UUID federationId, @Valid @NotNull NewDuesRun request) {
        return work.command(
                federationId,
                request,
                tx -> {
                    DuesRun run = levy.levy(tx, request);
                    return Reply.created(path(federationId, "dues-runs", run.id()), run);
                });
    }

    @GET
    @Path("dues-runs")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<DuesRun> runs(
            @PathParam("federationId") UUID federationId, @BeanParam PageQuery page) {
        List<DuesRun> found =
                work.read(
                        federationId,
                        tx -> {
                            Federations.get(tx);
                            return DuesRuns.page(tx, after(page), page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.number()));
    }

    @GET
    @Path("dues-runs/{runId}")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public DuesRun run(
            @PathParam("federationId") UUID federationId, @PathParam("runId") UUID runId) {
        return work.read(federationId, tx -> DuesRuns.get(tx, runId));
    }

    @GET
    @Path("dues-runs/{runId}/assessments")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Assessment> assessments(
            @PathParam("federationId") UUID federationId,
            @PathParam("runId") UUID runId,
            @BeanParam PageQuery page) {
        String after = page.after().map(cursor -> cursor.part(0)).orElse("");
        List<Assessment> found =
                work.read(
                        federationId,
                        tx -> {
                            DuesRuns.get(tx, runId);
                            return assessments.page(tx, runId, after, page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.code()));
    }

    @GET
    @Path("dues-assessments/{assessmentId}")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Assessment assessment(
            @PathParam("federationId") UUID federationId,
            @PathParam("assessmentId") UUID assessmentId) {
        return work.read(federationId, tx -> assessments.get(tx, assessmentId));
    }

    @POST
    @Path("dues-assessments/{assessmentId}/payments")
    @Allowed(
            scope = "dues:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response pay(
            @PathParam("federationId") UUID federationId,
            @PathParam("assessmentId") UUID assessmentId,
            @Valid @NotNull NewPayment request) {
        return work.command(
                federationId,
                request,
                tx ->
                        Reply.created(
                                path(federationId, "dues-assessments", assessmentId) + "/payments",
                                pay.pay(tx, assessmentId, request)));
    }

    @GET
    @Path("dues-assessments/{assessmentId}/payments")
    @Allowed(
            scope = "dues:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Payment> payments(
            @PathParam("federationId") UUID federationId,
            @PathParam("assessmentId") UUID assessmentId,
            @BeanParam PageQuery page) {
        List<Payment> found =
                work.read(
                        federationId,
                        tx -> {
                            assessments.get(tx, assessmentId);
                            return Payments.page(tx, assessmentId, after(page), page.limit() + 1);
                        });
        return Page.of(found, page.limit(), last -> Cursor.of(last.number()));
    }

    private static long after(PageQuery page) {
        return page.after().map(cursor -> cursor.number(0)).orElse(0L);
    }

    private static String path(UUID federationId, String collection, UUID id) {
        return "/v1/federations/" + federationId + "/" + collection + "/" + id;
    }
}

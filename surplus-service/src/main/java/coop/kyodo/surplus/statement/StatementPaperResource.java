package coop.kyodo.surplus.statement;

import coop.kyodo.kit.document.Documents;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.PlanInputs;
import coop.kyodo.surplus.plan.Plans;
import coop.kyodo.surplus.report.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// A member's statement for paper.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/statements/{planId}/document")
public class StatementPaperResource {

    private final Work work;
    private final Caller caller;
    private final Call call;
    private final Documents documents;

    StatementPaperResource(Work work, Caller caller, Call call, Documents documents) {
        this.work = work;
        this.caller = caller;
        this.call = call;
        this.documents = documents;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response document(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("planId") UUID planId) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        Language language = Language.of(call.language());
        var paper =
                work.read(
                        cooperativeId,
                        tx -> {
                            Plan plan = Plans.get(tx, planId);
                            if (plan.state() != Plan.State.EXECUTED
                                    || Statement.measures(tx, plan, memberId).isEmpty()) {
                                throw Problems.notFound("statement-not-found");
                            }
                            PlanInputs inputs = plan.readInputs();
                            return StatementPaper.of(
                                    Statement.of(tx, plan, memberId),
                                    inputs.from(),
                                    inputs.to(),
                                    Cooperatives.asOf(tx, inputs.to()).name(),
                                    language);
                        });
        return documents.answer(paper, "statement-" + planId);
    }
}

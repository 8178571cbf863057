package coop.kyodo.surplus.report;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.Plans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Pictures of plans.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/diagram")
public class DiagramResource {

    private static final String SVG = "image/svg+xml;charset=UTF-8";

    private final Work work;
    private final Call call;

    DiagramResource(Work work, Call call) {
        this.work = work;
        this.call = call;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response diagram(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("planId") UUID planId) {
        Language language = Language.of(call.language());
        String svg = work.read(cooperativeId, tx -> draw(tx, Plans.get(tx, planId), language));
        return Response.ok(svg).type(SVG).build();
    }

    private static String draw(Tx tx, Plan plan, Language language) {
        String cooperative = Cooperatives.asOf(tx, plan.readInputs().to()).name();
        String title =
                language.text(
                        cooperative + ", " + plan.year() + ": disposition of the surplus",
                        cooperative + "　" + plan.year() + "年度　剰余金処分");
        return WaterfallDiagram.svg(
                plan.readResult().waterfall(),
                plan.corrects() == null ? title : title + language.text(" (corrected)", "（訂正）"),
                language);
    }
}

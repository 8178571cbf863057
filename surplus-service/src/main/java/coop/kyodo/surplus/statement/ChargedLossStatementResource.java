package coop.kyodo.surplus.statement;

import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.document.Documents;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.report.Language;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/// A member's statements of losses that the internal accounts bear: the own ones for a member, all
/// for the co-op's officers.
@Path("/v1/cooperatives/{cooperativeId}/members/{memberId}/statements/charged-losses")
public class ChargedLossStatementResource {

    record View(List<ChargedLossStatement> items) {}

    private final Work work;
    private final Caller caller;
    private final Call call;
    private final Documents documents;

    ChargedLossStatementResource(Work work, Caller caller, Call call, Documents documents) {
        this.work = work;
        this.caller = caller;
        this.call = call;
        this.documents = documents;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public View list(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        mustSee(cooperativeId, memberId);
        return work.read(
                cooperativeId,
                tx -> {
                    if (!Members.isKnown(tx, memberId)) {
                        throw Problems.notFound("member-not-found");
                    }
                    return new View(ChargedLossStatement.of(tx, memberId));
                });
    }

    @GET
    @Path("/{chargeId}/document")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response document(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("chargeId") UUID chargeId) {
        mustSee(cooperativeId, memberId);
        Language language = Language.of(call.language());
        Document paper =
                work.read(
                        cooperativeId,
                        tx -> {
                            ChargedLossStatement statement =
                                    ChargedLossStatement.of(tx, memberId).stream()
                                            .filter(each -> each.chargeId().equals(chargeId))
                                            .findFirst()
                                            .orElseThrow(
                                                    () -> Problems.notFound("statement-not-found"));
                            return statement.document(
                                    Cooperatives.asOf(
                                                    tx,
                                                    FiscalYears.get(tx, statement.fiscalYear())
                                                            .to())
                                            .name(),
                                    language);
                        });
        return documents.answer(paper, "loss-" + chargeId);
    }

    private void mustSee(UUID cooperative, UUID member) {
        caller.mustBeMemberOr(cooperative, member, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
    }
}

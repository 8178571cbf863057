package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Corrections of closed years.
@Path("/v1/cooperatives/{cooperativeId}/year-ends/{fiscalYearEnd}/corrections")
public class YearEndCorrectionResource {

    /// All of a year's.
    record YearEndCorrectionList(List<YearEndCorrection> items) {}

    private final Work work;

    YearEndCorrectionResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(scope = "capital:write", roles = Role.DIRECTOR)
    public Response correct(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("fiscalYearEnd") LocalDate fiscalYearEnd,
            @Valid @NotNull CorrectYear.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/"
                                        + cooperativeId
                                        + "/year-ends/"
                                        + fiscalYearEnd
                                        + "/corrections",
                                CorrectYear.correct(tx, fiscalYearEnd, request)));
    }

    @GET
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public YearEndCorrectionList corrections(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("fiscalYearEnd") LocalDate fiscalYearEnd) {
        return work.read(
                cooperativeId,
                tx ->
                        new YearEndCorrectionList(
                                YearEndCorrections.of(tx, Cooperatives.latest(tx), fiscalYearEnd)));
    }
}

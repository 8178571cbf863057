package coop.kyodo.membership.businessreport;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The figures of the business report. They name nobody and are for every member.
@Path("/v1/cooperatives/{cooperativeId}/business-reports/{fiscalYearEnd}")
public class BusinessReportResource {

    private final Work work;

    BusinessReportResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public BusinessReport get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("fiscalYearEnd") LocalDate fiscalYearEnd,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        return work.read(cooperativeId, tx -> ReportYear.report(tx, fiscalYearEnd, knownAt));
    }
}

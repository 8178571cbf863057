package coop.kyodo.surplus.report;

import coop.kyodo.kit.document.Documents;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.export.Sheet;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.surplus.plan.Plans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statutory table of a plan, to read, to reckon with and to print.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/statutory-table")
public class TableResource {

    static final Sheet<TablePaper.Row> SHEET =
            Sheet.<TablePaper.Row>named("statutory-table")
                    .column("number", TablePaper.Row::number)
                    .column("title", TablePaper.Row::title)
                    .column("amount", TablePaper.Row::amount)
                    .column("currency", row -> row.amount().currency());

    private final Work work;
    private final Call call;
    private final Exports exports;
    private final Documents documents;

    TableResource(Work work, Call call, Exports exports, Documents documents) {
        this.work = work;
        this.call = call;
        this.exports = exports;
        this.documents = documents;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response table(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @QueryParam("format") @Nullable String format) {
        TableFormat as = TableFormat.of(format);
        Language language = Language.of(call.language());
        TablePaper paper =
                work.read(cooperativeId, tx -> TablePaper.of(tx, Plans.get(tx, planId), language));
        return switch (as) {
            case JSON -> Response.ok(paper).build();
            case CSV ->
                    exports.answer(cooperativeId, Format.CSV, SHEET, tx -> paper.rows().stream())
                            .build();
            case PDF ->
                    Response.ok(documents.pdf(paper.document(language)))
                            .type(Documents.PDF)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"statutory-table.pdf\"")
                            .build();
        };
    }
}

package coop.kyodo.surplus.report;

import coop.kyodo.kit.document.Documents;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statutory table of a loss that internal accounts bear, to read, to reckon with and to print.
@Path("/v1/cooperatives/{cooperativeId}/capital-accounts/losses/{year}/statutory-table")
public class ChargedLossResource {

    private final Work work;
    private final Call call;
    private final Exports exports;
    private final Documents documents;

    ChargedLossResource(Work work, Call call, Exports exports, Documents documents) {
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
            @PathParam("year") String year,
            @QueryParam("number") @Nullable Integer number,
            @QueryParam("format") @Nullable String format) {
        TableFormat as = TableFormat.of(format);
        Language language = Language.of(call.language());
        ChargedLossPaper paper =
                work.read(cooperativeId, tx -> ChargedLossPaper.of(tx, year, number, language));
        return switch (as) {
            case JSON -> Response.ok(paper).build();
            case CSV ->
                    exports.answer(
                                    cooperativeId,
                                    Format.CSV,
                                    TableResource.SHEET,
                                    tx -> paper.rows().stream())
                            .build();
            case PDF ->
                    Response.ok(documents.pdf(paper.document(language)))
                            .type(Documents.PDF)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"loss-table.pdf\"")
                            .build();
        };
    }
}

package coop.kyodo.surplus.report;

import coop.kyodo.kit.document.Documents;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.export.Sheet;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Statutory tables to read, to reckon with and to print, in the caller's language.
@ApplicationScoped
class Tables {

    private static final Sheet<TablePaper.Row> SHEET =
            Sheet.<TablePaper.Row>named("statutory-table")
                    .column("number", TablePaper.Row::number)
                    .column("title", TablePaper.Row::title)
                    .column("amount", TablePaper.Row::amount)
                    .column("currency", row -> row.amount().currency());

    private final Work work;
    private final Call call;
    private final Exports exports;
    private final Documents documents;

    Tables(Work work, Call call, Exports exports, Documents documents) {
        this.work = work;
        this.call = call;
        this.exports = exports;
        this.documents = documents;
    }

    /// @param format as the caller names it
    /// @param name of the file for print
    Response answer(
            UUID cooperative,
            @Nullable String format,
            String name,
            BiFunction<Tx, Language, StatutoryPaper> table) {
        TableFormat as = TableFormat.of(format);
        Language language = Language.of(call.language());
        StatutoryPaper paper = work.read(cooperative, tx -> table.apply(tx, language));
        return switch (as) {
            case JSON -> Response.ok(paper).build();
            case CSV ->
                    exports.answer(cooperative, Format.CSV, SHEET, tx -> paper.rows().stream())
                            .build();
            case PDF -> documents.answer(paper.document(language), name);
        };
    }
}

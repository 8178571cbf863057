package coop.kyodo.surplus.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.PlanInputs;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.year.CapitalDifference;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The surplus disposition plan (剰余金処分案, JP-209) or the loss treatment plan (損失処理案, JP-210) as it
/// goes to the general assembly.
///
/// @param hash of the plan that the table belongs to
/// @param corrects for the table of a correction, the hash of the plan it corrects
/// @param capitalDifference where the figures state another capital than the members' ledger has
@JsonInclude(JsonInclude.Include.NON_NULL)
record TablePaper(
        String title,
        String cooperative,
        String fiscalYear,
        LocalDate from,
        LocalDate to,
        StatutoryTable.Kind kind,
        String hash,
        @Nullable String corrects,
        List<Row> rows,
        @Nullable CapitalDifference capitalDifference)
        implements StatutoryPaper {

    /// One row in the reader's language.
    record Row(String number, String title, Money amount) {

        static List<Row> of(StatutoryTable table, Language language) {
            return table.rows().stream()
                    .map(row -> new Row(row.number(), language.text(row.title()), row.amount()))
                    .toList();
        }
    }

    static TablePaper of(Tx tx, Plan plan, Language language) {
        PlanInputs inputs = plan.readInputs();
        StatutoryTable table = plan.readResult().table();
        Correction correction = inputs.corrects();
        return new TablePaper(
                title(table.kind(), correction != null, language),
                Cooperatives.asOf(tx, inputs.to()).name(),
                plan.year(),
                inputs.from(),
                inputs.to(),
                table.kind(),
                plan.hash(),
                correction == null ? null : correction.hash(),
                Row.of(table, language),
                inputs.capitalDifference());
    }

    private static String differing(CapitalDifference of, Language language) {
        String stated = language.amount(of.stated());
        String ledger = language.amount(of.ledger());
        return language.text(
                stated + " in the figures, " + ledger + " in the members' ledger",
                "決算書 " + stated + "、組合員台帳 " + ledger);
    }

    private static String title(StatutoryTable.Kind kind, boolean corrected, Language language) {
        String title =
                kind == StatutoryTable.Kind.DISPOSITION
                        ? language.text("Surplus disposition plan", "剰余金処分案")
                        : language.text("Loss treatment plan", "損失処理案");
        return corrected ? title + language.text(" (corrected)", "（訂正）") : title;
    }

    @Override
    public Document document(Language language) {
        Document document = head(language);
        if (capitalDifference != null) {
            document =
                    document.line(
                            language.text("Paid-in capital", "払込済出資額"),
                            differing(capitalDifference, language));
        }
        return table(document.paragraph(unit(language)), rows, language)
                .footnote(
                        language.text("Plan ", "案 ")
                                + hash
                                + (corrects == null
                                        ? ""
                                        : language.text(", corrects ", "　訂正の対象 ") + corrects));
    }

    /// Parts of a figure stand indented below it.
    static Document table(Document document, List<Row> rows, Language language) {
        return document.table(
                List.of(
                        Document.Column.text(language.text("No.", "番号"), 1),
                        Document.Column.text(language.text("Item", "区分"), 6),
                        Document.Column.number(language.text("Amount", "金額"), 3)),
                rows.stream()
                        .map(row -> {
                            int depth = row.number().split("\\.", -1).length - 1;
                            return List.of(
                                    row.number(),
                                    "　".repeat(depth) + row.title(),
                                    language.amount(row.amount()));
                        })
                        .toList());
    }
}

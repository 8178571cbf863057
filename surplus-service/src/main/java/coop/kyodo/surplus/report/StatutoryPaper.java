package coop.kyodo.surplus.report;

import coop.kyodo.kit.document.Document;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// A statutory table of a fiscal year.
sealed interface StatutoryPaper permits TablePaper, ChargedLossPaper {

    String title();

    String cooperative();

    String fiscalYear();

    LocalDate from();

    LocalDate to();

    List<TablePaper.Row> rows();

    /// For paper.
    Document document(Language language);

    /// What every table begins with.
    default Document head(Language language) {
        return Document.titled(title(), to().atStartOfDay().toInstant(ZoneOffset.UTC))
                .paragraph(cooperative())
                .line(
                        language.text("Fiscal year", "事業年度"),
                        language.year(fiscalYear(), from(), to()));
    }

    /// What its amounts are in.
    default String unit(Language language) {
        return language.unit(rows().getFirst().amount().currency());
    }
}

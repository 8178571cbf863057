package coop.kyodo.surplus.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.account.LossCharges;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The loss treatment plan (損失処理案, JP-210) of a loss that no plan disposes of: internal capital
/// accounts bear it (US-07). Each charge and each correction of one has its own, which stays as it
/// was; a correction shows what it takes back beside what is charged now.
///
/// @param number counts the charges of the year
/// @param corrects the charge that is taken back, for a correction
/// @param takenBack that charge's rows
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChargedLossPaper(
        String title,
        String cooperative,
        String fiscalYear,
        LocalDate from,
        LocalDate to,
        String rule,
        UUID chargeId,
        int number,
        LocalDate on,
        List<TablePaper.Row> rows,
        @Nullable UUID corrects,
        @Nullable String reason,
        @Nullable List<TablePaper.Row> takenBack)
        implements StatutoryPaper {

    /// @param number of the charge; the year's last when left out
    static ChargedLossPaper of(Tx tx, String label, @Nullable Integer number, Language language) {
        FiscalYear year = FiscalYears.get(tx, label);
        List<LossCharges.Charge> charges = LossCharges.of(tx, year.year());
        LossCharges.Charge charge =
                charges.stream()
                        .filter(each -> number == null || each.number() == number)
                        .reduce((_, later) -> later)
                        .orElseThrow(() -> Problems.notFound("loss-charge-not-found"));
        Cooperative cooperative = Cooperatives.asOf(tx, year.to());
        StatutoryTable table = table(tx, cooperative, charge);
        List<TablePaper.Row> takenBack =
                charges.stream()
                        .filter(each -> each.chargeId().equals(charge.corrects()))
                        .findFirst()
                        .map(each -> TablePaper.Row.of(table(tx, cooperative, each), language))
                        .orElse(null);
        return new ChargedLossPaper(
                language.text("Loss treatment plan", "損失処理案")
                        + (charge.corrects() == null
                                ? ""
                                : !charge.charges()
                                        ? language.text(" (taken back)", "（取消）")
                                        : language.text(" (corrected)", "（訂正）")),
                cooperative.name(),
                year.year(),
                year.from(),
                year.to(),
                Objects.requireNonNull(table.rule()),
                charge.chargeId(),
                charge.number(),
                charge.on(),
                TablePaper.Row.of(table, language),
                charge.corrects(),
                charge.reason(),
                takenBack);
    }

    private static StatutoryTable table(Tx tx, Cooperative cooperative, LossCharges.Charge charge) {
        CapitalAccounts terms =
                Objects.requireNonNull(cooperative.rules().guards().capitalAccounts());
        return StatutoryTable.charged(
                new StatutoryTable.Charged(
                        charge.loss(),
                        charge.carriedIn().isPositive(),
                        charge.nonMemberProfit(),
                        LossCharges.carriedForward(tx, charge),
                        Funds.get(tx, cooperative.rules(), terms.collective().getFirst()).title(),
                        charge.collective(),
                        charge.members(),
                        terms.losses().rule()));
    }

    @Override
    public Document document(Language language) {
        Document document =
                TablePaper.table(
                        head(language)
                                .line(language.text("Charged on", "負担の日"), on.toString())
                                .paragraph(unit(language)),
                        rows,
                        language);
        if (takenBack != null) {
            document =
                    TablePaper.table(
                                    document.paragraph(language.text("Taken back", "取り消した損失処理")),
                                    takenBack,
                                    language)
                            .line(language.text("Reason", "訂正の理由"), Objects.requireNonNull(reason));
        }
        return document.footnote(
                language.text("Charge ", "負担 ")
                        + chargeId
                        + (corrects == null
                                ? ""
                                : language.text(", corrects ", "　訂正の対象 ") + corrects));
    }
}

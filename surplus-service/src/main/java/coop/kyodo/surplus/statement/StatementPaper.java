package coop.kyodo.surplus.statement;

import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.memberloss.MemberLosses;
import coop.kyodo.surplus.payout.UnitPurchase;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.report.Language;
import coop.kyodo.surplus.waterfall.Payout;
import coop.kyodo.surplus.waterfall.Share;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A member's statement for paper: every figure from the month's minutes to what is paid out.
final class StatementPaper {

    private static final Set<String> MONEY = Set.of("CAPITAL", "CAPITAL_DAYS", "PAY");

    private StatementPaper() {}

    /// @param from the fiscal year's first day
    /// @param to its last
    static Document of(
            Statement statement,
            LocalDate from,
            LocalDate to,
            String cooperative,
            Language language) {
        String title = language.text("Statement of your share of the surplus", "剰余金配当計算書");
        Document paper =
                Document.titled(
                                statement.correction() == null
                                        ? title
                                        : title + language.text(" (correction)", "（訂正）"),
                                statement.executedOn().atStartOfDay().toInstant(ZoneOffset.UTC))
                        .paragraph(cooperative)
                        .line(
                                language.text("Fiscal year", "事業年度"),
                                language.year(statement.fiscalYear(), from, to))
                        .line(
                                language.text("Member number", "組合員番号"),
                                Long.toString(statement.memberNumber()))
                        .line(
                                language.text("Executed on", "執行日"),
                                statement.executedOn().toString());
        paper = months(paper, statement, language);
        for (StatementLine line : statement.shares()) {
            paper = share(paper, line, language);
        }
        return corrected(
                        losses(
                                setOffs(payout(paper, statement, language), statement, language),
                                statement,
                                language),
                        statement,
                        language)
                .footnote(language.text("Plan ", "案 ") + statement.hash());
    }

    private static Document months(Document paper, Statement statement, Language language) {
        List<WorkRecords.Month> months = statement.months();
        if (months.isEmpty()) {
            return paper;
        }
        WorkRecords.Month together =
                new WorkRecords.Month(
                        language.text("Total", "合計"),
                        months.stream().mapToLong(WorkRecords.Month::minutes).sum(),
                        months.stream().mapToLong(WorkRecords.Month::days).sum());
        return paper.table(
                List.of(
                        Document.Column.text(language.text("Month", "月"), 2),
                        Document.Column.number(language.text("Work", "従事時間"), 2),
                        Document.Column.number(language.text("Days", "日数"), 1)),
                Stream.concat(months.stream(), Stream.of(together))
                        .map(month -> row(month, language))
                        .toList());
    }

    private static List<String> row(WorkRecords.Month month, Language language) {
        return List.of(
                month.period(), hours(month.minutes(), language), language.number(month.days()));
    }

    private static String hours(long minutes, Language language) {
        return language.text(
                "%s h %02d min".formatted(language.number(minutes / 60), minutes % 60),
                "%s時間%02d分".formatted(language.number(minutes / 60), minutes % 60));
    }

    static Document share(Document paper, StatementLine line, Language language) {
        Share share = line.share();
        String currency = line.pool().currency();
        Document more =
                paper.paragraph(language.text(line.title()))
                        .line(language.text("Divided", "配当総額"), language.amount(line.pool()));
        for (StatementLine.Measure measure : line.measures()) {
            more = measure(more, measure, currency, language);
        }
        if (line.mix() == Split.Mix.POINTS && line.measures().size() > 1) {
            more =
                    more.line(
                            language.text("How these come together", "合算の方法"),
                            language.text("their weighted sums are compared", "加重した値を合計して比べる")
                                    + countedIn(line, language));
        }
        more = more.line(language.text("Your part", "割合"), share.weight().toString());
        if (line.round() != null) {
            more =
                    more.line(
                                    language.text("Left by caps, divided again", "上限超過分を除く再配分額"),
                                    language.amount(line.round().pool()))
                            .line(
                                    language.text("Among those who are together", "再配分を受ける者の割合の合計"),
                                    line.round().part().toString());
        }
        more =
                more.line(
                                language.text("Exactly", "端数処理前の額"),
                                language.exact(share.quota(), currency))
                        .line(
                                language.text("Rounded down", "切捨て後の額"),
                                language.amount(share.floor()));
        if (line.roundedBy() != null) {
            more =
                    more.line(
                            language.text(
                                    hasDecimals(currency)
                                            ? "Of the remainder"
                                            : "Units of the remainder",
                                    "端数の配分"),
                            language.amount(Money.of(line.roundedBy(), currency)));
        }
        if (line.cap() != null) {
            more = cap(more, line.cap(), share.capped(), language);
        }
        return more.line(language.text("Your share", "配当額"), language.amount(share.amount()));
    }

    private static Document measure(
            Document paper, StatementLine.Measure measure, String currency, Language language) {
        boolean time = measure.measure().equals("HOURS");
        String own = value(measure.measure(), measure.own(), currency, language);
        String all = value(measure.measure(), measure.total(), currency, language);
        String name = name(measure.measure(), language);
        Document more =
                paper.line(
                        name + " × " + measure.weight(),
                        language.text(own + " of " + all, own + "／" + all));
        StatementLine.Factor factor = measure.factor();
        if (factor == null) {
            return more;
        }
        long counted = isScaled(factor.measure(), currency) ? Language.minorUnits(currency) : 1;
        String grown =
                factor.base()
                        + " + "
                        + factor.perUnit().times(counted)
                        + " × "
                        + figure(factor.measure(), factor.value(), currency, language)
                        + (factor.most() == null
                                ? ""
                                : language.text(
                                        ", at most " + factor.most(),
                                        "（上限 " + factor.most() + "）"));
        String weightedOwn = figure(measure.measure(), factor.weightedOwn(), currency, language);
        String weightedTotal =
                factor.weightedTotal() == null
                        ? "—"
                        : figure(measure.measure(), factor.weightedTotal(), currency, language);
        return more.line(
                        language.text(
                                "Factor by " + name(factor.measure(), language),
                                name(factor.measure(), language) + "による係数"),
                        grown + " = " + factor.coefficient())
                .line(
                        language.text(
                                name + " times factor" + (time ? ", in minutes" : ""),
                                "係数を乗じた" + name + (time ? "（分）" : "")),
                        language.text(
                                weightedOwn + " of " + weightedTotal,
                                weightedOwn + "／" + weightedTotal));
    }

    private static String value(String measure, long value, String currency, Language language) {
        return measure.equals("HOURS")
                ? hours(value, language)
                : figure(measure, value, currency, language);
    }

    private static String figure(String measure, long value, String currency, Language language) {
        return isScaled(measure, currency)
                ? language.amount(Money.of(value, currency))
                : language.number(value);
    }

    private static String figure(
            String measure, Fraction value, String currency, Language language) {
        return isScaled(measure, currency) ? language.exact(value, currency) : value.toString();
    }

    /// Weights count money by its minor units, whatever unit it is shown in.
    private static String countedIn(StatementLine line, Language language) {
        String currency = line.pool().currency();
        if (line.measures().stream().noneMatch(each -> isScaled(each.measure(), currency))) {
            return "";
        }
        String one = language.amount(Money.of(1, currency));
        return language.text(", money in units of " + one, "（金額は" + one + "を1とする）");
    }

    /// Whether a measure is money that is shown in another unit than it is counted in.
    private static boolean isScaled(String measure, String currency) {
        return MONEY.contains(measure) && hasDecimals(currency);
    }

    private static boolean hasDecimals(String currency) {
        return Language.minorUnits(currency) > 1;
    }

    private static Document cap(
            Document paper, StatementLine.Cap cap, boolean reached, Language language) {
        String name = name(cap.measure(), language);
        String own = value(cap.measure(), cap.own(), cap.amount().currency(), language);
        return paper.line(
                        language.text(
                                "At most " + language.percent(cap.rate()) + " of " + name,
                                name + "の" + language.percent(cap.rate())),
                        own)
                .line(
                        language.text("Your cap", "配当の上限額"),
                        language.amount(cap.amount())
                                + (reached ? language.text(" (reached)", "（上限に到達）") : ""));
    }

    private static String name(String measure, Language language) {
        return switch (measure) {
            case "HOURS" -> language.text("Hours", "従事時間");
            case "DAYS" -> language.text("Days", "従事日数");
            case "CAPITAL" -> language.text("Capital", "出資額");
            case "CAPITAL_DAYS" -> language.text("Capital by days", "出資積数");
            case "EQUAL" -> language.text("Equal parts", "均等割");
            case "PAY" -> language.text("Pay", "報酬");
            case "GRADE" -> language.text("Grade", "等級");
            case "RESPONSIBILITY" -> language.text("Responsibility", "責任の程度");
            case "QUALITY" -> language.text("Quality", "質");
            case "SENIORITY" -> language.text("Months of seniority", "勤続月数");
            case "MONTHS" -> language.text("Months of work", "従事月数");
            default -> measure;
        };
    }

    private static Document payout(Document paper, Statement statement, Language language) {
        boolean isCorrection = statement.correction() != null;
        String title =
                isCorrection
                        ? language.text("What is paid more or less", "訂正による増減")
                        : language.text("What becomes of it", "支払の内訳");
        String unit = language.unit(statement.total().currency());
        Payout payout = statement.payout();
        return units(
                settled(
                        paper.paragraph(
                                language.text(title + " (" + unit + ")", title + "（" + unit + "）")),
                        payout,
                        language),
                statement.purchase(),
                statement.rest(),
                payout.cash(),
                language);
    }

    /// What becomes of what is kept where it buys units of capital.
    ///
    /// @param rest what buys none and is owed in money beside the cash
    static Document units(
            Document paper,
            @Nullable UnitPurchase purchase,
            @Nullable Money rest,
            Money cash,
            Language language) {
        Document more = paper;
        if (purchase != null) {
            more =
                    more.line(
                            language.text("Of what is kept, for units", "うち出資口の取得に充てる額"),
                            units(purchase.amount(), purchase.units(), language));
        }
        if (purchase != null && purchase.issued() != null) {
            UnitPurchase.Issued issued = purchase.issued();
            more =
                    more.line(
                            language.text("Units issued", "取得した出資口"),
                            units(issued.amount(), issued.units(), language));
        }
        if (rest != null) {
            more =
                    more.line(
                                    language.text("Of what is kept, in money", "うち金銭で支払う額"),
                                    language.amount(rest))
                            .line(
                                    language.text("Paid out together", "支払額の合計"),
                                    language.amount(cash.plus(rest)));
        }
        return more;
    }

    private static String units(Money amount, long units, Language language) {
        return language.amount(amount)
                + language.text(
                        " (" + language.number(units) + (units == 1 ? " unit)" : " units)"),
                        "（" + language.number(units) + "口）");
    }

    /// What settled losses of earlier years, and what money that leaves.
    static Document setOffs(Document paper, Statement statement, Language language) {
        List<MemberLosses.Settlement> setOffs =
                statement.setOffs() == null ? List.of() : statement.setOffs();
        List<MemberLosses.Settlement> refunds =
                statement.refunds() == null ? List.of() : statement.refunds();
        if (setOffs.isEmpty() && refunds.isEmpty()) {
            return paper;
        }
        Money cash = statement.payout().cash();
        Money left = statement.rest() == null ? cash : cash.plus(statement.rest());
        Document more = paper;
        for (MemberLosses.Settlement setOff : setOffs) {
            left = left.minus(setOff.amount());
            more =
                    more.line(
                            language.text(
                                    "Of it set off against the loss of " + setOff.fiscalYear(),
                                    "うち " + setOff.fiscalYear() + " 年度の損失負担額との相殺"),
                            language.amount(setOff.amount()));
        }
        for (MemberLosses.Settlement refund : refunds) {
            left = left.plus(refund.amount());
            more =
                    more.line(
                            language.text(
                                    "Paid back of the loss of " + refund.fiscalYear(),
                                    refund.fiscalYear() + " 年度の損失負担額の返還"),
                            language.amount(refund.amount()));
        }
        return more.line(language.text("Left in money", "差引金銭支払額"), language.amount(left));
    }

    private static Document losses(Document paper, Statement statement, Language language) {
        Document more = paper;
        List<Statement.Loss> losses = statement.losses() == null ? List.of() : statement.losses();
        for (Statement.Loss loss : losses) {
            more =
                    more.paragraph(language.text(loss.title()))
                            .line(
                                    language.text("Borne by the members", "組合員の負担総額"),
                                    language.amount(loss.loss()))
                            .line(
                                    language.text("Your part, which you owe", "負担額"),
                                    language.amount(loss.own()));
        }
        return more;
    }

    /// A correction tells what was before and what both are together.
    private static Document corrected(Document paper, Statement statement, Language language) {
        Statement.Corrected correction = statement.correction();
        if (correction == null) {
            return paper;
        }
        Document before =
                units(
                        settled(
                                paper.paragraph(language.text("Before the correction", "訂正前")),
                                correction.before(),
                                language),
                        null,
                        correction.beforeRest(),
                        correction.before().cash(),
                        language);
        return units(
                        settled(
                                before.paragraph(language.text("Both together", "訂正後の累計")),
                                correction.sum(),
                                language),
                        null,
                        correction.sumRest(),
                        correction.sum().cash(),
                        language)
                .line(language.text("Reason", "訂正の理由"), correction.reason())
                .line(language.text("Corrected plan", "訂正の対象"), correction.planId().toString());
    }

    private static Document settled(Document paper, Payout payout, Language language) {
        return paper.line(
                        language.text("Total", "合計"),
                        language.amount(payout.gross().plus(payout.retained())))
                .line(language.text("Credited and kept", "留保額"), language.amount(payout.retained()))
                .line(
                        language.text("Withholding tax", "源泉徴収税額"),
                        language.amount(payout.withheld())
                                + (payout.withholdingRate() == null
                                        ? ""
                                        : " (" + language.percent(payout.withholdingRate()) + ")"))
                .line(
                        language.text("Applied to unpaid capital", "出資金充当額"),
                        language.amount(payout.unpaidCapital()))
                .line(language.text("Paid out", "差引支払額"), language.amount(payout.cash()));
    }
}

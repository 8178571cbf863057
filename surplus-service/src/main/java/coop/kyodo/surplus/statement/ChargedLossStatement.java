package coop.kyodo.surplus.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.document.Document;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.account.LossCharges;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.report.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member's internal account bears of one charge of a year's loss (US-07). A correction of a
/// charge has a statement of its own, and that of the charge stays as it was.
///
/// @param number counts the charges of the year
/// @param corrects the charge that is taken back, for a correction
/// @param loss what of the year's net loss is charged; negative for a net surplus
/// @param nonMemberProfit the profit of non-members' work, which lowers no loss of the members
/// @param members what the members bear together
/// @param carried what no account can bear; negative for what was covered of a loss of before
/// @param own the member's part
/// @param vintages what of it was taken from which year's credit, the oldest first
/// @param before the member's part in the charge that is taken back
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChargedLossStatement(
        UUID chargeId,
        UUID memberId,
        long memberNumber,
        String fiscalYear,
        int number,
        LocalDate on,
        @Nullable UUID corrects,
        @Nullable String reason,
        Money loss,
        Money nonMemberProfit,
        Money collective,
        Money members,
        Money carried,
        Money own,
        List<Vintage> vintages,
        @Nullable Money before) {

    record Vintage(LocalDate vintage, Money amount) {}

    /// Those that changed the member's account, the newest first.
    static List<ChargedLossStatement> of(Tx tx, UUID member) {
        List<LossCharges.Charge> charges = LossCharges.all(tx);
        List<LossCharges.Part> parts = LossCharges.partsOf(tx, charges, member);
        long memberNumber = Members.numberOf(tx, member).orElse(0L);
        return charges.stream()
                .map(charge -> of(charge, member, memberNumber, parts))
                .filter(each ->
                        !each.own().isZero() || (each.before() != null && !each.before().isZero()))
                .toList();
    }

    private static ChargedLossStatement of(
            LossCharges.Charge charge,
            UUID member,
            long memberNumber,
            List<LossCharges.Part> parts) {
        UUID corrects = charge.corrects();
        return new ChargedLossStatement(
                charge.chargeId(),
                member,
                memberNumber,
                charge.year(),
                charge.number(),
                charge.on(),
                corrects,
                charge.reason(),
                charge.loss(),
                charge.nonMemberProfit(),
                charge.collective(),
                charge.members(),
                charge.carried(),
                sum(charge, charge.chargeId(), parts),
                parts.stream()
                        .filter(part -> part.chargeId().equals(charge.chargeId()))
                        .map(part -> new Vintage(part.vintage(), part.amount()))
                        .toList(),
                corrects == null ? null : sum(charge, corrects, parts));
    }

    private static Money sum(LossCharges.Charge charge, UUID id, List<LossCharges.Part> parts) {
        return parts.stream()
                .filter(part -> part.chargeId().equals(id))
                .map(LossCharges.Part::amount)
                .reduce(Money.zero(charge.loss().currency()), Money::plus);
    }

    private static Money magnitude(Money amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    /// For paper.
    Document document(String cooperative, Language language) {
        String title = language.text("Statement of your part of a loss", "損失負担計算書");
        Document paper =
                Document.titled(
                                corrects == null
                                        ? title
                                        : title + language.text(" (correction)", "（訂正）"),
                                on.atStartOfDay().toInstant(ZoneOffset.UTC))
                        .paragraph(cooperative)
                        .line(language.text("Fiscal year", "事業年度"), fiscalYear)
                        .line(language.text("Member number", "組合員番号"), Long.toString(memberNumber))
                        .line(language.text("Charged on", "負担の日"), on.toString())
                        .paragraph(language.unit(loss.currency()))
                        .line(
                                loss.isNegative()
                                        ? language.text("Surplus of the year", "当年度の剰余")
                                        : language.text("Loss charged", "負担させた損失"),
                                language.amount(magnitude(loss)));
        if (nonMemberProfit.isPositive()) {
            paper =
                    paper.line(
                            language.text(
                                    "Profit of non-members' work, kept apart", "非組合員の労働による利益（区分）"),
                            language.amount(nonMemberProfit));
        }
        paper =
                paper.line(
                                language.text("Borne by the collective account", "共同勘定の負担額"),
                                language.amount(collective))
                        .line(
                                language.text("Borne by the members", "組合員の負担総額"),
                                language.amount(members))
                        .line(
                                carried.isNegative()
                                        ? language.text(
                                                "Covered of what was carried forward", "前期繰越損失の填補額")
                                        : language.text("Carried forward", "繰越額"),
                                language.amount(magnitude(carried)));
        if (!vintages.isEmpty()) {
            paper =
                    paper.table(
                            List.of(
                                    Document.Column.text(
                                            language.text("Credited for the year to", "記帳年度末"), 3),
                                    Document.Column.number(
                                            language.text("Taken from it", "取崩額"), 3)),
                            vintages.stream()
                                    .map(each ->
                                            List.of(
                                                    each.vintage().toString(),
                                                    language.amount(each.amount())))
                                    .toList());
        }
        paper = paper.line(language.text("Your part", "負担額"), language.amount(own));
        if (before != null && reason != null) {
            paper =
                    paper.line(language.text("Taken back", "取り消した負担額"), language.amount(before))
                            .line(language.text("Reason", "訂正の理由"), reason);
        }
        return paper.footnote(language.text("Charge ", "負担 ") + chargeId);
    }
}

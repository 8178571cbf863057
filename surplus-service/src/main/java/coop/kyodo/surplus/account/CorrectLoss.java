package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.CorrectionRules;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LedgerDays;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes a charged loss back, line by line, and charges the loss of the year's figures as they are
/// now, in one transaction; or only takes it back, so that a plan may dispose of the year.
final class CorrectLoss {

    /// @param corrects the charge that stands
    /// @param method how the loss is charged anew; left out, it is only taken back
    record Request(
            @NotNull UUID corrects,
            @NotBlank @Size(max = 2_000) @Pattern(regexp = "[^\\x00]*") String reason,
            @NotNull LocalDate correctedOn,
            CapitalAccounts.@Nullable Method method,
            @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
            @Nullable Fraction collectivePart) {}

    /// @param burdens what each member bears now
    record Corrected(
            LossCharges.Charge correction,
            LossCharges.Charge takenBack,
            List<AccountRules.Burden> burdens) {}

    private CorrectLoss() {}

    static Corrected correct(Tx tx, String label, Request request, String by) {
        ChargeLoss.Case of = ChargeLoss.Case.of(tx, label);
        Funds.lock(tx);
        LossCharges.Charge before = standing(tx, of, request);
        LocalDate on = dayOf(tx, of.year(), before, request);
        Closings.mustBeOpen(tx, on);
        LossCorrectionRules.refusalOfTakenUp(
                        before.carriedIn(),
                        before.carried(),
                        LossCharges.planSince(tx, before, of.year().to()).orElse(null),
                        of.rule())
                .ifPresent(refusal -> Decision.<FiscalYear>refused(refusal).orConflict());
        String currency = before.loss().currency();
        Money held = Money.of(YearEnds.lowest(tx, of.collective(), on), currency);
        takeBack(tx, before, on);
        LossCharges.Charge correction;
        List<AccountRules.Burden> burdens;
        if (request.method() == null) {
            mustNameAMethod(request);
            correction = takenBack(tx, of.year(), before, on, request.reason(), by);
            burdens = List.of();
        } else {
            ChargeLoss.Charged charged =
                    ChargeLoss.anew(
                            tx,
                            of,
                            new ChargeLoss.Request(
                                    label,
                                    request.method(),
                                    request.policyVersion(),
                                    request.collectivePart()),
                            new ChargeLoss.Correction(before.chargeId(), request.reason(), on),
                            by);
            correction =
                    LossCharges.standing(tx, label)
                            .filter(each -> each.chargeId().equals(charged.chargeId()))
                            .orElseThrow();
            burdens = charged.members();
        }
        LossCorrectionRules.refusalOfSpentFund(
                        of.collective(),
                        held,
                        Money.of(YearEnds.lowest(tx, of.collective(), on), currency),
                        of.rule())
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        tx.audit(
                "loss-charge-corrected",
                label,
                Map.of(
                        "corrects", before.chargeId(),
                        "chargeId", correction.chargeId(),
                        "on", on,
                        "before", before.loss(),
                        "loss", correction.loss()));
        return new Corrected(correction, before, burdens);
    }

    private static LossCharges.Charge standing(Tx tx, ChargeLoss.Case of, Request request) {
        LossCharges.Charge standing =
                LossCharges.standing(tx, of.year().year())
                        .orElseThrow(() ->
                                Problems.conflict(
                                        "no-charged-loss",
                                        new FormFault(
                                                "",
                                                "said.no-charged-loss",
                                                Map.of("year", of.year().year()))));
        if (!standing.chargeId().equals(request.corrects())) {
            Decision.<FiscalYear>refused(
                            Refusal.of("charge-not-standing", of.rule())
                                    .at("/corrects")
                                    .with("corrects", request.corrects())
                                    .with("standing", standing.chargeId()))
                    .orConflict();
        }
        return standing;
    }

    private static LocalDate dayOf(
            Tx tx, FiscalYear year, LossCharges.Charge before, Request request) {
        CorrectionRules.firstDayInstead(
                        request.correctedOn(), before.on(), LedgerDays.closedUpTo(tx))
                .ifPresent(first -> {
                    throw Problems.conflict("correction-in-closed-year", Map.of("first", first));
                });
        Days.mustHaveCome(tx, request.correctedOn(), "/correctedOn");
        return LossCorrectionRules.dayOf(
                before.on(),
                request.correctedOn(),
                Closings.all(tx).stream()
                        .map(Closings.Closed::yearEnd)
                        .max(LocalDate::compareTo)
                        .orElse(null),
                FiscalYears.all(tx).stream()
                        .filter(each -> each.to().isAfter(year.to()))
                        .anyMatch(each -> ChargedLosses.isDisposedOf(tx, each)));
    }

    private static void takeBack(Tx tx, LossCharges.Charge before, LocalDate on) {
        for (UUID journal : LossCharges.journals(tx, before)) {
            UUID reversal = Journals.takeBack(tx, journal, before.reversal(), on);
            Moves.takeBackLoss(tx, journal, reversal, on, before.reversal());
        }
    }

    private static void mustNameAMethod(Request request) {
        if (request.policyVersion() != null || request.collectivePart() != null) {
            throw Problems.malformed(
                    "loss-method-missing", FormFault.of("/method", "said.loss-method-missing"));
        }
    }

    private static LossCharges.Charge takenBack(
            Tx tx,
            FiscalYear year,
            LossCharges.Charge before,
            LocalDate on,
            String reason,
            String by) {
        Money zero = Money.zero(before.loss().currency());
        LossCharges.Charge correction =
                new LossCharges.Charge(
                        Ids.next(),
                        year.year(),
                        LossCharges.nextNumber(tx, year.year()),
                        false,
                        on,
                        before.chargeId(),
                        reason,
                        before.planId(),
                        year.figuresVersion(),
                        null,
                        null,
                        null,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        by);
        LossCharges.add(tx, correction);
        tx.publish(LossEvents.charged(tx.tenant(), correction));
        return correction;
    }
}

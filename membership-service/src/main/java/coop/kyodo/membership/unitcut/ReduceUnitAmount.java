package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.resolution.Resolution;
import coop.kyodo.membership.resolution.Resolutions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The steps of a reduction before its effect.
final class ReduceUnitAmount {

    /// What the assembly resolved.
    record Request(@NotNull Money unitAmount, @NotNull UUID resolutionId) {}

    /// The inventory and balance sheet.
    record Documents(@NotNull LocalDate documentsOn) {}

    /// The notice to the creditors.
    ///
    /// @param gazetteOn the public notice
    /// @param notifiedOn the last of the notices to each known creditor
    record Notice(
            @NotNull LocalDate gazetteOn,
            @NotNull LocalDate notifiedOn,
            @NotNull LocalDate objectionsUntil) {}

    /// How many creditors have objected so far, and whether all of them are settled.
    record Objections(@Min(0) @Max(1_000_000) int objections, boolean settled) {}

    private ReduceUnitAmount() {}

    static UnitCut resolve(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Money from = cooperative.articles().unitAmount();
        Money to = Amounts.positive(request.unitAmount(), cooperative.currency(), "/unitAmount");
        if (to.compareTo(from) >= 0) {
            throw Problems.invalid(
                    "unit-amount-not-lower", "/unitAmount", "A unit is " + from + " now.");
        }
        List<UnitCut> earlier = UnitCuts.all(tx);
        if (earlier.stream().anyMatch(cut -> cut.effectiveOn() == null)) {
            throw Problems.conflict("unit-cut-open", "Another reduction is under way.");
        }
        Resolution resolution =
                Resolutions.find(tx, request.resolutionId())
                        .orElseThrow(() ->
                                Problems.conflict(
                                        "resolution-unknown",
                                        "No adopted resolution of this id is known here."));
        UnitCutRules.resolved(cooperative.rules(), resolution).orRefuse();
        UnitCutRules.ofItsOwn(cooperative.rules(), resolution, earlier).orRefuse();
        UnitCut cut =
                new UnitCut(
                        Ids.next(),
                        from,
                        to,
                        resolution.resolutionId(),
                        resolution.adoptedOn(),
                        null,
                        null,
                        null,
                        0,
                        false,
                        null);
        UnitCuts.add(tx, cut);
        UnitCutEvents.resolved(tx, cut);
        tx.audit(
                "unit-cut-resolved",
                cut.unitCutId().toString(),
                Map.of("from", from, "to", to, "resolution", cut.resolutionId()));
        return cut;
    }

    static UnitCut drawUp(Tx tx, UUID unitCutId, Documents documents) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UnitCut cut = open(tx, unitCutId);
        mustNotLieBefore(documents.documentsOn(), cut.resolvedOn(), "/documentsOn");
        UnitCutRules.documentsInTime(cooperative.rules(), cut.resolvedOn(), documents.documentsOn())
                .orRefuse();
        UnitCuts.noteDocuments(tx, unitCutId, documents.documentsOn());
        tx.audit(
                "unit-cut-documents",
                unitCutId.toString(),
                Map.of("documentsOn", documents.documentsOn()));
        return UnitCutEvents.told(tx, unitCutId, UnitCutEvents.Step.DOCUMENTS);
    }

    static UnitCut giveNotice(Tx tx, UUID unitCutId, Notice notice) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UnitCut cut = open(tx, unitCutId);
        LocalDate documentsOn =
                UnitCutRules.documentsFirst(
                                cooperative.rules(), cut.resolvedOn(), cut.documentsOn())
                        .orConflict();
        mustNotLieBefore(notice.gazetteOn(), documentsOn, "/gazetteOn");
        mustNotLieBefore(notice.notifiedOn(), documentsOn, "/notifiedOn");
        LocalDate noticeOn =
                notice.gazetteOn().isAfter(notice.notifiedOn())
                        ? notice.gazetteOn()
                        : notice.notifiedOn();
        UnitCutRules.timeToObject(cooperative.rules(), noticeOn, notice.objectionsUntil())
                .orRefuse();
        UnitCuts.noteNotice(tx, unitCutId, noticeOn, notice.objectionsUntil());
        tx.audit(
                "unit-cut-notice",
                unitCutId.toString(),
                Map.of("noticeOn", noticeOn, "objectionsUntil", notice.objectionsUntil()));
        return UnitCutEvents.told(tx, unitCutId, UnitCutEvents.Step.NOTICE);
    }

    static UnitCut object(Tx tx, UUID unitCutId, Objections objections) {
        Cooperatives.locked(tx);
        if (open(tx, unitCutId).noticeOn() == null) {
            throw Problems.conflict("notice-missing", "The creditors were given no notice yet.");
        }
        UnitCuts.noteObjections(tx, unitCutId, objections.objections(), objections.settled());
        tx.audit(
                "unit-cut-objections",
                unitCutId.toString(),
                Map.of("objections", objections.objections(), "settled", objections.settled()));
        return UnitCutEvents.told(tx, unitCutId, UnitCutEvents.Step.OBJECTIONS);
    }

    /// The reduction, if it has not taken effect; a 409 otherwise.
    static UnitCut open(Tx tx, UUID unitCutId) {
        UnitCut cut = UnitCuts.get(tx, unitCutId);
        if (cut.effectiveOn() != null) {
            throw Problems.conflict(
                    "unit-cut-effective", "It took effect on " + cut.effectiveOn() + ".");
        }
        return cut;
    }

    private static void mustNotLieBefore(LocalDate date, LocalDate earliest, String pointer) {
        if (date.isBefore(earliest)) {
            throw Problems.invalid("date-too-early", pointer, "Before it lies " + earliest + ".");
        }
    }
}

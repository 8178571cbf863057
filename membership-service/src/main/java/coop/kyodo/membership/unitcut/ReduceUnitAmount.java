package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.resolution.Resolution;
import coop.kyodo.membership.resolution.Resolutions;
import coop.kyodo.membership.unitcut.UnitCut.Settlement;
import coop.kyodo.membership.unitcut.UnitCutEvents.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The steps of a reduction before its effect.
final class ReduceUnitAmount {

    /// What the assembly resolved.
    record Request(@NotNull Money unitAmount, @NotNull UUID resolutionId) {}

    /// The inventory and balance sheet.
    ///
    /// @param reason why it is noted otherwise than before
    record Documents(@NotNull LocalDate documentsOn, @Nullable @Size(max = 1000) String reason) {}

    /// The notice to the creditors.
    ///
    /// @param gazetteOn the public notice
    /// @param notifiedOn the last of the notices to each known creditor
    /// @param reason why it is noted otherwise than before
    record Notice(
            @NotNull LocalDate gazetteOn,
            @NotNull LocalDate notifiedOn,
            @NotNull LocalDate objectionsUntil,
            @Nullable @Size(max = 1000) String reason) {}

    /// How many creditors have objected so far, whether all of them are settled, and how.
    ///
    /// @param reason why it is noted otherwise than before
    record Objections(
            @Min(0) @Max(1_000_000) int objections,
            boolean settled,
            @Nullable @Valid Settlement settlement,
            @Nullable @Size(max = 1000) String reason) {}

    /// Why it is given up.
    record Dropping(@NotNull LocalDate droppedOn, @NotBlank @Size(max = 1000) String reason) {}

    private ReduceUnitAmount() {}

    static UnitCut resolve(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Money from = cooperative.articles().unitAmount();
        Money to = Amounts.positive(request.unitAmount(), cooperative.currency(), "/unitAmount");
        if (to.compareTo(from) >= 0) {
            throw Problems.malformed(
                    "unit-amount-not-lower",
                    new FormFault("/unitAmount", "said.unit-is-now", Map.of("unitAmount", from)));
        }
        List<UnitCut> earlier = UnitCuts.all(tx);
        if (earlier.stream().anyMatch(UnitCut::underWay)) {
            throw Problems.conflict("unit-cut-open", FormFault.of("", "said.unit-cut-open"));
        }
        Resolution resolution =
                Resolutions.find(tx, request.resolutionId())
                        .orElseThrow(() ->
                                Problems.conflict(
                                        "resolution-unknown",
                                        FormFault.of("", "said.resolution-unknown")));
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
                        null,
                        null,
                        null,
                        null,
                        List.of());
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
        Days.mustHaveCome(tx, documents.documentsOn(), "/documentsOn");
        mustNotLieBefore(documents.documentsOn(), cut.resolvedOn(), "/documentsOn");
        UnitCutRules.documentsInTime(cooperative.rules(), cut.resolvedOn(), documents.documentsOn())
                .orRefuse();
        if (cut.has(Step.DOCUMENTS)) {
            correct(tx, cooperative, cut, Step.DOCUMENTS, Step.NOTICE, documents.reason());
        }
        UnitCuts.noteDocuments(tx, unitCutId, documents.documentsOn());
        tx.audit(
                "unit-cut-documents",
                unitCutId.toString(),
                Map.of("documentsOn", documents.documentsOn()));
        return UnitCutEvents.told(tx, unitCutId, Step.DOCUMENTS);
    }

    static UnitCut giveNotice(Tx tx, UUID unitCutId, Notice notice) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UnitCut cut = open(tx, unitCutId);
        LocalDate documentsOn =
                UnitCutRules.documentsFirst(
                                cooperative.rules(), cut.resolvedOn(), cut.documentsOn())
                        .orConflict();
        Days.mustHaveCome(tx, notice.gazetteOn(), "/gazetteOn");
        Days.mustHaveCome(tx, notice.notifiedOn(), "/notifiedOn");
        mustNotLieBefore(notice.gazetteOn(), documentsOn, "/gazetteOn");
        mustNotLieBefore(notice.notifiedOn(), documentsOn, "/notifiedOn");
        LocalDate noticeOn =
                notice.gazetteOn().isAfter(notice.notifiedOn())
                        ? notice.gazetteOn()
                        : notice.notifiedOn();
        UnitCutRules.timeToObject(cooperative.rules(), noticeOn, notice.objectionsUntil())
                .orRefuse();
        if (cut.has(Step.NOTICE)) {
            correct(tx, cooperative, cut, Step.NOTICE, Step.OBJECTIONS, notice.reason());
        }
        UnitCuts.noteNotice(tx, unitCutId, noticeOn, notice.objectionsUntil());
        tx.audit(
                "unit-cut-notice",
                unitCutId.toString(),
                Map.of("noticeOn", noticeOn, "objectionsUntil", notice.objectionsUntil()));
        return UnitCutEvents.told(tx, unitCutId, Step.NOTICE);
    }

    static UnitCut object(Tx tx, UUID unitCutId, Objections objections) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UnitCut cut = open(tx, unitCutId);
        UnitCutRules.noticeFirst(cooperative.rules(), cut.resolvedOn(), cut.objectionsUntil())
                .orConflict();
        int creditors = objections.objections();
        boolean settled = objections.settled();
        Settlement settlement = objections.settlement();
        UnitCutRules.accountedFor(cooperative.rules(), creditors, settled, settlement).orRefuse();
        if (UnitCutRules.takesBack(cut, creditors, settlement)) {
            correct(tx, cooperative, cut, Step.OBJECTIONS, Step.EFFECTIVE, objections.reason());
        }
        UnitCuts.noteObjections(tx, unitCutId, creditors, settled, settlement);
        tx.audit(
                "unit-cut-objections",
                unitCutId.toString(),
                Map.of("objections", creditors, "settled", settled));
        return UnitCutEvents.told(tx, unitCutId, Step.OBJECTIONS);
    }

    /// Gives a reduction up that has not taken effect. Its resolution counts for no other one.
    static UnitCut drop(Tx tx, UUID unitCutId, Dropping dropping) {
        Cooperatives.locked(tx);
        UnitCut cut = open(tx, unitCutId);
        Days.mustHaveCome(tx, dropping.droppedOn(), "/droppedOn");
        mustNotLieBefore(dropping.droppedOn(), cut.resolvedOn(), "/droppedOn");
        UnitCuts.drop(tx, unitCutId, dropping.droppedOn(), dropping.reason());
        tx.audit(
                "unit-cut-dropped",
                unitCutId.toString(),
                Map.of("droppedOn", dropping.droppedOn()));
        return UnitCutEvents.told(tx, unitCutId, Step.DROPPED);
    }

    private static void correct(
            Tx tx,
            Cooperative cooperative,
            UnitCut cut,
            Step step,
            Step next,
            @Nullable String reason) {
        String said =
                UnitCutRules.correctable(cooperative.rules(), cut, step, next, reason).orConflict();
        UnitCuts.keep(tx, cut, step, said);
        tx.audit("unit-cut-corrected", cut.unitCutId().toString(), Map.of("step", step));
    }

    /// The reduction, if it has not taken effect nor been dropped; a 409 otherwise.
    static UnitCut open(Tx tx, UUID unitCutId) {
        UnitCut cut = UnitCuts.get(tx, unitCutId);
        if (cut.droppedOn() != null) {
            throw Problems.conflict(
                    "unit-cut-dropped",
                    new FormFault("", "said.dropped-on", Map.of("droppedOn", cut.droppedOn())));
        }
        if (cut.effectiveOn() != null) {
            throw Problems.conflict(
                    "unit-cut-effective",
                    new FormFault(
                            "", "said.took-effect-on", Map.of("effectiveOn", cut.effectiveOn())));
        }
        return cut;
    }

    private static void mustNotLieBefore(LocalDate date, LocalDate earliest, String pointer) {
        if (date.isBefore(earliest)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(pointer, "said.step-before", Map.of("earliest", earliest)));
        }
    }
}

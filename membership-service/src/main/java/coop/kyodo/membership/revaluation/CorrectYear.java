package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.refund.Rebalance;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Corrects the net assets of a closed year and values its shares anew, in one transaction that is
/// done whole or not at all, as the closing was. The closing and everything that was known stay.
final class CorrectYear {

    /// What the net assets were, and what shows it.
    ///
    /// @param correctedOn when it takes effect: a day that is still open
    record Request(
            @Nullable UUID id,
            @NotNull Money netAssets,
            @NotNull LocalDate correctedOn,
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 200) String document) {}

    private CorrectYear() {}

    static YearEndCorrection correct(Tx tx, LocalDate end, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Money netAssets =
                Amounts.inCurrency(request.netAssets(), cooperative.currency(), "/netAssets");
        YearEndCorrections.Standing stood = YearEndCorrections.standing(tx, cooperative, end);
        Rulebook rules = cooperative.rules();
        RevaluationRules.areOthers(rules.rule("JP-054"), end, stood.netAssets(), netAssets)
                .orRefuse();
        Days.mustHaveCome(tx, request.correctedOn(), "/correctedOn");
        Ledger.mustBeOpen(tx, request.correctedOn());
        List<Shares.Revalued> shares =
                Shares.valuedAnew(tx, cooperative, end, netAssets, stood.units());
        List<UUID> members =
                shares.stream().map(each -> each.share().memberId()).distinct().toList();
        LocalDate since = stood.since();
        LocalDate first =
                Shares.lastPaid(tx, members).filter(paid -> paid.isAfter(since)).orElse(since);
        RevaluationRules.isLate(rules.rule("JP-054"), request.correctedOn(), first).orRefuse();
        UUID correctionId = Ids.orNext(request.id());
        YearEndCorrections.add(tx, correctionId, end, stood.number() + 1, request);
        Shares.addAll(tx, correctionId, shares);
        RevaluationRules.calledStays(rules.rule("JP-055"), Shares.called(tx, cooperative, members))
                .orConflict();
        int changed =
                Rebalance.revalued(
                        tx,
                        cooperative,
                        members,
                        new Rebalance.Cause(correctionId, request.reason()),
                        request.correctedOn());
        YearEndCorrection correction = YearEndCorrections.of(tx, cooperative, end).getLast();
        RevaluationEvents.corrected(tx, correction);
        tx.audit(
                "year-end-corrected",
                end.toString(),
                Map.of(
                        "correctionId",
                        correctionId,
                        "netAssetsBefore",
                        stood.netAssets(),
                        "netAssets",
                        netAssets,
                        "shares",
                        shares.size(),
                        "changed",
                        changed,
                        "refundsBefore",
                        correction.refundsBefore(),
                        "refunds",
                        correction.refunds()));
        return correction;
    }
}

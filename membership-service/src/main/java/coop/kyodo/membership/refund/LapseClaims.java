package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes claims off whose time is over (JP-056). The bar has to be invoked (援用), so no claim ends
/// before the co-op does this: what it no longer owes becomes capital surplus.
final class LapseClaims {

    /// On which day the co-op invokes the bar.
    ///
    /// @param memberIds against whom; against everybody if absent
    record Request(
            @NotNull LocalDate on,
            @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> memberIds) {

        private boolean everybody() {
            return memberIds == null;
        }

        private UUID[] members() {
            return memberIds == null ? new UUID[0] : memberIds.toArray(UUID[]::new);
        }
    }

    /// What was written off.
    ///
    /// @param amount of all of it
    /// @param rule that lets the claims end, with its source
    record Lapsed(
            LocalDate on, Money amount, List<RefundClaim> claims, String rule, String source) {}

    private LapseClaims() {}

    static Lapsed lapse(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        LocalDate on = request.on();
        if (on.isAfter(tx.today())) {
            throw Problems.malformed("date-too-late", FormFault.of("/on", "said.after-today"));
        }
        Ledger.mustBeOpen(tx, on);
        List<RefundClaim> lapsed =
                Payable.covered(
                        tx,
                        RefundClaims.lapsed(
                                tx, cooperative, on, request.everybody(), request.members()),
                        on);
        Rule rule = cooperative.rules().rule("JP-056");
        ClaimRules.someLapsed(rule, lapsed.size(), on).orConflict();
        Ledger.postAll(
                tx,
                lapsed.stream()
                        .map(claim ->
                                new Ledger.Draft(
                                        claim.memberId(), Entry.refundLapsed(claim.amount()), null))
                        .toList(),
                on);
        List<RefundClaim> writtenOff = RefundClaims.writeOff(tx, lapsed, on);
        Money amount =
                lapsed.stream().map(RefundClaim::amount).reduce(cooperative.money(0), Money::plus);
        tx.audit(
                "refund-claims-lapsed",
                tx.tenant().toString(),
                Map.of(
                        "claims",
                        lapsed.stream().map(RefundClaim::claimId).toList(),
                        "amount",
                        amount,
                        "on",
                        on));
        return new Lapsed(on, amount, writtenOff, rule.id(), rule.source());
    }
}

package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records who inherits a dead member's claim. Membership itself is not inherited (JP-028).
final class RecordHeirs {

    /// All heirs, with shares that make up the whole.
    record Request(@NotEmpty @Size(max = 50) List<@NotNull @Valid Heir> heirs) {}

    private RecordHeirs() {}

    static List<RefundClaim> record(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        mustHaveDied(tx, memberId);
        mustBeWhole(request);
        mustBeFirst(tx, memberId);
        Map<UUID, Fraction> shares = new LinkedHashMap<>();
        for (int line = 0; line < request.heirs().size(); line++) {
            Heir heir = request.heirs().get(line);
            shares.put(Heirs.add(tx, memberId, Ids.orNext(heir.id()), heir, line), heir.share());
        }
        RefundEvents.inherited(tx, memberId, tx.today(), divide(tx, cooperative, memberId, shares));
        tx.audit(
                "heirs-recorded",
                memberId.toString(),
                Map.of("heirs", shares.keySet(), "shares", shares.values()));
        return RefundClaims.of(tx, cooperative, memberId);
    }

    /// Gives the heirs what the member may still claim, by largest remainders; equal remainders in
    /// the order in which the heirs were recorded. What is an heir's already is not divided again.
    ///
    /// @return the heirs' claims
    static List<RefundClaim> divide(
            Tx tx, Cooperative cooperative, UUID memberId, Map<UUID, Fraction> shares) {
        List<RefundClaim> inherited = new ArrayList<>();
        List<UUID> heirs = List.copyOf(shares.keySet());
        for (RefundClaim claim : RefundClaims.of(tx, cooperative, memberId)) {
            if (!claim.isUnpaid() || !claim.claimantId().equals(memberId)) {
                continue;
            }
            if (PaymentLines.live(tx, claim.claimId().toString()).isPresent()) {
                throw Problems.conflict(
                        "claim-in-batch", "The refund is in a payment batch already.");
            }
            List<LargestRemainder.Part> parts =
                    LargestRemainder.divide(
                            BigInteger.valueOf(claim.amount().amount()),
                            List.copyOf(shares.values()));
            Map<UUID, Money> amounts = new LinkedHashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                amounts.put(heirs.get(i), cooperative.money(parts.get(i).part().longValueExact()));
            }
            inherited.addAll(RefundClaims.replace(tx, claim, amounts));
        }
        return inherited;
    }

    private static void mustHaveDied(Tx tx, UUID memberId) {
        if (Members.get(tx, memberId).state() != MemberState.LEFT || !Heirs.isDead(tx, memberId)) {
            throw Problems.conflict("member-not-dead", "The membership did not end by death.");
        }
    }

    private static void mustBeWhole(Request request) {
        Fraction whole =
                request.heirs().stream().map(Heir::share).reduce(Fraction.ZERO, Fraction::plus);
        boolean allPositive = request.heirs().stream().allMatch(heir -> heir.share().signum() > 0);
        if (!allPositive || !whole.equals(Fraction.ONE)) {
            throw Problems.invalid(
                    "shares-not-whole", "/heirs", "The shares add up to " + whole + ", not to 1.");
        }
    }

    private static void mustBeFirst(Tx tx, UUID memberId) {
        if (!Heirs.shares(tx, memberId).isEmpty()) {
            throw Problems.conflict("heirs-recorded", "The heirs are recorded already.");
        }
    }
}

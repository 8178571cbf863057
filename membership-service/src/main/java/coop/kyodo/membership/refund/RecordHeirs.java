package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Deaths;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.person.Persons;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records who inherits the claim of a dead member, or of somebody who left and died before it was
/// paid. Membership itself is not inherited (JP-028).
final class RecordHeirs {

    /// All heirs, with shares that make up the whole.
    ///
    /// @param diedOn of somebody who had left before
    /// @param corrects whether they take the place of heirs who were recorded wrongly
    record Request(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Heir> heirs,
            @Nullable LocalDate diedOn,
            @Nullable Boolean corrects) {

        boolean isCorrection() {
            return Boolean.TRUE.equals(corrects);
        }
    }

    private RecordHeirs() {}

    static List<RefundClaim> record(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        mustHaveDied(tx, cooperative.rules(), memberId, request.diedOn());
        mustBeWhole(request);
        mustBeNext(tx, memberId, request.isCorrection());
        List<RefundClaim> wrong =
                request.isCorrection() ? inherited(tx, cooperative, memberId) : List.of();
        Heirs.strike(tx, memberId);
        Map<UUID, Fraction> shares = add(tx, memberId, request.heirs());
        List<RefundClaim> claims = new ArrayList<>(redivide(tx, cooperative, wrong, shares));
        claims.addAll(divide(tx, cooperative, memberId, shares));
        RefundEvents.inherited(tx, memberId, tx.today(), claims);
        tx.audit(
                request.isCorrection() ? "heirs-corrected" : "heirs-recorded",
                memberId.toString(),
                details(request, shares));
        return RefundClaims.of(tx, cooperative, memberId);
    }

    private static Map<String, Object> details(Request request, Map<UUID, Fraction> shares) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("heirs", shares.keySet());
        details.put("shares", shares.values());
        LocalDate diedOn = request.diedOn();
        if (diedOn != null) {
            details.put("diedOn", diedOn);
        }
        return details;
    }

    private static Map<UUID, Fraction> add(Tx tx, UUID memberId, List<Heir> heirs) {
        int turn = Heirs.nextTurn(tx, memberId);
        Map<UUID, Fraction> shares = new LinkedHashMap<>();
        for (int line = 0; line < heirs.size(); line++) {
            Heir heir = heirs.get(line);
            UUID id = Ids.orNext(heir.id());
            if (shares.put(id, heir.share()) != null) {
                throw Problems.conflict("person-exists", FormFault.of("", "said.heirs-of-one-id"));
            }
            Heirs.add(tx, memberId, id, heir, line, turn);
        }
        return shares;
    }

    /// What wrongly recorded heirs have in the member's place; a 409 when a part of it is paid or
    /// written off.
    static List<RefundClaim> inherited(Tx tx, Cooperative cooperative, UUID memberId) {
        List<RefundClaim> claims =
                RefundClaims.of(tx, cooperative, memberId).stream()
                        .filter(claim -> !claim.claimantId().equals(memberId))
                        .toList();
        if (!claims.stream().allMatch(RefundClaim::isUnpaid)) {
            throw Problems.conflict("heirs-paid", FormFault.of("", "said.heirs-paid"));
        }
        return claims;
    }

    /// Divides each instalment anew that had been divided.
    static List<RefundClaim> redivide(
            Tx tx, Cooperative cooperative, List<RefundClaim> claims, Map<UUID, Fraction> shares) {
        Map<Integer, List<RefundClaim>> byNumber = new TreeMap<>();
        claims.forEach(claim ->
                byNumber.computeIfAbsent(claim.number(), number -> new ArrayList<>()).add(claim));
        return byNumber.values().stream()
                .flatMap(parts -> divide(tx, cooperative, parts, shares).stream())
                .toList();
    }

    /// Gives the heirs what the member may still claim, by largest remainders; equal remainders in
    /// the order in which the heirs were recorded. What is an heir's already is not divided again.
    ///
    /// @return the heirs' claims
    static List<RefundClaim> divide(
            Tx tx, Cooperative cooperative, UUID memberId, Map<UUID, Fraction> shares) {
        List<RefundClaim> inherited = new ArrayList<>();
        for (RefundClaim claim : RefundClaims.of(tx, cooperative, memberId)) {
            if (claim.isUnpaid() && claim.claimantId().equals(memberId)) {
                inherited.addAll(divide(tx, cooperative, List.of(claim), shares));
            }
        }
        return inherited;
    }

    /// @param claims one instalment, whole or in parts
    private static List<RefundClaim> divide(
            Tx tx, Cooperative cooperative, List<RefundClaim> claims, Map<UUID, Fraction> shares) {
        long whole = 0;
        for (RefundClaim claim : claims) {
            if (PaymentLines.live(tx, claim.claimId().toString()).isPresent()) {
                throw Problems.conflict("claim-in-batch", FormFault.of("", "said.refund-in-batch"));
            }
            whole = Math.addExact(whole, claim.amount().amount());
        }
        List<UUID> heirs = List.copyOf(shares.keySet());
        List<LargestRemainder.Part> parts =
                LargestRemainder.divide(BigInteger.valueOf(whole), List.copyOf(shares.values()));
        Map<UUID, Money> amounts = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            amounts.put(heirs.get(i), cooperative.money(parts.get(i).part().longValueExact()));
        }
        return RefundClaims.replace(tx, claims, amounts);
    }

    /// Whoever left alive died on the day that is said, or was said before.
    private static void mustHaveDied(
            Tx tx, Rulebook profile, UUID memberId, @Nullable LocalDate diedOn) {
        Member member = Members.get(tx, memberId);
        LocalDate leftOn = member.leftOn();
        if (member.state() != MemberState.LEFT || leftOn == null) {
            throw Problems.conflict("member-not-dead", FormFault.of("", "said.not-ended-by-death"));
        }
        LocalDate died = Deaths.of(tx, List.of(memberId)).get(memberId);
        if (diedOn == null || diedOn.equals(died)) {
            if (died == null) {
                throw Problems.conflict(
                        "member-not-dead", FormFault.of("", "said.not-ended-by-death"));
            }
            return;
        }
        if (Heirs.isDead(tx, memberId)) {
            throw Problems.conflict("member-died", Deaths.diedOn("", leftOn));
        }
        Days.mustHaveCome(tx, diedOn, "/diedOn");
        if (diedOn.isBefore(leftOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/diedOn", "said.membership-ended-on", Map.of("leftOn", leftOn)));
        }
        Persons.mustHaveLeftBy(tx, profile, memberId, diedOn);
        Deaths.afterLeaving(tx, memberId, diedOn);
    }

    private static void mustBeWhole(Request request) {
        Fraction whole =
                request.heirs().stream().map(Heir::share).reduce(Fraction.ZERO, Fraction::plus);
        boolean allPositive = request.heirs().stream().allMatch(heir -> heir.share().signum() > 0);
        if (!allPositive || !whole.equals(Fraction.ONE)) {
            throw Problems.malformed(
                    "shares-not-whole",
                    new FormFault("/heirs", "said.shares-add-up-to", Map.of("whole", whole)));
        }
    }

    private static void mustBeNext(Tx tx, UUID memberId, boolean correction) {
        boolean recorded = !Heirs.shares(tx, memberId).isEmpty();
        if (recorded && !correction) {
            throw Problems.conflict("heirs-recorded", FormFault.of("", "said.heirs-recorded"));
        }
        if (!recorded && correction) {
            throw Problems.conflict(
                    "heirs-not-recorded", FormFault.of("", "said.no-heirs-to-correct"));
        }
    }
}

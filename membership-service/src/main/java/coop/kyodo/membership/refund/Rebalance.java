package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Brings what members and their heirs may claim, and what they owe back, to what their shares are
/// worth now. What was paid and written off stays; what is open falls or a further claim is opened;
/// what was paid too much is owed back and set off against nothing. The ledger gets the
/// differences.
public final class Rebalance {

    /// Why it is done.
    ///
    /// @param correctionId of the year's end
    public record Cause(UUID correctionId, String reason) {}

    private final Tx tx;
    private final Cooperative cooperative;
    private final LocalDate on;
    private final Map<UUID, List<RefundClaim>> claims;
    private final Map<UUID, List<Debt>> owedBack;
    private final Set<UUID> onTheirWay;
    private final Map<UUID, Map<UUID, Money>> further = new LinkedHashMap<>();
    private final Map<RefundClaim, Money> lowered = new LinkedHashMap<>();
    private final List<Ledger.Draft> drafts = new ArrayList<>();
    private final Set<UUID> changed = new HashSet<>();

    private Rebalance(Tx tx, Cooperative cooperative, Collection<UUID> memberIds, LocalDate on) {
        this.tx = tx;
        this.cooperative = cooperative;
        this.on = on;
        claims = RefundClaims.ofAll(tx, cooperative, memberIds);
        owedBack = Debts.owedBack(tx, cooperative, memberIds);
        onTheirWay = onTheirWay(tx, memberIds);
    }

    /// Of members whose shares were valued anew.
    ///
    /// @return how many of them have other claims or debts now
    public static int revalued(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds, Cause cause, LocalDate on) {
        Map<UUID, Money> entitled = entitled(tx, cooperative, memberIds);
        Rebalance rebalance = new Rebalance(tx, cooperative, memberIds, on);
        memberIds.stream()
                .distinct()
                .sorted()
                .forEach(each ->
                        rebalance.member(
                                each, entitled.getOrDefault(each, cooperative.money(0)), cause));
        return rebalance.post();
    }

    /// Of those among these who owe something back, after what they were paid came back itself.
    static void afterReturn(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds, LocalDate on) {
        Map<UUID, List<Debt>> owing = Debts.owedBack(tx, cooperative, memberIds);
        if (owing.isEmpty()) {
            return;
        }
        Map<UUID, Money> entitled = entitled(tx, cooperative, owing.keySet());
        Rebalance rebalance = new Rebalance(tx, cooperative, owing.keySet(), on);
        owing.forEach((memberId, debts) -> {
            Debt last = debts.getLast();
            UUID correctionId = last.correctionId();
            if (correctionId != null) {
                rebalance.member(
                        memberId,
                        entitled.getOrDefault(memberId, cooperative.money(0)),
                        new Cause(correctionId, last.reason()));
            }
        });
        rebalance.post();
    }

    private void member(UUID memberId, Money entitled, Cause cause) {
        Map<UUID, Fraction> heirs = Heirs.shares(tx, memberId);
        Map<UUID, Money> byClaimant =
                OwedBackRules.entitled(entitled, memberId, had(memberId, memberId), heirs);
        Money payable = cooperative.money(0);
        Money back = cooperative.money(0);
        for (Map.Entry<UUID, Money> each : byClaimant.entrySet()) {
            UUID claimant = each.getKey();
            OwedBackRules.Due due = OwedBackRules.due(each.getValue(), had(memberId, claimant));
            payable = payable.plus(claims(memberId, claimant, due.open()));
            back = back.plus(owedBack(memberId, claimant, due.owedBack(), cause));
        }
        if (!payable.isZero() || !back.isZero()) {
            drafts.add(new Ledger.Draft(memberId, Entry.revaluation(payable, back), null));
            changed.add(memberId);
        }
    }

    /// Lets a claimant claim so much.
    ///
    /// @return by how much more than before
    private Money claims(UUID memberId, UUID claimant, Money open) {
        List<RefundClaim> unpaid =
                claimsOf(memberId, claimant).stream().filter(RefundClaim::isUnpaid).toList();
        Money before = sum(unpaid.stream().map(RefundClaim::amount).toList());
        Money more = open.minus(before);
        if (more.isPositive()) {
            further.computeIfAbsent(memberId, any -> new LinkedHashMap<>()).put(claimant, more);
        } else if (more.isNegative()) {
            lowered.putAll(
                    OwedBackRules.lowered(
                                    unpaid.stream()
                                            .filter(claim -> !onTheirWay.contains(claim.claimId()))
                                            .toList(),
                                    more.negated())
                            .orElseThrow(() ->
                                    Problems.conflict(
                                            "claim-in-batch",
                                            FormFault.of("", "said.refund-in-batch"))));
        }
        return more;
    }

    /// Lets a claimant owe so much back, on top of what was paid back.
    ///
    /// @return by how much more than before
    private Money owedBack(UUID memberId, UUID claimant, Money owed, Cause cause) {
        Optional<Debt> before =
                debtsOf(memberId, claimant).stream()
                        .filter(debt -> debt.paidOn() == null)
                        .findFirst();
        Money more = owed.minus(before.map(Debt::amount).orElse(cooperative.money(0)));
        if (more.isZero()) {
            return more;
        }
        before.ifPresent(debt -> Debts.strike(tx, debt));
        if (owed.isPositive()) {
            Debts.addOwedBack(
                    tx,
                    new Debt(
                            Ids.next(),
                            memberId,
                            owed,
                            on,
                            cause.reason(),
                            null,
                            cause.correctionId(),
                            claimant.equals(memberId) ? null : claimant));
        }
        return more;
    }

    private OwedBackRules.Had had(UUID memberId, UUID claimant) {
        List<RefundClaim> all = claimsOf(memberId, claimant);
        Money paid =
                sum(
                        all.stream()
                                .filter(claim -> claim.paidOn() != null)
                                .map(RefundClaim::amount)
                                .toList());
        Money paidBack =
                sum(
                        debtsOf(memberId, claimant).stream()
                                .filter(debt -> debt.paidOn() != null)
                                .map(Debt::amount)
                                .toList());
        return new OwedBackRules.Had(
                paid.minus(paidBack),
                sum(
                        all.stream()
                                .filter(claim -> claim.lapsedOn() != null)
                                .map(RefundClaim::amount)
                                .toList()));
    }

    private int post() {
        RefundClaims.lower(tx, lowered);
        RefundClaims.openFurther(
                tx,
                further,
                on,
                Periods.yearsAfter(on, cooperative.rules().rule("JP-056").wholeBound("years")));
        Ledger.postAll(tx, drafts, on);
        Map<UUID, List<RefundClaim>> now = RefundClaims.ofAll(tx, cooperative, changed);
        Map<UUID, List<RefundClaim>> told = new HashMap<>();
        changed.forEach(memberId -> told.put(memberId, now.getOrDefault(memberId, List.of())));
        RefundEvents.revalued(tx, told, on);
        return changed.size();
    }

    private List<RefundClaim> claimsOf(UUID memberId, UUID claimant) {
        return claims.getOrDefault(memberId, List.of()).stream()
                .filter(claim -> claim.claimantId().equals(claimant))
                .toList();
    }

    private List<Debt> debtsOf(UUID memberId, UUID claimant) {
        return owedBack.getOrDefault(memberId, List.of()).stream()
                .filter(debt -> debt.debtorId().equals(claimant))
                .toList();
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(cooperative.money(0), Money::plus);
    }

    /// What these are refunded in all, as their shares are valued now.
    private static Map<UUID, Money> entitled(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds) {
        Map<UUID, Money> entitled = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, sum(refund)::bigint as refund from (
                          select member_id, refund from settlement_now
                          where tenant_id = :tenant and member_id = any(:members)
                          union all
                          select member_id, refund from unit_reduction_now
                          where tenant_id = :tenant and member_id = any(:members)
                            and refund is not null) v
                        group by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                cooperative.money(row.getLong("refund"))))
                .forEach(one -> entitled.put(one.getKey(), one.getValue()));
        return entitled;
    }

    /// The claims of these that a batch is to pay.
    private static Set<UUID> onTheirWay(Tx tx, Collection<UUID> memberIds) {
        return tx.sql()
                .createQuery(
                        """
                        select c.claim_id from refund_claim c
                        join payment_line l on l.tenant_id = c.tenant_id
                          and l.claim = c.claim_id::text and l.state in ('PREPARED', 'SENT')
                        where c.tenant_id = :tenant and c.member_id = any(:members)
                          and c.replaced_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .mapTo(UUID.class)
                .set();
    }
}

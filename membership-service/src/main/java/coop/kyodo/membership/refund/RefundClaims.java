package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// What may be claimed. The caller has locked the co-op before anything changes.
public final class RefundClaims {

    private static final String SELECT =
            """
            select claim_id, member_id, number,
              person_leads_to(tenant_id, claimant_id) as claimant_id, due_on, amount, lapses_after,
              paid_on
            from refund_claim where tenant_id = :tenant and replaced_at is null
            """;

    private RefundClaims() {}

    /// Opens the claims of members, each to be paid to the member, numbered after those they had.
    ///
    /// @param on from when they are owed
    public static void open(Tx tx, Map<UUID, List<ClaimRules.Instalment>> claims, LocalDate on) {
        Map<UUID, Integer> had = highestNumbers(tx, claims.keySet());
        List<RefundClaim> opened = new ArrayList<>();
        claims.forEach((memberId, instalments) ->
                instalments.forEach(one ->
                        opened.add(
                                claim(
                                        memberId,
                                        memberId,
                                        one.numberedAfter(had.getOrDefault(memberId, 0))))));
        addAll(tx, opened);
        RefundEvents.claims(tx, RefundEvents.Step.OPENED, on, opened);
    }

    private static Map<UUID, Integer> highestNumbers(Tx tx, Collection<UUID> members) {
        Map<UUID, Integer> highest = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, max(number) as number from refund_claim
                        where tenant_id = :tenant and member_id = any(:members) group by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, members.toArray())
                .map((row, context) ->
                        Map.entry(row.getObject("member_id", UUID.class), row.getInt("number")))
                .forEach(one -> highest.put(one.getKey(), one.getValue()));
        return highest;
    }

    /// Puts these in the place of a claim.
    ///
    /// @return those of them that come to something
    static List<RefundClaim> replace(Tx tx, RefundClaim claim, Map<UUID, Money> byClaimant) {
        tx.sql()
                .createUpdate(
                        """
                        update refund_claim set replaced_at = :now
                        where tenant_id = :tenant and claim_id = :claim\
                        """)
                .bind("tenant", tx.tenant())
                .bind("claim", claim.claimId())
                .bind("now", tx.now())
                .execute();
        List<RefundClaim> parts = new ArrayList<>();
        byClaimant.forEach((claimant, amount) -> {
            if (amount.isPositive()) {
                parts.add(
                        claim(
                                claim.memberId(),
                                claimant,
                                new ClaimRules.Instalment(
                                        claim.number(),
                                        claim.dueOn(),
                                        amount,
                                        claim.lapsesAfter())));
            }
        });
        addAll(tx, parts);
        return parts;
    }

    /// A member's, by number and claimant.
    static List<RefundClaim> of(Tx tx, Cooperative cooperative, UUID memberId) {
        return tx.sql()
                .createQuery(SELECT + "and member_id = :member order by number, claimant_id")
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// The claims of these ids, by them.
    static Map<UUID, RefundClaim> get(Tx tx, Cooperative cooperative, Collection<UUID> claimIds) {
        Map<UUID, RefundClaim> claims = new HashMap<>();
        tx.sql()
                .createQuery(SELECT + "and claim_id = any(:claims)")
                .bind("tenant", tx.tenant())
                .bindArray("claims", UUID.class, claimIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .forEach(claim -> claims.put(claim.claimId(), claim));
        return claims;
    }

    /// What these may claim and was not paid, lapsed or not.
    ///
    /// @param claimantIds of members, and of persons who inherited
    public static List<RefundClaim> unpaid(
            Tx tx, Cooperative cooperative, Collection<UUID> claimantIds) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and paid_on is null and claimant_id = any(:claimants)
                                order by lapses_after, claim_id\
                                """)
                .bind("tenant", tx.tenant())
                .bindArray("claimants", UUID.class, claimantIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// Notes that they were paid.
    static void paid(Tx tx, Collection<RefundClaim> claims, LocalDate paidOn) {
        note(tx, RefundEvents.Step.PAID, claims, paidOn, paidOn);
    }

    /// Notes that the money came back, so that they are open again.
    static void cameBack(Tx tx, Collection<RefundClaim> claims, LocalDate returnedOn) {
        note(tx, RefundEvents.Step.RETURNED, claims, returnedOn, null);
    }

    private static void note(
            Tx tx,
            RefundEvents.Step step,
            Collection<RefundClaim> claims,
            LocalDate on,
            @Nullable LocalDate paidOn) {
        tx.sql()
                .createUpdate(
                        """
                        update refund_claim set paid_on = :paidOn
                        where tenant_id = :tenant and claim_id = any(:claims)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray(
                        "claims", UUID.class, claims.stream().map(RefundClaim::claimId).toArray())
                .bind("paidOn", paidOn)
                .execute();
        RefundEvents.claims(
                tx, step, on, claims.stream().map(claim -> claim.paidOn(paidOn)).toList());
    }

    private static RefundClaim claim(
            UUID memberId, UUID claimantId, ClaimRules.Instalment instalment) {
        return new RefundClaim(
                Ids.next(),
                memberId,
                instalment.number(),
                claimantId,
                instalment.dueOn(),
                instalment.amount(),
                instalment.lapsesAfter(),
                null);
    }

    private static void addAll(Tx tx, List<RefundClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into refund_claim (tenant_id, claim_id, member_id, number,
                                  claimant_id, due_on, amount, lapses_after, recorded_at)
                                values (:tenant, :claim, :member, :number, :claimant, :dueOn, :amount,
                                  :lapsesAfter, :now)\
                                """);
        for (RefundClaim claim : claims) {
            batch.bind("tenant", tx.tenant())
                    .bind("claim", claim.claimId())
                    .bind("member", claim.memberId())
                    .bind("number", claim.number())
                    .bind("claimant", claim.claimantId())
                    .bind("dueOn", claim.dueOn())
                    .bind("amount", claim.amount().amount())
                    .bind("lapsesAfter", claim.lapsesAfter())
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    private static RefundClaim read(ResultSet row, Cooperative cooperative) throws SQLException {
        return new RefundClaim(
                row.getObject("claim_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getInt("number"),
                row.getObject("claimant_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                cooperative.money(row.getLong("amount")),
                row.getObject("lapses_after", LocalDate.class),
                row.getObject("paid_on", LocalDate.class));
    }
}

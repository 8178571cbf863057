package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// What may be claimed. The caller has locked the co-op before anything changes.
public final class RefundClaims {

    private static final String SELECT =
            """
            select claim_id, member_id, number,
              person_leads_to(tenant_id, claimant_id) as claimant_id, due_on, amount, lapses_after,
              claimed_on, paid_on, lapsed_on, refund_claim_lapsed(c, :today) as lapsed
            from refund_claim c where tenant_id = :tenant and replaced_at is null
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

    /// The first claim of a member who is brought in, told as [#open] tells it; [#addAll] stores
    /// it.
    ///
    /// @param member at the version of its next event
    public static RefundClaim first(
            Tx tx, Member member, ClaimRules.Instalment instalment, LocalDate on) {
        RefundClaim claim = claim(member.memberId(), member.memberId(), instalment);
        RefundEvents.opened(tx, member, on, claim);
        return claim;
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

    /// Puts these in the place of a claim, or of all parts of one; what was claimed of it stays so.
    ///
    /// @return those of them that come to something
    static List<RefundClaim> replace(Tx tx, List<RefundClaim> claims, Map<UUID, Money> byClaimant) {
        tx.sql()
                .createUpdate(
                        """
                        update refund_claim set replaced_at = :now
                        where tenant_id = :tenant and claim_id = any(:claims)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray(
                        "claims", UUID.class, claims.stream().map(RefundClaim::claimId).toArray())
                .bind("now", tx.now())
                .execute();
        RefundClaim claim =
                claims.stream()
                        .filter(part -> part.claimedOn() != null)
                        .findFirst()
                        .orElse(claims.getFirst());
        List<RefundClaim> parts = new ArrayList<>();
        byClaimant.forEach((claimant, amount) -> {
            if (amount.isPositive()) {
                parts.add(claim.partOf(Ids.next(), claimant, amount));
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
                .bind("today", tx.today())
                .bind("member", memberId)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// These members', by member; by number and claimant.
    static Map<UUID, List<RefundClaim>> ofAll(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds) {
        return tx
                .sql()
                .createQuery(
                        SELECT
                                + "and member_id = any(:members)"
                                + " order by member_id, number, claimant_id")
                .bind("tenant", tx.tenant())
                .bind("today", tx.today())
                .bindArray("members", UUID.class, memberIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .stream()
                .collect(Collectors.groupingBy(RefundClaim::memberId));
    }

    /// Puts as much as is left of each of these in its place; what was claimed of it stays so.
    static void lower(Tx tx, Map<RefundClaim, Money> left) {
        left.forEach(
                (claim, amount) -> replace(tx, List.of(claim), Map.of(claim.claimantId(), amount)));
    }

    /// Opens a further claim of each of these claimants beside those that their member had.
    ///
    /// @param amounts by member and claimant
    static void openFurther(
            Tx tx, Map<UUID, Map<UUID, Money>> amounts, LocalDate dueOn, LocalDate lapsesAfter) {
        Map<UUID, Integer> had = highestNumbers(tx, amounts.keySet());
        List<RefundClaim> opened = new ArrayList<>();
        amounts.forEach((memberId, byClaimant) ->
                byClaimant.forEach((claimant, amount) ->
                        opened.add(
                                claim(
                                        memberId,
                                        claimant,
                                        new ClaimRules.Instalment(
                                                had.getOrDefault(memberId, 0) + 1,
                                                dueOn,
                                                amount,
                                                lapsesAfter)))));
        addAll(tx, opened);
    }

    /// The claims of these ids, by them.
    static Map<UUID, RefundClaim> get(Tx tx, Cooperative cooperative, Collection<UUID> claimIds) {
        Map<UUID, RefundClaim> claims = new HashMap<>();
        tx.sql()
                .createQuery(SELECT + "and claim_id = any(:claims)")
                .bind("tenant", tx.tenant())
                .bind("today", tx.today())
                .bindArray("claims", UUID.class, claimIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .forEach(claim -> claims.put(claim.claimId(), claim));
        return claims;
    }

    /// What these may claim and was neither paid nor written off, lapsed or not.
    ///
    /// @param claimantIds of members, and of persons who inherited
    public static List<RefundClaim> unpaid(
            Tx tx, Cooperative cooperative, Collection<UUID> claimantIds) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and paid_on is null and lapsed_on is null
                                and claimant_id = any(:claimants)
                                order by lapses_after, claim_id\
                                """)
                .bind("tenant", tx.tenant())
                .bind("today", tx.today())
                .bindArray("claimants", UUID.class, claimantIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// What these members' claims are that lapsed before a day and were not written off.
    static List<RefundClaim> lapsed(
            Tx tx, Cooperative cooperative, LocalDate on, boolean everybody, UUID[] memberIds) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and paid_on is null and lapsed_on is null
                                and refund_claim_lapsed(c, :today)
                                and (:everybody or member_id = any(:members))
                                order by member_id, number, claim_id\
                                """)
                .bind("tenant", tx.tenant())
                .bind("today", on)
                .bind("everybody", everybody)
                .bindArray("members", UUID.class, memberIds)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// Notes that they were claimed.
    static void claimed(Tx tx, List<RefundClaim> claims, LocalDate claimedOn) {
        update(tx, "claimed_on", claims, claimedOn);
        RefundEvents.claims(
                tx,
                RefundEvents.Step.CLAIMED,
                claimedOn,
                claims.stream().map(claim -> claim.claimedOn(claimedOn)).toList());
    }

    /// Notes that the co-op wrote them off.
    ///
    /// @return the claims as they stand after it
    static List<RefundClaim> writeOff(Tx tx, List<RefundClaim> claims, LocalDate on) {
        update(tx, "lapsed_on", claims, on);
        List<RefundClaim> writtenOff = claims.stream().map(claim -> claim.lapsedOn(on)).toList();
        RefundEvents.claims(tx, RefundEvents.Step.LAPSED, on, writtenOff);
        return writtenOff;
    }

    /// Notes that they were paid.
    ///
    /// @param paymentId by which payment; nothing when a batch paid them
    static void paid(
            Tx tx, Collection<RefundClaim> claims, LocalDate paidOn, @Nullable UUID paymentId) {
        note(tx, RefundEvents.Step.PAID, claims, paidOn, paidOn, paymentId);
    }

    /// Those of a member's that a payment outside of a batch paid.
    static List<RefundClaim> paidBy(Tx tx, Cooperative cooperative, UUID memberId, UUID paymentId) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + "and member_id = :member and paid_by = :payment"
                                + " order by number, claimant_id")
                .bind("tenant", tx.tenant())
                .bind("today", tx.today())
                .bind("member", memberId)
                .bind("payment", paymentId)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// Notes that they were not paid after all, so that they are open again.
    static void reopened(
            Tx tx, RefundEvents.Step step, Collection<RefundClaim> claims, LocalDate on) {
        note(tx, step, claims, on, null, null);
    }

    private static void note(
            Tx tx,
            RefundEvents.Step step,
            Collection<RefundClaim> claims,
            LocalDate on,
            @Nullable LocalDate paidOn,
            @Nullable UUID paidBy) {
        tx.sql()
                .createUpdate(
                        """
                        update refund_claim set paid_on = :on, paid_by = :by
                        where tenant_id = :tenant and claim_id = any(:claims)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray(
                        "claims", UUID.class, claims.stream().map(RefundClaim::claimId).toArray())
                .bind("on", paidOn)
                .bind("by", paidBy)
                .execute();
        RefundEvents.claims(
                tx, step, on, claims.stream().map(claim -> claim.paidOn(paidOn)).toList());
    }

    private static void update(
            Tx tx, String column, Collection<RefundClaim> claims, LocalDate date) {
        tx.sql()
                .createUpdate(
                        """
                        update refund_claim set <column> = :date
                        where tenant_id = :tenant and claim_id = any(:claims)\
                        """)
                .define("column", column)
                .bind("tenant", tx.tenant())
                .bindArray(
                        "claims", UUID.class, claims.stream().map(RefundClaim::claimId).toArray())
                .bind("date", date)
                .execute();
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
                RefundClaim.State.OPEN,
                null,
                null,
                null);
    }

    public static void addAll(Tx tx, List<RefundClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into refund_claim (tenant_id, claim_id, member_id, number,
                                  claimant_id, due_on, amount, lapses_after, claimed_on, recorded_at)
                                values (:tenant, :claim, :member, :number, :claimant, :dueOn, :amount,
                                  :lapsesAfter, :claimedOn, :now)\
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
                    .bind("claimedOn", claim.claimedOn())
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    private static RefundClaim read(ResultSet row, Cooperative cooperative) throws SQLException {
        LocalDate paidOn = row.getObject("paid_on", LocalDate.class);
        LocalDate lapsedOn = row.getObject("lapsed_on", LocalDate.class);
        return new RefundClaim(
                row.getObject("claim_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getInt("number"),
                row.getObject("claimant_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                cooperative.money(row.getLong("amount")),
                row.getObject("lapses_after", LocalDate.class),
                state(paidOn, lapsedOn, row.getBoolean("lapsed")),
                row.getObject("claimed_on", LocalDate.class),
                paidOn,
                lapsedOn);
    }

    private static RefundClaim.State state(
            @Nullable LocalDate paidOn, @Nullable LocalDate lapsedOn, boolean lapsed) {
        if (paidOn != null) {
            return RefundClaim.State.PAID;
        }
        if (lapsedOn != null) {
            return RefundClaim.State.WRITTEN_OFF;
        }
        return lapsed ? RefundClaim.State.LAPSED : RefundClaim.State.OPEN;
    }
}

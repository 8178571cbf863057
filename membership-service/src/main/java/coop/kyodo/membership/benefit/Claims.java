package coop.kyodo.membership.benefit;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The claims of a co-op's members.
final class Claims {

    private static final String SELECT =
            """
            select c.*, p.effective_on as paid_on, p.reference
            from benefit_claim c left join lateral (
              select effective_on, reference from benefit_posting b
              where b.tenant_id = c.tenant_id and b.claim_id = c.claim_id
                and b.debit = 'BENEFITS_PAYABLE'
              order by b.turn desc limit 1) p on c.state = 'PAID'
            where c.tenant_id = :tenant
            """;

    /// All memberships of whoever has this one: the limits of a scheme are a person's.
    private static final String OF_ONE =
            """
            member_id = any(array(
              select also.member_id from member one join member also using (tenant_id, person_id)
              where one.tenant_id = :tenant and one.member_id = :member))\
            """;

    /// What a decision or a payment is checked against.
    ///
    /// @param claimedBy the subject of the token that the claim came with
    /// @param turn which payment the claim has, or would have next, from 1
    record Filed(
            UUID claimId,
            Claim.State state,
            UUID memberId,
            String claimedBy,
            LocalDate claimedOn,
            @Nullable LocalDate decidedOn,
            Money amount,
            int turn) {

        /// Lets a day pass on which the claim had been made, and decided on if it is; a 400
        /// otherwise.
        void mustStandOn(LocalDate day, String pointer) {
            if (decidedOn != null && day.isBefore(decidedOn)) {
                throw Problems.malformed(
                        "date-too-early",
                        new FormFault(pointer, "said.decided-on", Map.of("decidedOn", decidedOn)));
            }
            if (day.isBefore(claimedOn)) {
                throw Problems.malformed(
                        "date-too-early",
                        new FormFault(pointer, "said.claimed-on", Map.of("claimedOn", claimedOn)));
            }
        }
    }

    /// How many claims of a scheme a person has made that were neither refused nor withdrawn, under
    /// whichever of their memberships.
    record Earlier(long inYear, long all) {}

    private Claims() {}

    /// The claim of this id; 404 when there is none.
    static Claim get(Tx tx, UUID claimId) {
        return tx.sql()
                .createQuery(SELECT + "and c.claim_id = :claim")
                .bind("tenant", tx.tenant())
                .bind("claim", claimId)
                .map(Claims::read)
                .findOne()
                .map(claim -> withEvidence(tx, List.of(claim)).getFirst())
                .orElseThrow(() -> Problems.notFound("benefit-claim-not-found"));
    }

    static boolean exists(Tx tx, UUID claimId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from benefit_claim
                          where tenant_id = :tenant and claim_id = :claim)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("claim", claimId)
                .mapTo(Boolean.class)
                .one();
    }

    /// The claim, and nobody else's command on it runs until this one ends; 404 when there is none.
    static Filed locked(Tx tx, UUID claimId) {
        return Optional.ofNullable(locked(tx, List.of(claimId)).get(claimId))
                .orElseThrow(() -> Problems.notFound("benefit-claim-not-found"));
    }

    /// As [#locked(Tx, UUID)] for many, by their ids; without those that there are not.
    static Map<UUID, Filed> locked(Tx tx, List<UUID> claimIds) {
        Map<UUID, Filed> claims = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select claim_id, state, member_id, claimed_by, claimed_on, decided_on,
                          amount, currency,
                          1 + (select count(*) from benefit_posting p
                            where p.tenant_id = c.tenant_id and p.claim_id = c.claim_id
                              and p.debit = 'CASH') as turn
                        from benefit_claim c
                        where tenant_id = :tenant and claim_id = any(:claims)
                        order by claim_id for update of c\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("claims", UUID.class, claimIds)
                .map((row, context) ->
                        new Filed(
                                row.getObject("claim_id", UUID.class),
                                Claim.State.valueOf(row.getString("state")),
                                row.getObject("member_id", UUID.class),
                                row.getString("claimed_by"),
                                row.getObject("claimed_on", LocalDate.class),
                                row.getObject("decided_on", LocalDate.class),
                                Money.of(row.getLong("amount"), row.getString("currency")),
                                row.getInt("turn")))
                .forEach(claim -> claims.put(claim.claimId(), claim));
        return claims;
    }

    /// The claims of everybody or of one member, by their numbers.
    static Page<Claim> page(
            Tx tx, @Nullable UUID memberId, Claim.@Nullable State state, PageQuery page) {
        List<Claim> claims =
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and (cast(:member as uuid) is null or c.member_id = :member)
                                        and (cast(:state as text) is null or c.state = :state)
                                        and c.number > :after
                                        order by c.number limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("state", state == null ? null : state.name())
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map(Claims::read)
                        .list();
        return Page.of(withEvidence(tx, claims), page.limit(), last -> Cursor.of(last.number()));
    }

    /// Whether the person has a claim for the same event or month that was neither refused nor
    /// withdrawn, under whichever of their memberships.
    static boolean existsFor(Tx tx, String scheme, UUID memberId, LocalDate happenedOn) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from benefit_claim
                          where tenant_id = :tenant and code = :code and <ofOne>
                            and happened_on = :happenedOn and state not in ('REFUSED', 'WITHDRAWN'))\
                        """)
                .define("ofOne", OF_ONE)
                .bind("tenant", tx.tenant())
                .bind("code", scheme)
                .bind("member", memberId)
                .bind("happenedOn", happenedOn)
                .mapTo(Boolean.class)
                .one();
    }

    /// @param from the first day of the fiscal year
    /// @param to its last day
    static Earlier earlier(Tx tx, String scheme, UUID memberId, LocalDate from, LocalDate to) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) filter (where happened_on between :from and :to) as in_year,
                          count(*) as all
                        from benefit_claim
                        where tenant_id = :tenant and code = :code and <ofOne>
                          and state not in ('REFUSED', 'WITHDRAWN')\
                        """)
                .define("ofOne", OF_ONE)
                .bind("tenant", tx.tenant())
                .bind("code", scheme)
                .bind("member", memberId)
                .bind("from", from)
                .bind("to", to)
                .map(ConstructorMapper.of(Earlier.class))
                .one();
    }

    /// The latest day for which anybody has such a claim.
    static Optional<LocalDate> lastFor(Tx tx, String scheme) {
        return tx.sql()
                .createQuery(
                        """
                        select happened_on from benefit_claim
                        where tenant_id = :tenant and code = :code
                          and state not in ('REFUSED', 'WITHDRAWN')
                        order by happened_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("code", scheme)
                .mapTo(LocalDate.class)
                .findOne();
    }

    static void add(Tx tx, Claim claim, String claimedBy) {
        tx.sql()
                .createUpdate(
                        """
                        insert into benefit_claim values
                          (:tenant, :claim, :number, :code, :version, :member, :happenedOn, :persons,
                           :cost, :amount, :currency, :claimedOn, :by, 'CLAIMED', null, null, null,
                           :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("claim", claim.claimId())
                .bind("number", claim.number())
                .bind("code", claim.scheme())
                .bind("version", claim.schemeVersion())
                .bind("member", claim.memberId())
                .bind("happenedOn", claim.happenedOn())
                .bind("persons", claim.persons())
                .bind("cost", claim.cost() == null ? null : claim.cost().amount())
                .bind("amount", claim.amount().amount())
                .bind("currency", claim.amount().currency())
                .bind("claimedOn", claim.claimedOn())
                .bind("by", claimedBy)
                .bind("now", claim.recordedAt())
                .execute();
        if (claim.evidence().isEmpty()) {
            return;
        }
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into benefit_evidence values
                                  (:tenant, :claim, :line, :kind, :reference, :hash)\
                                """);
        for (int i = 0; i < claim.evidence().size(); i++) {
            batch.bind("tenant", tx.tenant())
                    .bind("claim", claim.claimId())
                    .bind("line", i + 1)
                    .bind("kind", claim.evidence().get(i).kind())
                    .bind("reference", claim.evidence().get(i).reference())
                    .bind("hash", claim.evidence().get(i).hash())
                    .add();
        }
        batch.execute();
    }

    static void decide(
            Tx tx,
            UUID claimId,
            Claim.State state,
            LocalDate on,
            DecideClaim.Decider by,
            @Nullable String reason) {
        tx.sql()
                .createUpdate(
                        """
                        update benefit_claim
                        set state = :state, decided_on = :on, decided_by = :by,
                          deciding_member = cast(:member as uuid), reason = :reason
                        where tenant_id = :tenant and claim_id = :claim\
                        """)
                .bind("tenant", tx.tenant())
                .bind("claim", claimId)
                .bind("state", state.name())
                .bind("on", on)
                .bind("by", by.subject())
                .bind("member", by.member().orElse(null))
                .bind("reason", reason)
                .execute();
    }

    static void withdraw(Tx tx, UUID claimId, LocalDate on, String by) {
        tx.sql()
                .createUpdate(
                        """
                        update benefit_claim
                        set state = 'WITHDRAWN', withdrawn_on = :on, withdrawn_by = :by
                        where tenant_id = :tenant and claim_id = :claim\
                        """)
                .bind("tenant", tx.tenant())
                .bind("claim", claimId)
                .bind("on", on)
                .bind("by", by)
                .execute();
    }

    /// Notes that these were paid, or that they are to be paid again.
    static void mark(Tx tx, Collection<UUID> claimIds, Claim.State state) {
        tx.sql()
                .createUpdate(
                        """
                        update benefit_claim set state = :state
                        where tenant_id = :tenant and claim_id = any(:claims)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("claims", UUID.class, claimIds.toArray())
                .bind("state", state.name())
                .execute();
    }

    private static Claim read(ResultSet row, StatementContext context) throws SQLException {
        String currency = row.getString("currency");
        Long cost = row.getObject("cost", Long.class);
        return new Claim(
                row.getObject("claim_id", UUID.class),
                row.getLong("number"),
                row.getString("code"),
                row.getInt("version"),
                row.getObject("member_id", UUID.class),
                row.getObject("happened_on", LocalDate.class),
                row.getInt("persons"),
                cost == null ? null : Money.of(cost, currency),
                Money.of(row.getLong("amount"), currency),
                row.getObject("claimed_on", LocalDate.class),
                Claim.State.valueOf(row.getString("state")),
                row.getObject("decided_on", LocalDate.class),
                row.getString("reason"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("reference"),
                row.getObject("withdrawn_on", LocalDate.class),
                List.of(),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static List<Claim> withEvidence(Tx tx, List<Claim> claims) {
        record Line(UUID claimId, Evidence evidence) {}
        Map<UUID, List<Evidence>> evidence = new LinkedHashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select claim_id, kind, reference, hash from benefit_evidence
                        where tenant_id = :tenant and claim_id = any(:claims)
                        order by claim_id, line\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("claims", UUID.class, claims.stream().map(Claim::claimId).toArray())
                .map((row, context) ->
                        new Line(
                                row.getObject("claim_id", UUID.class),
                                new Evidence(
                                        row.getString("kind"),
                                        row.getString("reference"),
                                        row.getString("hash"))))
                .forEach(line ->
                        evidence.computeIfAbsent(line.claimId(), id -> new ArrayList<>())
                                .add(line.evidence()));
        return claims.stream()
                .map(claim -> with(claim, evidence.getOrDefault(claim.claimId(), List.of())))
                .toList();
    }

    private static Claim with(Claim claim, List<Evidence> evidence) {
        return new Claim(
                claim.claimId(),
                claim.number(),
                claim.scheme(),
                claim.schemeVersion(),
                claim.memberId(),
                claim.happenedOn(),
                claim.persons(),
                claim.cost(),
                claim.amount(),
                claim.claimedOn(),
                claim.state(),
                claim.decidedOn(),
                claim.reason(),
                claim.paidOn(),
                claim.reference(),
                claim.withdrawnOn(),
                evidence,
                claim.recordedAt());
    }
}

package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Share;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The plans of a co-op.
public final class Plans {

    /// A resolution that named a plan and did not adopt it.
    public record Mismatch(
            UUID resolutionId, String reason, @Nullable String givenHash, LocalDate adoptedOn) {}

    private static final String SELECT =
            """
            select p.plan_id, p.year, r.revision, r.program, r.inputs, r.result, r.hash,
              r.distributed, r.currency, r.note
            from plan p join lateral (
              select * from plan_revision r
              where r.tenant_id = p.tenant_id and r.plan_id = p.plan_id
              order by revision desc limit 1) r on true
            where p.tenant_id = :tenant
            """;

    private Plans() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such plan
    public static Plan get(Tx tx, UUID id) {
        return find(tx, id).orElseThrow(() -> Problems.notFound("plan-not-found"));
    }

    static Optional<Plan> find(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and p.plan_id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> plan(tx, row))
                .findOne();
    }

    static Page<Plan> page(Tx tx, @Nullable String year, PageQuery page) {
        List<UUID> ids =
                tx.sql()
                        .createQuery(
                                """
                                select plan_id from plan
                                where tenant_id = :tenant and (:year::text is null or year = :year::text)
                                  and (:after::uuid is null or (recorded_at, plan_id) <
                                    (select recorded_at, plan_id from plan
                                     where tenant_id = :tenant and plan_id = :after::uuid))
                                order by recorded_at desc, plan_id desc limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("year", year)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(null))
                        .bind("limit", page.limit() + 1)
                        .mapTo(UUID.class)
                        .list();
        return Page.of(ids, page.limit(), Cursor::of).map(id -> get(tx, id));
    }

    static void add(Tx tx, UUID id, String year) {
        tx.sql()
                .createUpdate(
                        """
                        insert into plan (tenant_id, plan_id, year, recorded_at)
                        values (:tenant, :id, :year, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("year", year)
                .bind("now", tx.now())
                .execute();
    }

    static void addRevision(
            Tx tx, UUID id, int revision, PlanDocument document, @Nullable String note) {
        Money distributed = document.readResult().waterfall().distributed();
        tx.sql()
                .createUpdate(
                        """
                        insert into plan_revision (tenant_id, plan_id, revision, program, inputs,
                          result, hash, distributed, currency, note, recorded_at)
                        values (:tenant, :id, :revision, :program, :inputs,
                          :result, :hash, :distributed, :currency, :note::text, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .bind("revision", revision)
                .bind("program", document.program())
                .bind("inputs", document.inputs())
                .bind("result", document.result())
                .bind("hash", document.hash())
                .bind("distributed", distributed.amount())
                .bind("currency", distributed.currency())
                .bind("note", note)
                .bind("now", tx.now())
                .execute();
        addMeasures(tx, id, revision, document.members());
        addShares(tx, id, revision, document.shares());
    }

    private static void addMeasures(Tx tx, UUID id, int revision, List<MemberMeasures> members) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into plan_measure (tenant_id, plan_id, revision, member_id,
                                  member_number, minutes, days, other)
                                values (:tenant, :id, :revision, :member,
                                  :number, :minutes, :days, :other)\
                                """);
        for (MemberMeasures member : members) {
            batch.bind("tenant", tx.tenant())
                    .bind("id", id)
                    .bind("revision", revision)
                    .bind("member", member.memberId())
                    .bind("number", member.memberNumber())
                    .bind("minutes", member.minutes())
                    .bind("days", member.days())
                    .bind("other", Canonical.write(member.other()))
                    .add();
        }
        batch.execute();
    }

    private static void addShares(Tx tx, UUID id, int revision, List<Share> shares) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into plan_share (tenant_id, plan_id, revision, ordinal, step,
                                  member_id, member_number, minutes, days, weight, quota, floor,
                                  remainder_unit, capped, amount, cash, retained, currency)
                                values (:tenant, :id, :revision, :ordinal, :step,
                                  :memberId, :memberNumber, :minutes, :days, :weight, :quota, :floor,
                                  :remainderUnit, :capped, :amount, :cash, :retained, :currency)
                                """);
        int ordinal = 0;
        for (Share share : shares) {
            batch.bind("tenant", tx.tenant())
                    .bind("id", id)
                    .bind("revision", revision)
                    .bind("ordinal", ordinal++)
                    .bind("step", share.step())
                    .bind("memberId", share.memberId())
                    .bind("memberNumber", share.memberNumber())
                    .bind("minutes", share.minutes())
                    .bind("days", share.days())
                    .bind("weight", share.weight().toString())
                    .bind("quota", share.quota().toString())
                    .bind("floor", share.floor().amount())
                    .bind("remainderUnit", share.remainderUnit())
                    .bind("capped", share.capped())
                    .bind("amount", share.amount().amount())
                    .bind("cash", share.cash().amount())
                    .bind("retained", share.retained().amount())
                    .bind("currency", share.amount().currency())
                    .add();
        }
        batch.execute();
    }

    static void reach(Tx tx, Plan plan, Plan.State state, LocalDate on, @Nullable UUID resolution) {
        tx.sql()
                .createUpdate(
                        """
                        insert into plan_state (tenant_id, plan_id, state, year, revision, hash,
                          on_day, resolution_id, recorded_at)
                        values (:tenant, :plan, :state, :year, :revision, :hash,
                          :on, :resolution::uuid, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("state", state.name())
                .bind("year", plan.year())
                .bind("revision", plan.revision())
                .bind("hash", plan.hash())
                .bind("on", on)
                .bind("resolution", resolution)
                .bind("now", tx.now())
                .execute();
    }

    static boolean isOneAdopted(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from plan_state
                          where tenant_id = :tenant and year = :year and state = 'ADOPTED')\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .mapTo(Boolean.class)
                .one();
    }

    static void addMismatch(Tx tx, UUID plan, Mismatch mismatch) {
        tx.sql()
                .createUpdate(
                        """
                        insert into adoption_mismatch (tenant_id, resolution_id, plan_id, reason,
                          given_hash, adopted_on, recorded_at)
                        values (:tenant, :resolutionId, :plan, :reason,
                          :givenHash, :adoptedOn, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .bindMethods(mismatch)
                .bind("now", tx.now())
                .execute();
    }

    static List<Mismatch> mismatches(Tx tx, UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select resolution_id, reason, given_hash, adopted_on from adoption_mismatch
                        where tenant_id = :tenant and plan_id = :plan
                        order by recorded_at, resolution_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .map(ConstructorMapper.of(Mismatch.class))
                .list();
    }

    /// Everything the plan's hash is taken of, as it is stored.
    public static PlanDocument document(Tx tx, Plan plan) {
        return new PlanDocument(
                plan.inputs(),
                measures(tx, plan, null),
                plan.program(),
                plan.result(),
                shares(tx, plan, -1, Integer.MAX_VALUE));
    }

    /// The measures of the members of a plan, or of one of them, by member number.
    public static List<MemberMeasures> measures(Tx tx, Plan plan, @Nullable UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, member_number, minutes, days, other from plan_measure
                        where tenant_id = :tenant and plan_id = :plan and revision = :revision
                          and (:member::uuid is null or member_id = :member::uuid)
                        order by member_number, member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .bind("member", member)
                .map((row, context) -> measures(row))
                .list();
    }

    /// The shares of a plan after this place, in their order.
    static List<Share> shares(Tx tx, Plan plan, long after, int limit) {
        return tx.sql()
                .createQuery(
                        """
                        select * from plan_share
                        where tenant_id = :tenant and plan_id = :plan and revision = :revision
                          and ordinal > :after order by ordinal limit :limit\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> share(row))
                .list();
    }

    static Page<Share> sharePage(Tx tx, Plan plan, PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(-1L);
        return Page.of(
                shares(tx, plan, after, page.limit() + 1),
                page.limit(),
                last -> Cursor.of(after + page.limit()));
    }

    /// A member's shares in a plan.
    public static List<Share> sharesOf(Tx tx, Plan plan, UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select * from plan_share
                        where tenant_id = :tenant and plan_id = :plan and revision = :revision
                          and member_id = :member order by ordinal\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan.planId())
                .bind("revision", plan.revision())
                .bind("member", member)
                .map((row, context) -> share(row))
                .list();
    }

    private static Plan plan(Tx tx, ResultSet row) throws SQLException {
        UUID id = row.getObject("plan_id", UUID.class);
        List<Plan.Reached> reached =
                tx.sql()
                        .createQuery(
                                """
                                select state, hash, on_day, resolution_id from plan_state
                                where tenant_id = :tenant and plan_id = :plan
                                order by array_position(
                                  array['SUBMITTED', 'ADOPTED', 'EXECUTED'], state)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", id)
                        .map(ConstructorMapper.of(Plan.Reached.class))
                        .list();
        return new Plan(
                id,
                row.getString("year"),
                row.getInt("revision"),
                row.getString("program"),
                row.getString("inputs"),
                row.getString("result"),
                row.getString("hash"),
                Money.of(row.getLong("distributed"), row.getString("currency")),
                row.getString("note"),
                reached);
    }

    @SuppressWarnings("unchecked")
    private static MemberMeasures measures(ResultSet row) throws SQLException {
        TreeMap<String, Long> other = new TreeMap<>();
        Canonical.read(row.getString("other"), TreeMap.class)
                .forEach((name, value) -> other.put((String) name, ((Number) value).longValue()));
        return new MemberMeasures(
                row.getObject("member_id", UUID.class),
                row.getLong("member_number"),
                row.getLong("minutes"),
                row.getLong("days"),
                other);
    }

    private static Share share(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Share(
                row.getString("step"),
                row.getObject("member_id", UUID.class),
                row.getLong("member_number"),
                row.getLong("minutes"),
                row.getLong("days"),
                fraction(row.getString("weight")),
                fraction(row.getString("quota")),
                Money.of(row.getLong("floor"), currency),
                row.getBoolean("remainder_unit"),
                row.getBoolean("capped"),
                Money.of(row.getLong("amount"), currency),
                Money.of(row.getLong("cash"), currency),
                Money.of(row.getLong("retained"), currency));
    }

    /// Exact quotas may be longer than what is accepted from outside.
    private static Fraction fraction(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Fraction(new BigInteger(text), BigInteger.ONE)
                : new Fraction(
                        new BigInteger(text.substring(0, slash)),
                        new BigInteger(text.substring(slash + 1)));
    }
}

package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.statement.Query;

/// The lines of plans: the members' measures that were frozen, and the shares that follow.
public final class PlanLines {

    private static final int FETCHED_AT_ONCE = 2_000;

    /// What the snapshot of a plan adds up to.
    record Totals(int members, long minutes, long days) {

        static Totals of(PlanDocument.Rows<MemberMeasures> members) {
            long[] sums = new long[3];
            members.forEach(member -> {
                sums[0]++;
                sums[1] = Math.addExact(sums[1], member.minutes());
                sums[2] = Math.addExact(sums[2], member.days());
            });
            return new Totals(Math.toIntExact(sums[0]), sums[1], sums[2]);
        }
    }

    private PlanLines() {}

    static void addMeasures(
            Tx tx,
            UUID plan,
            int revision,
            PlanDocument.Rows<MemberMeasures> members,
            IntConsumer written) {
        try (RowBatch batch =
                new RowBatch(
                        tx,
                        """
                        insert into plan_measure (tenant_id, plan_id, revision, member_id,
                          member_number, minutes, days, other)
                        select :tenant, '%s', %s, *
                        from unnest(:c0::uuid[], :c1::bigint[], :c2::bigint[], :c3::bigint[],
                          :c4::text[])\
                        """
                                .formatted(plan, revision),
                        written,
                        UUID.class,
                        Long.class,
                        Long.class,
                        Long.class,
                        String.class)) {
            members.forEach(member ->
                    batch.add(
                            member.memberId(),
                            member.memberNumber(),
                            member.minutes(),
                            member.days(),
                            member.other().isEmpty() ? "{}" : Canonical.write(member.other())));
        }
    }

    static void addShares(
            Tx tx, UUID plan, int revision, PlanDocument.Rows<Share> shares, IntConsumer written) {
        int[] ordinal = {0};
        try (RowBatch batch =
                new RowBatch(
                        tx,
                        """
                        insert into plan_share (tenant_id, plan_id, revision, ordinal, step,
                          member_id, member_number, minutes, days, weight, quota, floor,
                          remainder_unit, capped, amount, cash, retained, currency)
                        select :tenant, '%s', %s, *
                        from unnest(:c0::int[], :c1::text[], :c2::uuid[], :c3::bigint[],
                          :c4::bigint[], :c5::bigint[], :c6::text[], :c7::text[], :c8::bigint[],
                          :c9::boolean[], :c10::boolean[], :c11::bigint[], :c12::bigint[],
                          :c13::bigint[], :c14::text[])\
                        """
                                .formatted(plan, revision),
                        written,
                        Integer.class,
                        String.class,
                        UUID.class,
                        Long.class,
                        Long.class,
                        Long.class,
                        String.class,
                        String.class,
                        Long.class,
                        Boolean.class,
                        Boolean.class,
                        Long.class,
                        Long.class,
                        Long.class,
                        String.class)) {
            shares.forEach(share ->
                    batch.add(
                            ordinal[0]++,
                            share.step(),
                            share.memberId(),
                            share.memberNumber(),
                            share.minutes(),
                            share.days(),
                            share.weight().toString(),
                            share.quota().toString(),
                            share.floor().amount(),
                            share.remainderUnit(),
                            share.capped(),
                            share.amount().amount(),
                            share.cash().amount(),
                            share.retained().amount(),
                            share.amount().currency()));
        }
    }

    /// What the plan's snapshot adds up to.
    static Totals totals(Tx tx, Plan plan) {
        return of(
                        plan,
                        tx.sql()
                                .createQuery(
                                        """
                                        select coalesce(r.members, m.members) as members,
                                          coalesce(r.minutes, m.minutes) as minutes,
                                          coalesce(r.days, m.days) as days
                                        from plan_revision r left join lateral (
                                          select count(*) as members,
                                            coalesce(sum(minutes), 0)::bigint as minutes,
                                            coalesce(sum(days), 0)::bigint as days
                                          from plan_measure m
                                          where r.members is null and m.tenant_id = r.tenant_id
                                            and m.plan_id = r.plan_id
                                            and m.revision = r.revision) m on true
                                        where r.tenant_id = :tenant and r.plan_id = :plan
                                          and r.revision = :revision\
                                        """)
                                .bind("tenant", tx.tenant()))
                .map((row, context) -> totals(row))
                .one();
    }

    /// What the rows of the snapshot add up to, whatever is noted of them.
    static Totals summed(Tx tx, Plan plan) {
        return of(
                        plan,
                        tx.sql()
                                .createQuery(
                                        """
                                        select count(*) as members,
                                          coalesce(sum(minutes), 0)::bigint as minutes,
                                          coalesce(sum(days), 0)::bigint as days
                                        from plan_measure
                                        where tenant_id = :tenant and plan_id = :plan
                                          and revision = :revision\
                                        """)
                                .bind("tenant", tx.tenant()))
                .map((row, context) -> totals(row))
                .one();
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(row.getInt("members"), row.getLong("minutes"), row.getLong("days"));
    }

    /// Hands over the measures of all members of a plan, by member number.
    static void eachMeasures(Tx tx, Plan plan, Consumer<? super MemberMeasures> each) {
        of(
                        plan,
                        tx.sql()
                                .createQuery(
                                        """
                                        select member_id, member_number, minutes, days, other
                                        from plan_measure
                                        where tenant_id = :tenant and plan_id = :plan
                                          and revision = :revision
                                        order by member_number, member_id\
                                        """)
                                .bind("tenant", tx.tenant()))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> measures(row))
                .useIterator(rows -> rows.forEachRemaining(each));
    }

    /// Hands over all shares of a plan, in their order.
    static void eachShare(Tx tx, Plan plan, Consumer<? super Share> each) {
        of(
                        plan,
                        tx.sql()
                                .createQuery(
                                        """
                                        select * from plan_share
                                        where tenant_id = :tenant and plan_id = :plan
                                          and revision = :revision
                                        order by ordinal\
                                        """)
                                .bind("tenant", tx.tenant()))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> share(row))
                .useIterator(rows -> rows.forEachRemaining(each));
    }

    /// The measures of one member of a plan, when the member is in it.
    public static Optional<MemberMeasures> measuresOf(Tx tx, Plan plan, UUID member) {
        return of(
                        plan,
                        tx.sql()
                                .createQuery(
                                        """
                                        select member_id, member_number, minutes, days, other
                                        from plan_measure
                                        where tenant_id = :tenant and plan_id = :plan
                                          and revision = :revision and member_id = :member\
                                        """)
                                .bind("tenant", tx.tenant())
                                .bind("member", member))
                .map((row, context) -> measures(row))
                .findOne();
    }

    static Page<Share> sharePage(Tx tx, Plan plan, PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(-1L);
        List<Share> shares =
                of(
                                plan,
                                tx.sql()
                                        .createQuery(
                                                """
                                                select * from plan_share
                                                where tenant_id = :tenant and plan_id = :plan
                                                  and revision = :revision and ordinal > :after
                                                order by ordinal limit :limit\
                                                """)
                                        .bind("tenant", tx.tenant())
                                        .bind("after", after)
                                        .bind("limit", page.limit() + 1))
                        .map((row, context) -> share(row))
                        .list();
        return Page.of(shares, page.limit(), last -> Cursor.of(after + page.limit()));
    }

    /// A member's shares in a plan.
    public static List<Share> sharesOf(Tx tx, Plan plan, UUID member) {
        return of(
                        plan,
                        tx.sql()
                                .createQuery(
                                        """
                                        select * from plan_share
                                        where tenant_id = :tenant and plan_id = :plan
                                          and revision = :revision and member_id = :member
                                        order by ordinal\
                                        """)
                                .bind("tenant", tx.tenant())
                                .bind("member", member))
                .map((row, context) -> share(row))
                .list();
    }

    private static Query of(Plan plan, Query query) {
        return query.bind("plan", plan.planId()).bind("revision", plan.revision());
    }

    /// A row of `plan_measure`.
    @SuppressWarnings("unchecked")
    public static MemberMeasures measures(ResultSet row) throws SQLException {
        String text = row.getString("other");
        TreeMap<String, Long> other = new TreeMap<>();
        if (!text.equals("{}")) {
            Canonical.read(text, TreeMap.class)
                    .forEach((name, value) ->
                            other.put((String) name, ((Number) value).longValue()));
        }
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
                Canonical.fraction(row.getString("weight")),
                Canonical.fraction(row.getString("quota")),
                Money.of(row.getLong("floor"), currency),
                row.getBoolean("remainder_unit"),
                row.getBoolean("capped"),
                Money.of(row.getLong("amount"), currency),
                Money.of(row.getLong("cash"), currency),
                Money.of(row.getLong("retained"), currency));
    }
}

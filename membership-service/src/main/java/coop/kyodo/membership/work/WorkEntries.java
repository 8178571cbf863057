package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The entries of work and their corrections.
final class WorkEntries {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    /// What a person worked.
    record MemberTotal(UUID memberId, long minutes, long days) {}

    /// A sum of work under its key.
    record Total(String key, long minutes, long days) {}

    /// What totals are made by.
    enum By {
        MEMBER("member_id::text"),
        SITE("site_id::text"),
        PERIOD("period");

        private final String key;

        By(String column) {
            key = column;
        }

        /// The key that a page ended with; a 400 when it is none.
        private String after(Cursor cursor) {
            if (this != PERIOD) {
                return cursor.id(0).toString();
            }
            String month = cursor.part(0);
            if (!MONTH.matcher(month).matches()) {
                throw Problems.invalid(
                        "validation-failed",
                        "query:cursor",
                        "Use the value of `next` of the page before.");
            }
            return month;
        }
    }

    private WorkEntries() {}

    static void add(Tx tx, WorkEntry entry) {
        tx.sql()
                .createUpdate(
                        """
                        insert into work_entry values (:tenant, :entryId, :memberId, :siteId, :month,
                          cast(:date as date), :minutes, :days, cast(:corrects as uuid), :reason,
                          :recordedAt)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("month", entry.period().toString())
                .bind("entryId", entry.entryId())
                .bind("memberId", entry.memberId())
                .bind("siteId", entry.siteId())
                .bind("date", entry.date())
                .bind("minutes", entry.minutes())
                .bind("days", entry.days())
                .bind("corrects", entry.corrects())
                .bind("reason", entry.reason())
                .bind("recordedAt", entry.recordedAt())
                .execute();
    }

    static boolean exists(Tx tx, UUID entryId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from work_entry
                          where tenant_id = :tenant and entry_id = :entry)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("entry", entryId)
                .mapTo(Boolean.class)
                .one();
    }

    static WorkEntry get(Tx tx, UUID entryId) {
        return tx.sql()
                .createQuery(
                        "select * from work_entry where tenant_id = :tenant and entry_id = :entry")
                .bind("tenant", tx.tenant())
                .bind("entry", entryId)
                .map(WorkEntries::read)
                .findOne()
                .orElseThrow(() -> Problems.notFound("work-entry-not-found"));
    }

    /// What an entry says with all its corrections.
    static MemberTotal corrected(Tx tx, UUID entryId) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, sum(minutes) as minutes, sum(days) as days from work_entry
                        where tenant_id = :tenant and (entry_id = :entry or corrects = :entry)
                        group by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("entry", entryId)
                .map(ConstructorMapper.of(MemberTotal.class))
                .one();
    }

    static Page<WorkEntry> page(
            Tx tx, @Nullable UUID memberId, @Nullable YearMonth period, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from work_entry
                                where tenant_id = :tenant and entry_id > :after
                                  and (cast(:member as uuid) is null or member_id = cast(:member as uuid))
                                  and (cast(:period as text) is null or period = :period)
                                order by entry_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("member", memberId)
                        .bind("period", period == null ? null : period.toString())
                        .bind("limit", page.limit() + 1)
                        .map(WorkEntries::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.entryId()));
    }

    /// What everyone worked in a month as a member. Work counts as a member's when the membership
    /// began by the end of the month it was done in; a correction goes with what it corrects.
    static List<MemberTotal> ofMembers(Tx tx, YearMonth period) {
        return tx.sql()
                .createQuery(
                        """
                        select e.member_id, sum(e.minutes) as minutes, sum(e.days) as days
                        from work_entry e
                        join member m using (tenant_id, member_id)
                        left join work_entry o on o.tenant_id = e.tenant_id and o.entry_id = e.corrects
                        where e.tenant_id = :tenant and e.period = :period
                          and m.admitted_on <
                            to_date(coalesce(o.period, e.period), 'YYYY-MM') + interval '1 month'
                        group by e.member_id order by e.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .map(ConstructorMapper.of(MemberTotal.class))
                .list();
    }

    static Page<Total> totals(
            Tx tx,
            By by,
            YearMonth from,
            YearMonth to,
            @Nullable UUID memberId,
            @Nullable UUID siteId,
            PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select <key> as key, sum(minutes) as minutes, sum(days) as days
                                from work_entry
                                where tenant_id = :tenant and period between :from and :to
                                  and (cast(:member as uuid) is null or member_id = cast(:member as uuid))
                                  and (cast(:site as uuid) is null or site_id = cast(:site as uuid))
                                  and <key> > :after
                                group by 1 order by 1 limit :limit\
                                """)
                        .define("key", by.key + " collate \"C\"")
                        .bind("tenant", tx.tenant())
                        .bind("from", from.toString())
                        .bind("to", to.toString())
                        .bind("member", memberId)
                        .bind("site", siteId)
                        .bind("after", page.after().map(by::after).orElse(""))
                        .bind("limit", page.limit() + 1)
                        .map(ConstructorMapper.of(Total.class))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.key()));
    }

    private static WorkEntry read(ResultSet row, StatementContext context) throws SQLException {
        return new WorkEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("site_id", UUID.class),
                YearMonth.parse(row.getString("period")),
                row.getObject("worked_on", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("days"),
                row.getObject("corrects", UUID.class),
                row.getString("reason"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
